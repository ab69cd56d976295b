package org.neurofactor.imagej.door;

import org.neurofactor.imagej.record.FileFormats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.Opener;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Collectors;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TiffFileTest {

	private static final int FRAMES = 5;

	@TempDir
	Path folder;

	private Path write(final ImagePlus imp, final String name) throws IOException {
		final Path path = folder.resolve(name);
		FileFormats.writeTiff(imp, path);
		return path;
	}

	private static void assertSame(final ImagePlus expected, final ImagePlus actual) {
		final PlaneStack a = PlaneStack.of(expected, "frame");
		final PlaneStack b = PlaneStack.of(actual, "frame");
		assertArrayEquals(a.dimensionsAsLongArray(), b.dimensionsAsLongArray());
		final double[] planeA = new double[(int) (a.dimension(0) * a.dimension(1))];
		final double[] planeB = planeA.clone();
		for (int t = 0; t < a.dimension(2); t++) {
			a.readFrame(t, planeA);
			b.readFrame(t, planeB);
			assertArrayEquals(planeA, planeB, "plane " + t);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "8-bit ramp", "16-bit ramp", "32-bit ramp" })
	void planesCalibrationAxesAndOverlay(final String type) throws IOException {
		final ImagePlus imp = IJ.createImage("movie", type, 12, 7, FRAMES);
		for (int t = 1; t <= FRAMES; t++) imp.getStack().getProcessor(t).set(t, 1, 77 + t);
		imp.setDimensions(1, 1, FRAMES);
		imp.getCalibration().frameInterval = 0.25;
		imp.getCalibration().setTimeUnit("sec");
		imp.setOverlay(new Overlay(new Roi(1, 2, 3, 4)));
		final ImagePlus opened = new TiffFile(write(imp, "movie.tif")).openVirtual();
		assertTrue(opened.getStack().isVirtual());
		assertEquals("movie.tif", opened.getTitle());
		assertEquals(FRAMES, opened.getNFrames());
		assertEquals(imp.getBitDepth(), opened.getBitDepth());
		assertEquals(4, FrameRate.hz(opened.getCalibration()));
		assertEquals(1, opened.getOverlay().size());
		assertSame(imp, opened);
	}

	/** Signed 16 bits are stored as unsigned ones with a calibration function. */
	@Test
	void signedValues() throws IOException {
		final ImagePlus imp = IJ.createImage("movie", "16-bit black", 6, 5, FRAMES);
		for (int t = 1; t <= FRAMES; t++) imp.getStack().getProcessor(t).set(t, 1, 32768 - 10 * t);
		imp.getCalibration().setSigned16BitCalibration();
		final Path path = write(imp, "signed.tif");
		final ImagePlus opened = new TiffFile(path).openVirtual();
		assertSame(imp, opened);
		assertSame(new Opener().openImage(path.toString()), opened);
	}

	@Test
	void compressedPlanes() throws IOException {
		final Path path = folder.resolve("lzw.tif");
		final Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("TIFF");
		assumeTrue(writers.hasNext(), "Java 9 can write TIFFs");
		final ImageWriter writer = writers.next();
		final ImagePlus imp = IJ.createImage("movie", "8-bit ramp", 30, 20, FRAMES);
		try (ImageOutputStream out = ImageIO.createImageOutputStream(path.toFile())) {
			writer.setOutput(out);
			writer.prepareWriteSequence(null);
			for (int t = 1; t <= FRAMES; t++) {
				imp.getStack().getProcessor(t).set(t, 1, 77 + t);
				final ImageWriteParam how = writer.getDefaultWriteParam();
				how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
				how.setCompressionType("LZW");
				final BufferedImage plane = imp.getStack().getProcessor(t).getBufferedImage();
				writer.writeToSequence(new IIOImage(plane, null, null), how);
			}
			writer.endWriteSequence();
		}
		assertSame(imp, new TiffFile(path).openVirtual());
	}

	@Test
	void sortedByTheNumbersInTheirNames() throws IOException {
		final ImagePlus imp = IJ.createImage("movie", "8-bit ramp", 6, 5, 2);
		for (final String name : new String[] { "t10.tif", "t2.TIFF", "t1.tif", ".hidden.tif", "notes.txt" })
			write(imp, name);
		Files.createDirectories(folder.resolve("t3.tif"));
		assertEquals("[t1, t2, t10]",
			TiffFile.in(folder).stream().map(TiffFile::baseName).collect(Collectors.toList()).toString());
	}

	@Test
	void aFileThatVanishesIsSaid() throws IOException {
		final Path path = write(IJ.createImage("movie", "8-bit ramp", 6, 5, 2), "movie.tif");
		final ImagePlus opened = new TiffFile(path).openVirtual();
		Files.delete(path);
		final String message =
			assertThrows(UncheckedIOException.class, () -> opened.getStack().getProcessor(2)).getMessage();
		assertTrue(message.contains("Plane 2 of \"movie.tif\" can no longer be read"), message);
	}

	@Test
	void damagedFilesAreRefused() throws IOException {
		final Path text = Files.write(folder.resolve("text.tif"), new byte[100]);
		assertTrue(assertThrows(IOException.class, () -> new TiffFile(text).openVirtual()).getMessage()
			.contains(text.toString()));
	}
}
