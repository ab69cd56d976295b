package org.neurofactor.imagej.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.NewImage;

import org.junit.jupiter.api.Test;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.consensus.ConsensusOptions;

/** What a dialog says before a run. */
class RunEstimateTest {

	private static final ImagePlus STE = NewImage.createByteImage("cell", 20, 20, 300, NewImage.FILL_BLACK);

	@Test
	void aShortRunNeedsNoWarning() {
		assertEquals("", RunEstimate.ofStnmf(STE, StnmfOptions.DEFAULTS));
	}

	@Test
	void aLongRunIsAnnounced() {
		assertEquals("This will take about 2 min.",
			RunEstimate.ofStnmf(STE, StnmfOptions.DEFAULTS.with(StnmfOptions.ITERATIONS, 700_000)));
		final String consensus = RunEstimate.ofConsensus(STE,
			ConsensusOptions.DEFAULTS.with(ConsensusOptions.REPETITIONS, 1000).with(ConsensusOptions.THREADS, 1));
		assertEquals("This will take about 49 min.", consensus);
	}

	@Test
	void whatDoesNotFitIsSaid() {
		assertRefused("There must be no more modules than pixels (400) and spikes (300), but modules is 301.", STE,
			301);
		final ImagePlus selected = STE.duplicate();
		selected.setRoi(0, 0, 3, 4);
		assertRefused("pixels (12)", selected, 13);
		assertRefused("only one slice", NewImage.createByteImage("one", 20, 20, 1, NewImage.FILL_BLACK), 2);
	}

	private static void assertRefused(final String part, final ImagePlus ste, final int modules) {
		final String message = assertThrows(IllegalArgumentException.class,
			() -> RunEstimate.ofStnmf(ste, StnmfOptions.DEFAULTS.with(StnmfOptions.MODULES, modules))).getMessage();
		assertTrue(message.contains(part), message);
	}
}
