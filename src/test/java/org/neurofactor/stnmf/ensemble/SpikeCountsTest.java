package org.neurofactor.stnmf.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.neurofactor.stnmf.ensemble.SpikeTriggeringTest.assertMessage;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class SpikeCountsTest {

	private static String bins(final SpikeCounts counts, final int cell) {
		return Arrays.toString(IntStream.range(0, counts.bins()).map(bin -> counts.count(cell, bin)).toArray());
	}

	@Test
	void fromTables() {
		final SpikeCounts counts = SpikeCounts.ofTable(new double[][] { { 0, 1 }, { 2, 0 }, { 300, 0 } });
		assertEquals(2, counts.cells());
		assertEquals("[0, 2, 300]", bins(counts, 0));
		assertEquals("[1, 0, 0]", bins(counts, 1));
		assertEquals(302, counts.total(0));
		assertEquals("[1, 0, 0]", bins(counts.select(1), 0));
		final int[][] array = { { 1, 2 } };
		final SpikeCounts copy = SpikeCounts.of(array);
		array[0][0] = 5;
		assertEquals("[1, 2]", bins(copy, 0));
	}

	@Test
	void fromTimes() {
		assertEquals("[1, 0, 2]", bins(SpikeCounts.ofFrameTimes(new double[][] { { 2.99, 0, 2 } }, 3), 0));
		assertEquals("[0, 1, 1, 0]", bins(SpikeCounts.ofSeconds(new double[][] { {}, { 0.25, 0.11 } }, 10, 4), 1));
		// 0.29 s at 100 Hz is 28.999999999999996 frames
		final SpikeCounts border = SpikeCounts.ofSeconds(new double[][] { { 0.29 } }, 100, 30);
		assertEquals(1, border.count(0, 29));
	}

	@Test
	void badInputIsNamed() {
		assertMessage("that of cell 2 in bin 1 is -1.0", () -> SpikeCounts.ofTable(new double[][] { { 0, -1 } }));
		assertMessage("that of cell 1 in bin 2 is 0.5", () -> SpikeCounts.ofTable(new double[][] { { 0 }, { 0.5 } }));
		assertMessage("is NaN", () -> SpikeCounts.ofTable(new double[][] { { Double.NaN } }));
		assertMessage("must have 2 cells like the first, but line 2 has 1",
			() -> SpikeCounts.ofTable(new double[][] { { 0, 1 }, { 1 } }));
		assertMessage("empty", () -> SpikeCounts.ofTable(new double[0][]));
		assertMessage("at least one cell", () -> SpikeCounts.of(new int[0][]));
		assertMessage("must have 2 bins like the first, but cell 2 has 3",
			() -> SpikeCounts.of(new int[][] { { 1, 1 }, { 1, 1, 1 } }));
		assertMessage("is -2.0", () -> SpikeCounts.of(new int[][] { { -2 } }));
		assertMessage("between 0 and 3.0 frames, the length of the stimulus, but cell 1 has one at 3.0 frames",
			() -> SpikeCounts.ofFrameTimes(new double[][] { { 3 } }, 3));
		assertMessage("between 0 and 0.3 s", () -> SpikeCounts.ofSeconds(new double[][] { { -0.1 } }, 10, 3));
		assertMessage("one at NaN s", () -> SpikeCounts.ofSeconds(new double[][] { { Double.NaN } }, 10, 3));
		assertMessage("frame rate must be greater than 0 Hz, but was 0.0",
			() -> SpikeCounts.ofSeconds(new double[1][0], 0, 3));
		assertMessage("at least one cell", () -> SpikeCounts.ofFrameTimes(new double[0][], 3));
		assertMessage("from 0 to 0, but was 1", () -> SpikeCounts.of(new int[][] { { 1 } }).select(1));
		assertMessage("at least one cell", () -> SpikeCounts.of(new int[][] { { 1 } }).select());
	}
}
