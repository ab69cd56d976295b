package org.neurofactor.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collections;

import org.junit.jupiter.api.Test;

class CoverageTest {

	private final Polygon field = bar(0, 10);

	@Test
	void overlapsAndWhatIsOutsideDoNotCount() {
		// Alone: [-2, 1] and [3, 4], of which [0, 1] and [3, 4] are in the field.
		assertEquals(0.2, Coverage.of(field, Arrays.asList(bar(-2, 3), bar(1, 4))), 1e-14);
	}

	@Test
	void threefoldOverlapsDoNotCountEither() {
		// Alone: [0, 1] and [6, 8].
		assertEquals(0.3, Coverage.of(field, Arrays.asList(bar(0, 4), bar(1, 6), bar(2, 8))), 1e-14);
	}

	@Test
	void withoutSubunits() {
		assertEquals(0, Coverage.of(field, Collections.emptyList()));
		assertEquals(0, Coverage.of(Polygon.empty(), Collections.emptyList()));
		assertEquals(0, Coverage.of(field, Collections.singletonList(Polygon.empty())));
	}

	@Test
	void withoutField() {
		assertEquals(Double.NaN, Coverage.of(Polygon.empty(), Collections.singletonList(bar(0, 1))));
	}

	private static Polygon bar(final double from, final double to) {
		return Polygon.of(new double[] { from, to, to, from }, new double[] { 0, 0, 1, 1 });
	}
}
