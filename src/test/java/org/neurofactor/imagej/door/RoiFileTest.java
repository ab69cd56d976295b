package org.neurofactor.imagej.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.EllipseRoi;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.io.RoiEncoder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One damaged ROI is named, the others are there; and nothing in a file makes the reader fail in any other way. */
class RoiFileTest {

	@TempDir
	Path folder;

	private static byte[] bytes(final Roi roi) {
		roi.setName("a name");
		roi.setProperty("key", "value");
		return RoiEncoder.saveAsByteArray(roi);
	}

	private static byte[] polygon() {
		return bytes(new PolygonRoi(new float[] { 3.5f, 12, 14, 5 }, new float[] { 4, 3, 14, 12.5f }, 4, Roi.POLYGON));
	}

	private Path zip(final Map<String, byte[]> entries, final boolean stored) throws IOException {
		final ByteArrayOutputStream all = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(all)) {
			for (final Map.Entry<String, byte[]> file : entries.entrySet()) {
				final ZipEntry entry = new ZipEntry(file.getKey());
				if (stored) {
					final CRC32 sum = new CRC32();
					sum.update(file.getValue());
					entry.setMethod(ZipEntry.STORED);
					entry.setSize(file.getValue().length);
					entry.setCrc(sum.getValue());
				}
				zip.putNextEntry(entry);
				zip.write(file.getValue());
			}
		}
		return Files.write(folder.resolve("RoiSet.zip"), all.toByteArray());
	}

	private static Map<String, byte[]> two(final byte[] second) {
		final Map<String, byte[]> entries = new LinkedHashMap<>();
		entries.put("good.roi", polygon());
		entries.put("bad.roi", second);
		return entries;
	}

	private void assertDamaged(final byte[] second, final String why) throws IOException {
		final RoiFile file = RoiFile.read(zip(two(second), false));
		assertEquals("{bad=" + why + "}", file.damaged().toString());
		assertEquals(1, file.rois().size());
		assertEquals("good", file.rois().get(0).getName());
		final String message = assertThrows(IllegalArgumentException.class, () -> file.complete(folder)).getMessage();
		assertTrue(message.contains("of the ROI \"bad\", " + why), message);
	}

	@Test
	void oneDamagedRoiOfMany() throws IOException {
		assertDamaged(new byte[100], "it is no ROI of ImageJ's");
		assertDamaged(new byte[3], "it is no ROI of ImageJ's");
		assertDamaged(ByteBuffer.wrap(polygon()).putInt(36, Integer.MAX_VALUE).array(),
			"it ends before what it says it has");
		assertDamaged(ByteBuffer.wrap(polygon()).putShort(16, (short) -1).array(),
			"it ends before what it says it has");
		assertDamaged(ByteBuffer.wrap(polygon()).put(6, (byte) 77).array(), "it is damaged");
	}

	/** 100 MB of zeros in 100 kB. */
	@Test
	void aZipBombIsNotUnpacked() throws IOException {
		assertDamaged(new byte[100_000_000], "it has more than 16777216 bytes, as no ROI has");
	}

	@Test
	void aWrongChecksum() throws IOException {
		final Path path = zip(two(polygon()), true);
		final byte[] all = Files.readAllBytes(path);
		int at = all.length - 1;
		// the second ROI's last coordinate, in front of its second header
		final byte[] second = polygon();
		while (all[at] != second[70] || !matches(all, at - 70, second)) at--;
		all[at] ^= 1;
		Files.write(path, all);
		final RoiFile file = RoiFile.read(path);
		assertEquals("{bad=its bytes do not have their checksum}", file.damaged().toString());
		assertEquals(1, file.rois().size());
	}

	private static boolean matches(final byte[] all, final int start, final byte[] part) {
		for (int i = 0; i < part.length; i++) if (all[start + i] != part[i]) return false;
		return true;
	}

	@Test
	void aFileOfOneDamagedRoiIsRefused() throws IOException {
		final Path roi = Files.write(folder.resolve("one.roi"), new byte[80]);
		assertEquals("\"" + roi + "\" cannot be read as a file of ROIs: of the ROI \"one\", it is no ROI of ImageJ's.",
			assertThrows(IllegalArgumentException.class, () -> RoiFile.read(roi)).getMessage());
	}

	@Test
	void geometryThatIsNone() {
		final Roi upsideDown = new Roi(5, 5, 1, 1);
		upsideDown.setBounds(new java.awt.geom.Rectangle2D.Double(5, 5, -3, 4));
		assertGeometry(upsideDown);
		assertGeometry(new PolygonRoi(new float[] { 0, 30000, 30000 }, new float[] { 0, 0, 30000 }, 3, Roi.POLYGON));
	}

	/** Bounds at 8 (top, left, bottom, right), vertices from 64 on: first all x, then all y. */
	@Test
	void boundsAndVerticesMustFitEachOther() throws IOException {
		final byte[] rectangle = bytes(new Roi(5, 4, 10, 20));
		ByteBuffer.wrap(rectangle).putShort(14, (short) 2);
		assertRefused("its bounds are -3 pixels wide and 20 high", rectangle);
		final byte[] polygon = polygon();
		assertEquals(1, RoiFile.read(Files.write(folder.resolve("one.roi"), polygon)).rois().size());
		ByteBuffer.wrap(polygon).putShort(66, (short) 30000);
		assertRefused("a vertex lies 30000 pixels from a corner of bounds of ", polygon);
	}

	private void assertRefused(final String what, final byte[] bytes) throws IOException {
		final Path roi = Files.write(folder.resolve("one.roi"), bytes);
		final String message = assertThrows(IllegalArgumentException.class, () -> RoiFile.read(roi)).getMessage();
		assertTrue(message.contains("of the ROI \"one\", " + what), message);
	}

	private static void assertGeometry(final Roi roi) {
		final String message = assertThrows(IllegalArgumentException.class, () -> RoiMask.of(roi, 64, 64)).getMessage();
		assertTrue(message.startsWith("its bounds, "), message);
	}

	@Test
	@Timeout(120)
	void whateverIsDamagedIsNamed() throws IOException {
		final byte[][] good = { polygon(), bytes(new Roi(3, 4, 5, 6)), bytes(new OvalRoi(3, 4, 9, 6)),
			bytes(new ShapeRoi(new Roi(2, 2, 9, 9)).not(new ShapeRoi(new OvalRoi(4, 4, 3, 3)))),
			bytes(new EllipseRoi(3, 4, 20, 22, 0.5)), bytes(new PointRoi(4, 5)), bytes(new TextRoi(3, 4, "text")) };
		final Fuzz fuzz = new Fuzz(7);
		int damaged = 0;
		for (int i = 0; i < 3000; i++) {
			final Path roi = Files.write(folder.resolve("one.roi"), fuzz.damaged(good[i % good.length], 400));
			try {
				RoiMask.of(RoiFile.read(roi).rois().get(0), 40, 40);
			}
			catch (final IllegalArgumentException e) {
				damaged++;
				if (e.getMessage().startsWith("\"")) Fuzz.assertForUsers(e, "one");
				else assertTrue(e.getMessage().startsWith("it"), e.getMessage());
			}
		}
		assertTrue(damaged > 300, "" + damaged);
		final byte[] zip = Files.readAllBytes(zip(two(polygon()), false));
		for (int i = 0; i < 2000; i++) {
			final Path path = Files.write(folder.resolve("RoiSet.zip"), fuzz.damaged(zip, zip.length));
			try {
				RoiFile.read(path).damaged().values().forEach(why -> assertTrue(why.startsWith("it"), why));
			}
			catch (final IllegalArgumentException e) {
				Fuzz.assertForUsers(e, "RoiSet.zip");
			}
		}
	}
}
