package org.neurofactor.neuropil;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.neurofactor.settings.NumberOrAutoKind;

/** How α is chosen for a cell. */
class SparsityTest {

	private static final SeparationOptions AUTO =
		SeparationOptions.TRIALS.with(SeparationOptions.BACKGROUND, Background.PERCENTILE)
			.with(SeparationOptions.ALPHA, NumberOrAutoKind.AUTO);

	/** A cell that follows its surroundings, here 2 in all, but for something of its own that varies by ±deviation. */
	private static double[][] signals(final int frames, final double deviation) {
		final double[][] signals = new double[3][frames];
		for (int t = 0; t < frames; t++) {
			signals[1][t] = t % 3 + 1;
			signals[2][t] = t % 2 + 1;
			signals[0][t] = 5 + 0.5 * signals[1][t] - 2 * signals[2][t] + (t / 6 % 2 == 0 ? deviation : -deviation);
		}
		return signals;
	}

	@Test
	void growsWithWhatIsTheCellsOwnAndWithTheRootOfTheFrames() {
		assertEquals(0.04 * Math.sqrt(1200) * 0.7, Sparsity.of(AUTO, signals(1200, 0.7)), 1e-9);
		assertEquals(0.04 * Math.sqrt(4800) * 1.4, Sparsity.of(AUTO, signals(4800, 1.4)), 1e-9);
	}

	@Test
	void isNeverBelowThePublishedOne() {
		assertEquals(0.1, Sparsity.of(AUTO, signals(1200, 0.001)));
		assertEquals(0.1, Sparsity.of(AUTO, new double[][] { { 1, 2, 3 }, { 1, 2, 3 }, { 4, 5, 6 } }));
	}

	@Test
	void isThePublishedOneWhereNoBackgroundIsTakenOff() {
		assertEquals(0.1, Sparsity.of(AUTO.with(SeparationOptions.BACKGROUND, Background.NONE), signals(1200, 0.7)));
	}

	@Test
	void aNumberStaysWhatItIs() {
		assertEquals(0.03, Sparsity.of(AUTO.with(SeparationOptions.ALPHA, 0.03), signals(1200, 0.7)));
		assertEquals("auto", SeparationOptions.ALPHA.format(SeparationOptions.ALPHA.parse("Auto")));
		assertEquals("0.03", SeparationOptions.ALPHA.format(SeparationOptions.ALPHA.parse("0.03")));
	}

	/** A region that is the same as another one, or constant, tells nothing more. */
	@Test
	void regionsMayDependOnEachOther() {
		final double[][] three = signals(1200, 0.7);
		final double[] constant = new double[1200];
		assertEquals(Sparsity.ownDeviation(three),
			Sparsity.ownDeviation(new double[][] { three[0], three[1], three[1], constant, three[2] }), 1e-9);
	}

	/** Frames in which all signals are 0 were dark. */
	@Test
	void darkFramesDoNotCount() {
		final double[][] signals = signals(1200, 0.7);
		final double[][] withDark = new double[3][1300];
		for (int i = 0; i < 3; i++) System.arraycopy(signals[i], 0, withDark[i], 100, 1200);
		assertEquals(Sparsity.of(AUTO, signals), Sparsity.of(AUTO, withDark), 1e-9);
	}
}
