package org.neurofactor.stnmf.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collections;

import org.junit.jupiter.api.Test;
import org.neurofactor.spatial.Polygon;
import org.neurofactor.spatial.Region;

class SubunitMatchingTest {

	/** One pixel high. */
	private static Polygon bar(final double left, final double right) {
		return Polygon.of(new double[] { left, right, right, left }, new double[] { 0, 0, 1, 1 });
	}

	@Test
	void overlapIsIntersectionOverUnion() {
		assertEquals(1, SubunitMatching.overlap(Region.of(bar(0, 4)), Region.of(bar(0, 4))), 1e-12);
		assertEquals(0.6, SubunitMatching.overlap(Region.of(bar(0, 4)), Region.of(bar(1, 5))), 1e-12);
		assertEquals(0.25, SubunitMatching.overlap(Region.of(bar(0, 4)), Region.of(bar(1, 2))), 1e-12);
		assertEquals(0, SubunitMatching.overlap(Region.of(bar(0, 4)), Region.of(bar(5, 6))));
		assertEquals(0, SubunitMatching.overlap(Region.empty(), Region.empty()));
	}

	@Test
	void halfIsEnough() {
		assertMatching(1, 0, SubunitMatching.ofOutlines(Arrays.asList(bar(0, 4)), Arrays.asList(bar(0, 2))));
		assertMatching(0, 1, SubunitMatching.ofOutlines(Arrays.asList(bar(0, 4)), Arrays.asList(bar(0, 1.9))));
	}

	@Test
	void everyModuleAndSubunitCountsOnce() {
		assertMatching(1, 1, SubunitMatching.ofOutlines(Arrays.asList(bar(0, 4)), Arrays.asList(bar(0, 4), bar(0, 3))));
		assertMatching(1, 0, SubunitMatching.ofOutlines(Arrays.asList(bar(0, 4), bar(0, 3)), Arrays.asList(bar(0, 4))));
	}

	@Test
	void bestOverlapsGoFirst() {
		final SubunitMatching matching =
			SubunitMatching.ofOutlines(Arrays.asList(bar(0, 4), bar(1, 5)), Arrays.asList(bar(1, 5), bar(0, 4)));
		assertMatching(2, 0, matching);
		assertEquals(2, matching.overlapSum(), 1e-12);
	}

	@Test
	void outlinesThatAreEmptyAreFalse() {
		assertMatching(0, 2, SubunitMatching.ofOutlines(Collections.emptyList(), Arrays.asList(bar(0, 1), bar(2, 3))));
		assertMatching(0, 1, SubunitMatching.ofOutlines(Arrays.asList(bar(0, 1)),
			Arrays.asList(Polygon.of(new double[0], new double[0]))));
	}

	private static void assertMatching(final int found, final int falseOnes, final SubunitMatching matching) {
		assertEquals(found, matching.found(), "found");
		assertEquals(falseOnes, matching.falseOnes(), "false");
	}
}
