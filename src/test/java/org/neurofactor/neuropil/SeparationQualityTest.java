package org.neurofactor.neuropil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.neurofactor.spatial.Mask;

/** What a report says of a separation whose numbers are known. */
class SeparationQualityTest {

	private static final double[] NEUROPIL = { 1, -1, 1, -1 };
	private static final double[] OWN = { 1, 1, -1, -1 }; // uncorrelated with the neuropil, and of the same variance

	private static double[] trace(final double ofNeuropil, final double ofItsOwn) {
		final double[] trace = new double[NEUROPIL.length];
		Arrays.setAll(trace, t -> 10 + ofNeuropil * NEUROPIL[t] + ofItsOwn * OWN[t]);
		return trace;
	}

	private static SeparationQuality report(final double[] raw, final double[][] matched, final double[][] mixing,
		final int iterations, final double offset, final double alpha)
	{
		final CellRegions regions =
			CellRegions.of(Arrays.asList(Mask.ofPixels(new int[] { 0 }, 2, 1), Mask.ofPixels(new int[] { 1 }, 2, 1)));
		final double[][] signals = { raw, trace(1, 0) };
		final CellTraces cell = new CellTraces("cell", Collections.nCopies(2, regions), Trace.ofRows(signals, 3, 1));
		final List<Trace> sources = Trace.ofRows(matched, 3, 1);
		final Separation separation = new Separation(sources, sources, mixing,
			new Convergence(892, iterations, 20_000, 1), offset, new double[signals.length], alpha);
		return new SeparationQuality(cell, separation);
	}

	private static SeparationQuality report(final double[] raw, final double[]... matched) {
		return report(raw, matched, new double[][] { { 1, 1 }, { 1, 1 } }, 100, 0, 0.1);
	}

	@Test
	void saysWhatTheTracesAre() {
		final SeparationQuality report = report(trace(3, 4), trace(0, 4), trace(2, 0));
		assertEquals(0.6, report.correlationBefore(), 1e-12); // 3 / √(3² + 4²)
		assertEquals(0, report.correlationAfter(), 1e-12);
		assertEquals(1 - 1. / 25, report.explainedVariance(), 1e-12); // what is left is 1 of the neuropil's 3
		assertEquals(2, report.sources());
		assertEquals(2, report.survivingSources());
		assertTrue(report.isReliable());
		assertEquals("", report.remark());
	}

	/** A source counts as zero if it is so in all trials, or is mixed into no signal. */
	@Test
	void sourcesThatAreZeroAreCounted() {
		final double[] onlyInTheSecondTrial = { 0, 0, 0, 5 };
		final SeparationQuality report =
			report(trace(3, 4), new double[][] { trace(0, 4), new double[4], onlyInTheSecondTrial, trace(1, 0) },
				new double[][] { { 1, 1, 0, 0 }, { 0, 1, 1, 0 } }, 100, 0, 0.1);
		assertEquals(4, report.sources());
		assertEquals(2, report.survivingSources());
		assertTrue(report.remark().startsWith("2 of 4 sources are zero: the sparsity (alpha 0.1) leaves only"),
			report.remark());
		final SeparationQuality one = report(trace(3, 4), new double[][] { trace(0, 4), new double[4] },
			new double[][] { { 1, 1 }, { 1, 1 } }, 100, 0, 0);
		assertEquals("1 of 2 sources is zero.", one.remark());
	}

	@Test
	void doubtfulSeparationsAreNotReliable() {
		final SeparationQuality zero = report(trace(3, 4), new double[4], trace(1, 0));
		assertFalse(zero.isReliable());
		assertTrue(zero.remark().contains("zero throughout") && zero.remark().contains("try a smaller alpha"),
			zero.remark());
		final SeparationQuality endless = report(trace(3, 4), new double[][] { trace(0, 4), trace(1, 0) },
			new double[][] { { 1, 1 }, { 1, 1 } }, 20_000, -2.5, 0.1);
		assertFalse(endless.isReliable());
		assertEquals("It has not converged within 20000 iterations: allow more, or a larger tolerance. " +
			"Its signals go below 0: their lowest value, -2.5, was subtracted first.", endless.remark());
	}

	/** Over all trials together, whose means differ. */
	@Test
	void constantTracesHaveNoCorrelation() {
		final double[] constant = trace(0, 0);
		final List<SeparationQuality> reports =
			Arrays.asList(report(constant, trace(0, 1), trace(1, 0)), report(trace(3, 4), constant, constant));
		assertTrue(Double.isNaN(reports.get(0).correlationBefore()));
		assertTrue(Double.isNaN(reports.get(1).correlationAfter()));
		assertEquals(0.6, reports.get(1).correlationBefore(), 1e-12);
	}
}
