package org.neurofactor.neuropil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurofactor.spatial.Mask;

/** Where the first cut is made. Expected: the definition by NumPy's mean, arctan2, histogram and percentile (1.24). */
class SectorsTest {

	private static int[] pixels(final String text) {
		return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
	}

	private static Mask mask(final String pixels, final int width, final int height) {
		return Mask.ofPixels(pixels(pixels), width, height);
	}

	/**
	 * Directions are counted in as many bins as the image has rows, but in 20 at most. Other numbers give other
	 * sectors.
	 */
	@ParameterizedTest
	@CsvSource({ "7, 3, 10, 0 1 9 13 20, 0 1 9 | 13 20",
		"5, 5, 12, 1 4 5 9 14 15 16 17 19 23, 4 9 14 19 23 | 1 5 15 16 17",
		"9, 19, 85, 18 37 52 53 59 63 73 76 125 131 140, 18 37 52 53 59 76 | 63 73 125 131 140",
		"9, 20, 94, 9 20 24 28 64 81 82 110 147, 81 110 147 | 9 64 82 | 20 24 28",
		"9, 21, 94, 11 33 54 66 81 82 95 121 151, 95 121 151 | 54 81 82 | 11 33 66",
		"9, 30, 139, 37 55 79 108 117 126 132 133 175 187 238, 79 132 133 175 187 238 | 37 55 108 117 126" })
	void countsDirectionsInAtMostTwentyBins(final int width, final int height, final String cell, final String ring,
		final String expected)
	{
		assertSectors(expected, mask(ring, width, height), mask(cell, width, height));
	}

	/**
	 * In 8 rows there are 8 bins, with edges at multiples of 45°, where pixels like to lie: here (2, 3) as seen from
	 * the centre (4/3, 7/3), and (2, 4) from (4/3, 14/3). Their angles are computed just below the edge, and so they
	 * count.
	 */
	@ParameterizedTest
	@CsvSource({ "16 33 67, 0 3 18 20 30 32 39 50 81 124, 0 3 18 32 81 | 20 30 39 50 124",
		"48 81 99, 0 7 31 37 64 66 74 77 88 105, 0 7 37 64 66 | 31 74 77 88 105" })
	void edgesOfBinsDecide(final String cell, final String ring, final String expected) {
		assertSectors(expected, mask(ring, 16, 8), mask(cell, 16, 8));
	}

	private static void assertSectors(final String expected, final Mask ring, final Mask cell) {
		final String[] parts = expected.split(" \\| ");
		final List<Mask> sectors = Sectors.of(ring, cell, parts.length);
		assertEquals(parts.length, sectors.size());
		for (int s = 0; s < parts.length; s++)
			assertArrayEquals(pixels(parts[s]), sectors.get(s).pixels(), "sector " + s);
	}

	@Test
	void oneSectorIsTheRing() {
		final Mask ring = mask("0 1 2 3 5 6 7 8", 3, 3);
		assertArrayEquals(ring.pixels(), Sectors.of(ring, mask("4", 3, 3), 1).get(0).pixels());
	}

	@Test
	void nothingGivesEmptySectors() {
		final List<Mask> sectors = Sectors.of(Mask.ofPixels(new int[0], 3, 3), mask("4", 3, 3), 2);
		assertEquals(2, sectors.size());
		for (final Mask sector : sectors) assertTrue(sector.isEmpty());
	}
}
