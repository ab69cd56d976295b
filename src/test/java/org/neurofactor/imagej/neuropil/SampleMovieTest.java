package org.neurofactor.imagej.neuropil;

import java.util.stream.IntStream;
import java.util.stream.Collectors;
import org.neurofactor.table.Column;
import org.neurofactor.table.Table;
import org.neurofactor.imagej.table.Frame;
import org.neurofactor.imagej.table.Csv;
import org.neurofactor.settings.PlaneSize;

import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.imagej.door.FrameRate;
import org.neurofactor.imagej.door.PixelSize;
import org.neurofactor.imagej.simulation.SimulatedMovie;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.RoiDecoder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.neuropil.simulation.CalciumMovieOptions;
import org.neurofactor.neuropil.simulation.CalciumMovieSimulation;
import org.neurofactor.neuropil.simulation.Recovery;

/**
 * The sample movie in {@code sample-images} is what the simulation gives with a few options. With the system property
 * {@code sample.write=true} the files are written first.
 */
class SampleMovieTest {

	private static final Path FOLDER = Paths.get("sample-images");
	private static final Path MOVIE = FOLDER.resolve("simulated-movie.tif");
	private static final Path TRUTH = FOLDER.resolve("simulated-movie-truth.csv");
	private static final Path CELLS = FOLDER.resolve("simulated-movie-RoiSet.zip");
	private static final CalciumMovieSimulation SIMULATION =
		new CalciumMovieSimulation(CalciumMovieOptions.DEFAULTS.with(CalciumMovieOptions.SIZE, new PlaneSize(64, 64))
			.with(CalciumMovieOptions.FRAMES, 400)
			.with(CalciumMovieOptions.CELLS, 6)
			.with(CalciumMovieOptions.OVERLAP, 0.67)
			.with(CalciumMovieOptions.SEED, 0L));

	@BeforeAll
	static void writeIfAsked() throws IOException {
		if (!Boolean.getBoolean("sample.write")) return;
		FileFormats.writeLargeTiff(SimulatedMovie.image(SIMULATION, 0, ProgressMonitor.NONE), MOVIE,
			ProgressMonitor.NONE);
		Csv.write(SimulatedMovie.truth(SIMULATION, ProgressMonitor.NONE), TRUTH);
		FileFormats.writeRoiSet(SimulatedMovie.cells(SIMULATION), CELLS);
	}

	@Test
	void stackIsTheSimulatedMovie() throws IOException {
		final ImagePlus expected = SimulatedMovie.image(SIMULATION, 0, ProgressMonitor.NONE);
		final ImagePlus sample = IJ.openImage(MOVIE.toString());
		assertEquals(400, sample.getNFrames());
		for (int t = 1; t <= 400; t++)
			assertArrayEquals((short[]) expected.getStack().getPixels(t), (short[]) sample.getStack().getPixels(t));
		assertEquals(expected.getInfoProperty(), sample.getInfoProperty());
		assertEquals(expected.getDisplayRangeMax(), sample.getDisplayRangeMax());
		assertTrue(Files.size(MOVIE) + Files.size(TRUTH) + Files.size(CELLS) < 4_000_000, "larger than 4 MB");
	}

	/** Numbers, not texts: how Java writes a number has changed. */
	@Test
	void tableIsTheTruth() throws IOException {
		final List<String> lines = Files.readAllLines(TRUTH);
		final Table<Frame> truth = SimulatedMovie.truth(SIMULATION, ProgressMonitor.NONE);
		assertEquals(truth.columns().stream().map(Column::name).collect(Collectors.joining(",")), lines.get(0));
		assertTrue(lines.get(0).startsWith("trial,frame,time,cell 01 calcium,cell 02 calcium,"), lines.get(0));
		assertEquals(401, lines.size());
		for (int t = 0; t < 400; t++) {
			final int row = t;
			assertArrayEquals(IntStream.range(0, truth.columns().size())
				.mapToDouble(column -> ((Number) truth.value(row, column)).doubleValue())
				.toArray(), Arrays.stream(lines.get(t + 1).split(",")).mapToDouble(Double::parseDouble).toArray());
		}
	}

	@Test
	void roiSetHasTheCells() throws IOException {
		final List<Roi> cells = SimulatedMovie.cells(SIMULATION);
		try (ZipFile zip = new ZipFile(CELLS.toFile())) {
			assertEquals(cells.size(), zip.size());
			for (final Roi cell : cells)
				try (InputStream in = zip.getInputStream(zip.getEntry(cell.getName() + ".roi")))
				{
					final byte[] bytes = new byte[10_000];
					int length = 0;
					for (int n = in.read(bytes); n >= 0; n = in.read(bytes, length, bytes.length - length)) length += n;
					final Roi roi = RoiDecoder.openFromByteArray(Arrays.copyOf(bytes, length));
					assertEquals(cell.getName(), roi.getName());
					assertArrayEquals(cell.getFloatPolygon().xpoints, roi.getFloatPolygon().xpoints);
					assertArrayEquals(cell.getFloatPolygon().ypoints, roi.getFloatPolygon().ypoints);
				}
		}
	}

	@Test
	void movieIsCalibratedAndShowsTheCells() {
		final ImagePlus movie = IJ.openImage(MOVIE.toString());
		assertEquals(400, movie.getNFrames());
		assertEquals(16, movie.getBitDepth());
		assertEquals(1.25, PixelSize.of(movie.getCalibration()).um(), 1e-12);
		assertEquals(10, FrameRate.hz(movie.getCalibration()), 1e-12);
		final Overlay overlay = movie.getOverlay();
		assertEquals(6, overlay.size());
		final List<Roi> cells = SimulatedMovie.cells(SIMULATION);
		for (int i = 0; i < 6; i++) {
			assertEquals("cell 0" + (i + 1), overlay.get(i).getName());
			assertEquals(cells.get(i).getBounds(), overlay.get(i).getBounds());
		}
		assertTrue(IJ.openVirtual(MOVIE.toString()).getStack().isVirtual(), "uncompressed, for virtual stacks");
	}

	/** What the sample is there to show. */
	@Test
	void separationBringsTheTracesCloserToTheTruth() {
		final double[][] cells = Recovery.correlations(SIMULATION);
		final double raw = Arrays.stream(cells).mapToDouble(cell -> cell[Recovery.RAW]).average().getAsDouble();
		final double nmf = Arrays.stream(cells).mapToDouble(cell -> cell[Recovery.NMF]).average().getAsDouble();
		assertTrue(nmf > raw + 0.05, nmf + " after " + raw);
	}
}
