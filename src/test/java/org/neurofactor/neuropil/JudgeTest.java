package org.neurofactor.neuropil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.neurofactor.spatial.Mask;

/** The verdict on traces of which it is known what is wrong. */
class JudgeTest {

	private static final int FRAMES = 3000;

	private final double[] neuropil = new double[FRAMES];
	private final double[] calcium = new double[FRAMES];
	private final double[] other = new double[FRAMES];
	private final double[] noise = new double[FRAMES];

	JudgeTest() {
		final Random random = new Random(11);
		for (int t = 1; t < FRAMES; t++) {
			neuropil[t] = 0.95 * neuropil[t - 1] + random.nextGaussian();
			calcium[t] = 0.9 * calcium[t - 1] + (random.nextInt(50) == 0 ? 10 + 10 * random.nextDouble() : 0);
			other[t] = 0.9 * other[t - 1] + (random.nextInt(50) == 0 ? 10 + 10 * random.nextDouble() : 0);
			noise[t] = random.nextGaussian();
		}
	}

	/** A mixture. */
	private double[] trace(final double ofCalcium, final double ofNeuropil, final double ofNoise) {
		final double[] trace = new double[FRAMES];
		Arrays.setAll(trace, t -> 100 + ofCalcium * calcium[t] + ofNeuropil * neuropil[t] + ofNoise * noise[t]);
		return trace;
	}

	private CellTraces cell(final int pixels, final double[] raw) {
		final int[] all = new int[pixels];
		Arrays.setAll(all, p -> p);
		final Mask mask = Mask.ofPixels(all, 100, 2);
		return new CellTraces("cell",
			Collections.singletonList(CellRegions.of(Arrays.asList(mask, Mask.ofPixels(new int[] { 150 }, 100, 2)))),
			Trace.ofRows(new double[][] { raw, neuropil }));
	}

	private Verdict judge(final int pixels, final boolean converged, final double... cleaned) {
		final CellTraces cell = cell(pixels, trace(1, 0.7, 0.5));
		final Trace trace = Trace.of(cleaned);
		return Judge.judge(cell, trace, new TraceMeasures(cell, trace), converged);
	}

	private void assertVerdict(final Verdict.Grade grade, final String part, final Verdict verdict) {
		assertEquals(grade, verdict.grade(), verdict::toString);
		assertTrue(verdict.reason().contains(part), verdict::toString);
	}

	@Test
	void nothingSpeaksAgainstTheTruth() {
		assertVerdict(Verdict.Grade.GOOD, "Nothing speaks against it.", judge(80, true, trace(1, 0, 0)));
		assertVerdict(Verdict.Grade.GOOD, "Nothing speaks against it.", judge(80, true, trace(1, 0, 0.5)));
	}

	@Test
	void tooMuchAndTooLittleAreTold() {
		assertVerdict(Verdict.Grade.CHECK, "Too much was taken away", judge(80, true, trace(1, -0.7, 0)));
		assertVerdict(Verdict.Grade.BAD, "Too much was taken away", judge(80, true, trace(1, -1.1, 0)));
		assertVerdict(Verdict.Grade.CHECK, "Too little was taken away", judge(80, true, trace(1, 0.7, 0)));
		assertVerdict(Verdict.Grade.BAD, "Too little was taken away", judge(80, true, trace(1, 1.4, 0)));
	}

	@Test
	void anotherSourceIsTold() {
		assertVerdict(Verdict.Grade.BAD, "another source", judge(80, true, other));
		assertVerdict(Verdict.Grade.BAD, "another source", judge(80, true, neuropil));
	}

	@Test
	void noiseIsTold() {
		assertVerdict(Verdict.Grade.BAD, "constant", judge(80, true, trace(0, 0, 0)));
		assertVerdict(Verdict.Grade.BAD, "zero throughout", judge(80, true, new double[FRAMES]));
		final CellTraces noisy = cell(80, trace(1, 0.7, 8));
		final Trace trace = Trace.of(trace(1, 0, 8));
		assertVerdict(Verdict.Grade.BAD, "noise from frame to frame",
			Judge.judge(noisy, trace, new TraceMeasures(noisy, trace), true));
	}

	@Test
	void whatHasNotConvergedOrHasFewPixelsIsToBeChecked() {
		assertVerdict(Verdict.Grade.GOOD, "not converged", judge(80, false, trace(1, 0, 0)));
		assertVerdict(Verdict.Grade.CHECK, "not converged", judge(80, false, trace(1, 0, 3)));
		assertVerdict(Verdict.Grade.CHECK, "9 pixels", judge(9, true, trace(1, 0, 0)));
		assertVerdict(Verdict.Grade.GOOD, "", judge(10, true, trace(1, 0, 0)));
		assertVerdict(Verdict.Grade.CHECK, "9 pixels", judge(9, false, trace(1, 0, 0)));
		assertVerdict(Verdict.Grade.BAD, "another source", judge(9, false, other));
	}

	/** Light and detector are of no matter. */
	@Test
	void gainAndOffsetChangeNothing() {
		final CellTraces plain = cell(80, trace(1, 0.7, 0.5));
		final double[] lifted = trace(1, 0.7, 0.5);
		Arrays.setAll(lifted, t -> 5 * lifted[t] + 1000);
		final double[] cleaned = trace(1, -0.5, 0);
		final TraceMeasures expected = new TraceMeasures(plain, Trace.of(cleaned));
		Arrays.setAll(cleaned, t -> 2 * cleaned[t] - 70);
		final TraceMeasures measures = new TraceMeasures(plain, Trace.of(cleaned));
		assertEquals(expected.left(), measures.left(), 1e-6);
		assertEquals(expected.noise(), measures.noise(), 1e-9);
		assertEquals(expected.agreement(), measures.agreement(), 1e-9);
	}

	/** The first of several methods, unless it is bad and another one good; for a movie that with the fewest bad cells. */
	@Test
	void suggestions() {
		final CellTraces cell = cell(80, trace(1, 0.7, 0.5));
		final Candidate good = Candidate.of("A", cell, Trace.of(trace(1, 0, 0)), true);
		final Candidate bad = Candidate.of("A", cell, Trace.of(other), true);
		final Candidate second = Candidate.of("B", cell, Trace.of(trace(1, 0.7, 0)), true);
		final Candidate failed = Candidate.failed("B", "It could not be done.");
		final MethodComparison first = new MethodComparison(Arrays.asList(good, second));
		final MethodComparison other = new MethodComparison(Arrays.asList(bad, second));
		final MethodComparison none = new MethodComparison(Arrays.asList(bad, failed));
		assertEquals("A", first.suggested().method());
		assertEquals("A", other.suggested().method());
		assertEquals("C",
			new MethodComparison(Arrays.asList(bad, second, Candidate.of("C", cell, Trace.of(trace(1, 0, 0)), true)))
				.suggested()
				.method());
		assertEquals("A", none.suggested().method());
		assertEquals("A", MethodComparison.suggestedForAll(Arrays.asList(first, none)));
		assertEquals("B", MethodComparison.suggestedForAll(Arrays.asList(first, other)));
	}
}
