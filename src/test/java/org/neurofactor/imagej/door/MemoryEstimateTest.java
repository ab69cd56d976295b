package org.neurofactor.imagej.door;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.neurofactor.stnmf.consensus.ConsensusOptions;

class MemoryEstimateTest {

	@Test
	void countsTheEnsembleAndThePixelsThatTakePart() {
		final long ensemble = 8L * 10_000 * 50_000;
		assertEquals(1.15, MemoryEstimate.ofStnmf(10_000, 50_000, 2, true).bytes() / (double) ensemble, 0.3);
		final long all = MemoryEstimate.ofStnmf(40_000, 10, 2, true).bytes();
		final long few = MemoryEstimate.ofStnmf(4_000, 10, 2, true).bytes();
		assertTrue(all > 50 * few, all + " " + few);
	}

	@Test
	void ensembleThatIsNotKeptCountsByItsWeightsOnly() {
		final long few = MemoryEstimate.ofStnmf(400, 1000, 20, false).bytes();
		final long many = MemoryEstimate.ofStnmf(400, 1_001_000, 20, false).bytes();
		assertEquals(1.15 * 16 * 20 * 1_000_000, many - few, 1000);
	}

	@Test
	void saysHowMuchIsMissingAndWhatToDo() {
		final String message = assertThrows(IllegalArgumentException.class,
			() -> MemoryEstimate.ofStnmf(1000, 1_000_000, 20, true).require(1L << 30)).getMessage();
		assertTrue(message.contains("about 9.0 GB") && message.contains("only 1.0 GB") &&
			message.contains("Edit > Options > Memory & Threads"), message);
	}

	@Test
	void simulationTakesItsEnsembleTwice() {
		final double ensemble = 4. * 250_000 * 2000;
		assertEquals(2.3, MemoryEstimate.ofSimulation(250_000, 2000, 100_000).bytes() / ensemble, 0.1);
		final String message = assertThrows(IllegalArgumentException.class,
			() -> MemoryEstimate.ofSimulation(250_000, 2000, 100_000).require(1L << 30)).getMessage();
		assertTrue(message.endsWith("simulate fewer spikes or pixels."), message);
	}

	@Test
	void comparesWithWhatThereIs() {
		assertDoesNotThrow(() -> MemoryEstimate.ofStnmf(100, 100, 20, true).requireAvailable());
		assertThrows(IllegalArgumentException.class,
			() -> MemoryEstimate.ofStnmf(1_000_000, 1_000_000, 20, true).requireAvailable());
	}

	@Test
	void consensusIsHelpedByComparingFewerSpikes() {
		final ConsensusOptions options =
			ConsensusOptions.DEFAULTS.with(ConsensusOptions.MAX_ELEMENTS, 100_000).with(ConsensusOptions.THREADS, 2);
		final MemoryEstimate need = MemoryEstimate.ofConsensus(400, 200_000, options, true);
		assertEquals(1.15 * 8 * 100_000L * 100_000 / 2, need.bytes(), 0.05 * need.bytes());
		final String message = assertThrows(IllegalArgumentException.class, () -> need.require(4L << 30)).getMessage();
		final Matcher advice =
			Pattern.compile("only 4.0 GB are left. .*, use maxelements=(\\d+), which would do").matcher(message);
		assertTrue(advice.find(), message);
		final int most = Integer.parseInt(advice.group(1));
		final MemoryEstimate advised =
			MemoryEstimate.ofConsensus(400, 200_000, options.with(ConsensusOptions.MAX_ELEMENTS, most), true);
		assertDoesNotThrow(() -> advised.require(4L << 30));
		assertTrue(advised.bytes() > 0.9 * (4L << 30), "no less than needed: " + most);
	}

	@Test
	void comparesAsManySpikesAsTheMemoryAllows() {
		final ConsensusOptions open = ConsensusOptions.DEFAULTS.with(ConsensusOptions.THREADS, 1);
		final int most = MemoryEstimate.affordableElements(400, 200_000, open, false);
		assertTrue(most > 1000 && most < 25_000, most + " in 512 MB");
		assertTrue(MemoryEstimate.ofConsensus(400, 200_000, open.with(ConsensusOptions.MAX_ELEMENTS, most), false)
			.isAvailable());
		assertEquals(0, MemoryEstimate.affordableElements(30_000, 100_000, open, false));
	}

	@Test
	void nothingHelpsWhereTheEnsembleIsTooLarge() {
		final String message = assertThrows(IllegalArgumentException.class,
			() -> MemoryEstimate.ofConsensus(30_000, 100_000, ConsensusOptions.DEFAULTS, true).require(4L << 30))
			.getMessage();
		assertFalse(message.contains("maxelements"), message);
		assertTrue(message.contains("crop the stack"), message);
	}

	@Test
	void aSmoothedStartTakesThreeTimesTheCorrelations() {
		assertEquals(1.15 * 3 * 8 * 5000. * 5000, MemoryEstimate.ofSmoothedStart(5000).bytes(), 40L << 20);
		assertTrue(
			assertThrows(IllegalArgumentException.class, () -> MemoryEstimate.ofSmoothedStart(30_000).require(4L << 30))
				.getMessage()
				.endsWith("or choose initialization=NNSVD-LRC."));
	}

	@Test
	void neuropilTakesItsTracesNotItsMovie() {
		final double traces = 8. * 100 * 5000 * (4 * 5 + 18);
		assertEquals(1.15, MemoryEstimate.ofNeuropil(512 * 512, 50_000, 1, 100, 5).bytes() / (10 * traces), 0.1);
		final String message = assertThrows(IllegalArgumentException.class,
			() -> MemoryEstimate.ofNeuropil(512 * 512, 1_000_000, 20, 500, 5).require(1L << 30)).getMessage();
		assertTrue(message.endsWith("choose fewer cells (selected=true), regions or trials."), message);
	}
}
