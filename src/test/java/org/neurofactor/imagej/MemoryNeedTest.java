package org.neurofactor.imagej;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.neurofactor.stnmf.StnmfOptions.Start;

class MemoryNeedTest {

	@Test
	void countsTheEnsembleAndThePixelsThatTakePart() {
		final long ensemble = 8L * 10_000 * 50_000;
		assertEquals(1.15, MemoryNeed.ofStnmf(10_000, 100, 50_000, null).bytes() / (double) ensemble, 0.05);
		final long all = MemoryNeed.ofStnmf(40_000, 40_000, 10, Start.NNSVD_LRC).bytes();
		final long few = MemoryNeed.ofStnmf(40_000, 4_000, 10, Start.NNSVD_LRC).bytes();
		assertTrue(all > 50 * few, all + " " + few);
		assertTrue(MemoryNeed.ofStnmf(40_000, 40_000, 10, Start.RANDOM).bytes() < all / 3);
	}

	@Test
	void saysHowMuchIsMissingAndWhatToDo() {
		final String message = assertThrows(IllegalArgumentException.class, //
			() -> MemoryNeed.ofStnmf(1000, 1000, 1_000_000, Start.RANDOM).require(1L << 30)).getMessage();
		assertTrue(message.contains("about 8.6 GB") && message.contains("only 1.0 GB") && message.contains(
			"Edit > Options > Memory & Threads"), message);
	}

	@Test
	void simulationTakesItsEnsembleTwice() {
		final double ensemble = 4. * 250_000 * 2000;
		assertEquals(2.3, MemoryNeed.ofSimulation(250_000, 2000, 100_000).bytes() / ensemble, 0.1);
		final String message = assertThrows(IllegalArgumentException.class, //
			() -> MemoryNeed.ofSimulation(250_000, 2000, 100_000).require(1L << 30)).getMessage();
		assertTrue(message.endsWith("simulate fewer spikes or pixels."), message);
	}

	@Test
	void comparesWithWhatThereIs() {
		assertDoesNotThrow(() -> MemoryNeed.ofStnmf(100, 100, 100, Start.NNSVD_LRC).requireAvailable());
		assertThrows(IllegalArgumentException.class, //
			() -> MemoryNeed.ofStnmf(1_000_000, 1_000_000, 1_000_000, Start.RANDOM).requireAvailable());
	}
}
