package org.neurofactor.imagej.neuropil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;

import java.awt.Color;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.neuropil.CellRegions;
import org.neurofactor.spatial.Mask;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.spatial.Point;

class RegionRoisTest {

	private static Roi reloaded(final Roi roi) {
		return RoiDecoder.openFromByteArray(RoiEncoder.saveAsByteArray(roi));
	}

	private static void assertPixels(final Mask expected, final Roi roi) {
		assertArrayEquals(expected.pixels(), Recordings.mask(roi).pixels(), roi.getName());
		assertArrayEquals(expected.pixels(), Recordings.mask(reloaded(roi)).pixels(), roi.getName() + " from a file");
	}

	@Test
	void cellsAndTheirSectors() {
		final NeuropilInput input = Recordings.threeTrials();
		final NeuropilResult result = Recordings.run(input);
		final List<Roi> rois = RegionRois.of(result, input);
		assertEquals(Arrays.asList("cell 01", "cell 01 neuropil 1", "cell 01 neuropil 2", "cell 01 neuropil 3",
			"cell 01 neuropil 4", "cell 02", "cell 02 neuropil 1", "cell 02 neuropil 2", "cell 02 neuropil 3",
			"cell 02 neuropil 4"), rois.stream().map(Roi::getName).collect(Collectors.toList()));
		for (int i = 0; i < rois.size(); i++) {
			final CellRegions regions = result.cells().get(i / 5).traces().regions(0);
			assertPixels(regions.masks().get(i % 5), rois.get(i));
			final Roi saved = reloaded(rois.get(i));
			assertEquals(rois.get(i - i % 5 + Math.min(i % 5, 1)).getStrokeColor(), saved.getStrokeColor());
			assertEquals(0, saved.getPosition());
			assertEquals(i % 5 == 0 ? 2 : 1, rois.get(i).getStrokeWidth());
		}
		assertTrue(rois.get(0) instanceof OvalRoi, "as it was drawn");
		assertNotEquals(rois.get(0).getStrokeColor(), rois.get(5).getStrokeColor());
		final float[] cell = hsb(rois.get(0).getStrokeColor());
		final float[] sector = hsb(rois.get(1).getStrokeColor());
		assertEquals(cell[0], sector[0], 0.02, "hue");
		assertTrue(sector[1] < cell[1], "saturation");
	}

	private static float[] hsb(final Color color) {
		return Color.RGBtoHSB(color.getRed(), color.getGreen(), color.getBlue(), null);
	}

	@Test
	void theUsersRoisAreNotChanged() {
		final Roi roi = new Roi(10, 9, 5, 6);
		roi.setName("0002-0012-0013");
		roi.setGroup(3);
		roi.setFillColor(Color.PINK);
		roi.setPosition(17);
		final NeuropilInput input = Recordings.input(Collections.singletonList(Recordings.marked("soma", roi)), 10,
			Recordings.movie("movie", 30, 1));
		final Roi cell = RegionRois.of(Recordings.run(input), input).get(0);
		assertEquals("soma", cell.getName());
		assertEquals(0, cell.getGroup());
		assertEquals(0, cell.getPosition());
		assertNull(cell.getFillColor());
		assertEquals("0002-0012-0013", roi.getName());
		assertEquals(3, roi.getGroup());
		assertEquals(17, roi.getPosition());
		assertEquals(Color.PINK, roi.getFillColor());
	}

	@Test
	void aCellThatMoves() {
		final NeuropilInput input = Recordings.input(
			Collections.singletonList(Recordings.marked("soma", new Roi(10, 9, 5, 6), new Roi(14, 12, 5, 6))), 10,
			Recordings.movie("a", 30, 1), Recordings.movie("b", 30, 2));
		final NeuropilResult result = Recordings.run(input);
		final List<Roi> rois = RegionRois.of(result, input);
		assertEquals(10, rois.size());
		assertEquals(10, rois.stream().map(Roi::getName).distinct().count(), "names differ");
		for (int i = 0; i < 10; i++) {
			final int trial = i / 5;
			assertEquals("soma trial " + (trial + 1) + (i % 5 == 0 ? "" : " neuropil " + i % 5), rois.get(i).getName());
			assertEquals(trial + 1, reloaded(rois.get(i)).getPosition());
			assertPixels(result.cells().get(0).traces().regions(trial).masks().get(i % 5), rois.get(i));
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.003, 0.1, 0.5, 0.9, 1 })
	void anyPixels(final double share) {
		final Random random = new Random(5);
		final boolean[] inside = new boolean[Recordings.WIDTH * Recordings.HEIGHT];
		for (int i = 0; i < inside.length; i++) inside[i] = i == 77 || random.nextDouble() < share;
		final Mask mask = Mask.of(inside, Recordings.WIDTH, Recordings.HEIGHT);
		final Roi roi = RegionRois.exactly(mask);
		roi.setName("any");
		assertPixels(mask, roi);
	}

	@Test
	void neighboursHaveOtherColors() {
		final List<Point> grid =
			IntStream.range(0, 100).mapToObj(i -> new Point(i % 10 * 20, i / 10 * 20)).collect(Collectors.toList());
		final List<Color> colors = RegionColors.of(grid);
		assertTrue(new HashSet<>(colors).size() >= 7);
		for (int i = 0; i < 100; i++) {
			if (i % 10 < 9) assertNotEquals(colors.get(i), colors.get(i + 1), "right of " + i);
			if (i < 90) assertNotEquals(colors.get(i), colors.get(i + 10), "below " + i);
		}
		assertEquals(colors, RegionColors.of(grid));
	}
}
