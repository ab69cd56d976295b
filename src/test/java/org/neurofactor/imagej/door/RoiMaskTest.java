package org.neurofactor.imagej.door;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.EllipseRoi;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.RotatedRectRoi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.spatial.Mask;
import org.neurofactor.parity.Goldens;

class RoiMaskTest {

	private static final int WIDTH = 40;
	private static final int HEIGHT = 30;

	@TempDir
	Path folder;

	private static Map<String, Roi> rois() {
		final Map<String, Roi> rois = new LinkedHashMap<>();
		rois.put("rectangle", new Roi(3, 4, 7, 5));
		rois.put("rectangle between pixels", new Roi(3.4, 4.6, 7.3, 5.2));
		rois.put("rounded rectangle", new Roi(2, 2, 20, 15, 8));
		rois.put("oval", new OvalRoi(3, 4, 11, 9));
		rois.put("polygon", new PolygonRoi(new int[] { 4, 30, 17, 6 }, new int[] { 3, 9, 25, 20 }, 4, Roi.POLYGON));
		rois.put("polygon between pixels",
			new PolygonRoi(new float[] { 2.3f, 20.1f, 11.7f }, new float[] { 1.2f, 4.9f, 17.5f }, Roi.POLYGON));
		rois.put("freehand",
			new PolygonRoi(new int[] { 1, 9, 9, 5, 1 }, new int[] { 1, 1, 12, 6, 12 }, 5, Roi.FREEROI));
		rois.put("traced",
			new PolygonRoi(new int[] { 1, 9, 9, 5, 5, 1 }, new int[] { 1, 1, 12, 12, 6, 6 }, 6, Roi.TRACED_ROI));
		rois.put("ellipse", new EllipseRoi(5, 5, 30, 22, 0.4));
		rois.put("rotated rectangle", new RotatedRectRoi(6, 6, 28, 20, 9));
		rois.put("doughnut", new ShapeRoi(new OvalRoi(2, 2, 16, 15)).not(new ShapeRoi(new Roi(6, 6, 4, 5))));
		rois.put("two parts", new ShapeRoi(new Roi(2, 2, 5, 4)).or(new ShapeRoi(new OvalRoi(20, 12, 9, 9))));
		rois.put("partly outside", new OvalRoi(-4, 22, 14, 15));
		rois.put("partly outside, two parts",
			new ShapeRoi(new Roi(-3, -3, 8, 8)).or(new ShapeRoi(new Roi(35, 25, 9, 9))));
		rois.put("larger than the image", new Roi(-10, -10, 80, 80));
		return rois;
	}

	/** Area and mean of what is inside are those that ImageJ measures, whatever kind the ROI is of. */
	@TestFactory
	List<DynamicTest> isWhatImageJMeasures() {
		return rois().entrySet().stream().map(roi -> DynamicTest.dynamicTest(roi.getKey(), () -> {
			final ImagePlus imp = IJ.createImage("image", "32-bit", WIDTH, HEIGHT, 1);
			for (int i = 0; i < WIDTH * HEIGHT; i++) imp.getProcessor().setf(i, (float) Math.sqrt(i + 1));
			final int[] pixels = RoiMask.of(roi.getValue(), WIDTH, HEIGHT).pixels();
			imp.setRoi(roi.getValue());
			assertEquals(imp.getStatistics().pixelCount, pixels.length);
			assertEquals(imp.getStatistics().mean,
				Arrays.stream(pixels).mapToDouble(i -> imp.getProcessor().getf(i)).average().getAsDouble(), 1e-12);
		})).collect(Collectors.toList());
	}

	/**
	 * Where the reference's masks of the same ROIs differ: it leaves out some pixels at the right-hand edges of
	 * polygons and freehand ROIs, whose centres are inside. Ovals and rectangles are the same, also partly outside the
	 * image.
	 */
	@Test
	void differsFromTheReferenceAtRightHandEdges() throws IOException {
		final Path zip = folder.resolve("rois.zip");
		try (InputStream in = Goldens.class.getResourceAsStream("/goldens/fissa/movie_96x80/rois.zip")) {
			Files.copy(in, zip);
		}
		final JsonArray masks = Goldens.json("fissa/movie_96x80/nmf_default.json.gz").getAsJsonArray("masks");
		final List<Roi> rois = RoiFile.read(zip).rois();
		assertEquals(masks.size(), rois.size());
		final List<String> differences = new ArrayList<>();
		for (int i = 0; i < rois.size(); i++) {
			final Set<Integer> own = set(RoiMask.of(rois.get(i), 96, 80).pixels());
			final Set<Integer> reference = set(Goldens.integers(masks.get(i).getAsJsonArray().get(0)));
			final Set<Integer> more = new TreeSet<>(own);
			more.removeAll(reference);
			assertTrue(own.containsAll(reference), rois.get(i).getName());
			differences.add(rois.get(i).getName() + ": " + own.size() + ", " + more.size() + " more");
		}
		assertEquals(Arrays.asList("01-polygon: 114, 10 more", "02-oval: 96, 0 more", "03-freehand: 155, 8 more",
			"04-rectangle: 110, 0 more", "05-polygon: 149, 6 more", "06-oval: 64, 0 more", "07-freehand: 113, 6 more",
			"08-oval: 92, 0 more"), differences);
	}

	private static Set<Integer> set(final int[] values) {
		return Arrays.stream(values).boxed().collect(Collectors.toCollection(TreeSet::new));
	}

	@Test
	void saysWhatIsWrong() {
		assertFails(new PointRoi(5, 5), "it is a point selection, but a cell needs an area");
		assertFails(new Line(1, 1, 9, 9), "it is a straight line selection");
		assertFails(new PolygonRoi(new int[] { 1, 5, 9 }, new int[] { 1, 9, 1 }, 3, Roi.ANGLE),
			"it is an angle selection");
		assertFails(new TextRoi(1, 1, "cell"), "it is a text");
		assertFails(new PolygonRoi(new int[] { 1, 5, 9 }, new int[] { 1, 5, 9 }, 3, Roi.POLYGON), "it has no area");
		assertFails(new ShapeRoi(new Roi(2, 2, 4, 4)).not(new ShapeRoi(new Roi(1, 1, 9, 9))), "it has no area");
		assertFails(new Roi(40, 3, 5, 5), "it lies outside the image, which is 40 x 30 pixels");
		assertFails(new OvalRoi(-9, -9, 10, 10), "it lies outside the image");
	}

	private static void assertFails(final Roi roi, final String message) {
		final String actual =
			assertThrows(IllegalArgumentException.class, () -> RoiMask.of(roi, WIDTH, HEIGHT)).getMessage();
		assertTrue(actual.contains(message), actual);
	}

	@Test
	void doesNotChangeTheRoi() {
		final Roi roi = new OvalRoi(-4, 22, 14, 15);
		final Mask mask = RoiMask.of(roi, WIDTH, HEIGHT);
		assertEquals(new OvalRoi(-4, 22, 14, 15), roi);
		assertArrayEquals(mask.pixels(), RoiMask.of(roi, WIDTH, HEIGHT).pixels());
	}
}
