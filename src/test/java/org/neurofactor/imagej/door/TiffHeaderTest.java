package org.neurofactor.imagej.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurofactor.imagej.record.FileFormats;

/** Kinds of TIFF that ImageJ does not read are named, and damage never makes it hang or run out of memory. */
class TiffHeaderTest {

	@TempDir
	Path folder;

	/** Two planes of 4 x 3 pixels in directories of six fields; further fields as tag, type (3: short, 4: long), value. */
	private Path tiff(final ByteOrder order, final int... more) throws IOException {
		final int[][] fields = new int[6 + more.length / 3][];
		fields[0] = new int[] { 256, 3, 4 };
		fields[1] = new int[] { 257, 3, 3 };
		fields[2] = new int[] { 258, 3, 16 };
		fields[3] = new int[] { 273, 4, 8 };
		fields[4] = new int[] { 277, 3, 1 };
		fields[5] = new int[] { 279, 4, 96 };
		for (int i = 6; i < fields.length; i++)
			fields[i] = new int[] { more[3 * i - 18], more[3 * i - 17], more[3 * i - 16] };
		final int length = 2 + fields.length * 12 + 4;
		final ByteBuffer bytes = ByteBuffer.allocate(104 + 2 * length).order(order);
		bytes.putShort((short) (order == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4d4d)).putShort((short) 42).putInt(104);
		bytes.position(104);
		for (int plane = 0; plane < 2; plane++) {
			bytes.putShort((short) fields.length);
			for (final int[] field : fields) {
				bytes.putShort((short) field[0]).putShort((short) field[1]).putInt(1);
				if (field[1] == 3) bytes.putShort((short) field[2]).putShort((short) 0);
				else bytes.putInt(field[2]);
			}
			bytes.putInt(plane == 0 ? 104 + length : 0);
		}
		return Files.write(folder.resolve("movie.tif"), bytes.array());
	}

	private static String refusal(final Path path) {
		final IOException e = assertThrows(IOException.class, () -> new TiffFile(path).openVirtual());
		Fuzz.assertForUsers(e, path.toString());
		return e.getMessage();
	}

	@Test
	void plainOnesAreRead() throws IOException {
		for (final ByteOrder order : new ByteOrder[] { ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN })
			assertEquals(2, new TiffFile(tiff(order)).openVirtual().getStackSize());
	}

	@ParameterizedTest
	@CsvSource({ "322, 3, 16, it is tiled", "339, 3, 3, it has 16-bit floating-point numbers",
		"258, 3, 64, it has 64-bit whole numbers",
		"259, 3, 7, 'it is compressed in a way (7) that is none of LZW, deflate and PackBits'",
		"277, 3, 2, it has 2 samples per pixel" })
	void kindsThatImageJCannotOpen(final int tag, final int type, final int value, final String what)
		throws IOException
	{
		for (final ByteOrder order : new ByteOrder[] { ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN }) {
			final String message = refusal(tiff(order, tag, type, value));
			assertTrue(message.contains(what + ", which ImageJ itself cannot open. Bio-Formats can"), message);
		}
	}

	@Test
	void doublesAndBigTiffs() throws IOException {
		assertTrue(refusal(tiff(ByteOrder.LITTLE_ENDIAN, 258, 3, 64, 339, 3, 3))
			.contains("it has 64-bit floating-point numbers, which"));
		final byte[] bytes = Files.readAllBytes(tiff(ByteOrder.LITTLE_ENDIAN));
		bytes[2] = 43;
		assertTrue(refusal(Files.write(folder.resolve("big.tif"), bytes)).contains("it is a BigTIFF, which"));
	}

	/** Each of which ImageJ would take for true, and read on and on. */
	@Test
	@Timeout(60)
	void damageIsSeenBeforeImageJ() throws IOException {
		final byte[] good = Files.readAllBytes(tiff(ByteOrder.BIG_ENDIAN));
		final int length = 2 + 6 * 12 + 4;
		assertDamage(good, 104 + length - 4, 104, "its directories run in a circle");
		assertDamage(good, 4, 1 << 30, "its header points beyond its end");
		assertDamage(good, 104 + 2 + 3 * 12 + 4, Integer.MAX_VALUE, "a field of 2147483647 values is damaged");
		assertDamage(good, 104 + 2 + 3 * 12 + 8, 1 << 30, "its header points beyond its end");
		assertDamage(good, 104 + 2 + 8, 0, "an image of 0 x 3 pixels is damaged");
		assertTrue(refusal(Files.write(folder.resolve("text.tif"), "no TIFF at all".getBytes("UTF-8")))
			.contains("it has no TIFF header"));
		assertTrue(refusal(Files.write(folder.resolve("empty.tif"), new byte[0])).contains("it has no TIFF header"));
	}

	private void assertDamage(final byte[] good, final int at, final int value, final String what) throws IOException {
		final ByteBuffer bytes = ByteBuffer.wrap(good.clone());
		bytes.putInt(at, value);
		final String message = refusal(Files.write(folder.resolve("damaged.tif"), bytes.array()));
		assertTrue(message.contains(what), message);
	}

	/** A ROI of the overlay that says it has 2 GB of properties. */
	@Test
	void overlaysAreChecked() throws IOException {
		final ImagePlus imp = IJ.createImage("movie", "8-bit ramp", 5, 5, 2);
		final Roi roi = new Roi(1, 2, 3, 4);
		roi.setProperty("key", "value");
		imp.setOverlay(new Overlay(roi));
		final Path path = folder.resolve("overlay.tif");
		FileFormats.writeTiff(imp, path);
		assertEquals(1, new TiffFile(path).openVirtual().getOverlay().size());
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
		int start = 0;
		while (bytes.getInt(start) != 0x496f7574) start++;
		bytes.putInt(start + bytes.getInt(start + 60) + 44, Integer.MAX_VALUE);
		Files.write(path, bytes.array());
		assertTrue(refusal(path).contains("its overlay or selection is damaged"));
	}

	@Test
	@Timeout(180)
	void whateverIsDamagedIsNamed() throws IOException {
		final ImagePlus imp = IJ.createImage("movie", "16-bit ramp", 12, 7, 3);
		imp.setOverlay(new Overlay(new Roi(1, 2, 3, 4)));
		imp.getStack().setSliceLabel("a label", 2);
		imp.setProperty("Info", "some text");
		final Path path = folder.resolve("damaged.tif");
		FileFormats.writeTiff(imp, path);
		final byte[] imagej = Files.readAllBytes(path);
		final byte[][] good = { imagej, Files.readAllBytes(tiff(ByteOrder.LITTLE_ENDIAN)) };
		final Fuzz fuzz = new Fuzz(11);
		int refused = 0;
		for (int i = 0; i < 3000; i++) {
			Files.write(path, fuzz.damaged(good[i % 2], good[i % 2].length));
			try {
				final ImagePlus opened = new TiffFile(path).openVirtual();
				opened.getStack().getProcessor(opened.getStackSize());
			}
			catch (final IOException | UncheckedIOException e) {
				refused++;
				Fuzz.assertForUsers(e, "damaged.tif");
			}
		}
		assertTrue(refused > 500, "" + refused);
	}
}
