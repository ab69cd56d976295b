package org.neurofactor.neuropil;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Comes to the {@link Verdict} on a trace. The limits were set with simulated cells whose truth is known; how many bad
 * cells they catch, and how many good ones they accuse, is measured with others (see the guide).
 */
final class Judge {

	private static final double MUCH_LEFT = 0.22;
	private static final double MOST_LEFT = 0.5;
	static final double MUCH_TAKEN = -0.3;
	private static final double MOST_TAKEN = -0.5;
	private static final double DIFFERENT = 0.9;
	private static final double VERY_DIFFERENT = 0.75;
	private static final double ANOTHER_SOURCE = 0.6;
	private static final double SURELY_THE_CELL = 0.95;
	private static final double NOISY = 0.45;
	private static final double VERY_NOISY = 0.65;
	private static final double NO_EVENTS = 0.5;
	private static final double FEW_EVENTS = 1.5;
	private static final double MOSTLY_NEUROPIL = 0.75;
	private static final int FEW_PIXELS = 10;

	private final List<Verdict> findings = new ArrayList<>();

	private Judge() {}

	/**
	 * @param trace of the cell, freed from neuropil
	 * @param measures of the trace
	 * @param converged whether the separation did, or none was necessary
	 */
	static Verdict judge(final CellTraces cell, final Trace trace, final TraceMeasures measures,
		final boolean converged)
	{
		final Judge judge = new Judge();
		if (trace.isZero()) return Verdict.bad("The trace is zero throughout: no source was found that is the cell's.");
		if (!Double.isFinite(measures.noise()))
			return Verdict.bad("The trace is constant: there is nothing to be seen in it.");
		judge.lookForAnotherSource(measures.agreement());
		judge.lookForNeuropil(measures.left());
		judge.compare(measures.agreement());
		if (!converged) judge.find(measures.agreement() < SURELY_THE_CELL ? Verdict.Grade.CHECK : Verdict.Grade.GOOD,
			"The separation has not converged: allow more iterations, or a larger tolerance.");
		judge.lookForNoise(measures.noise());
		judge.lookForEvents(measures.skewness(),
			Moments.correlation(cell.ofCell().joined(), cell.meanNeuropil().joined()));
		judge.count(cell);
		return judge.findings.stream()
			.max(Comparator.comparing(Verdict::grade))
			.map(worst -> judge.first(worst.grade()))
			.orElse(new Verdict(Verdict.Grade.GOOD, "Nothing speaks against it."));
	}

	/** They are found in the order of their importance. */
	private Verdict first(final Verdict.Grade grade) {
		return findings.stream().filter(finding -> finding.grade() == grade).findFirst().get();
	}

	private void find(final Verdict.Grade grade, final String format, final Object... values) {
		findings.add(new Verdict(grade, String.format(Locale.ROOT, format, values).replace("(-", "(−")));
	}

	private void lookForAnotherSource(final double agreement) {
		if (agreement < ANOTHER_SOURCE) find(Verdict.Grade.BAD,
			"It seems to be another source than the cell: its correlation with the raw trace less the estimated share of " +
				"neuropil is %.2f.",
			agreement);
	}

	private void lookForNeuropil(final double left) {
		if (left < MUCH_TAKEN) find(left < MOST_TAKEN ? Verdict.Grade.BAD : Verdict.Grade.CHECK,
			"Too much was taken away: between events it falls where the neuropil rises (%.2f standard deviations).",
			left);
		if (left > MUCH_LEFT) find(left > MOST_LEFT ? Verdict.Grade.BAD : Verdict.Grade.CHECK,
			"Too little was taken away: between events it still follows the neuropil (%.2f standard deviations).",
			left);
	}

	private void compare(final double agreement) {
		if (agreement < DIFFERENT) find(agreement < VERY_DIFFERENT ? Verdict.Grade.BAD : Verdict.Grade.CHECK,
			"It differs from the raw trace less the estimated share of neuropil (correlation %.2f).", agreement);
	}

	private void lookForNoise(final double noise) {
		if (noise > NOISY) find(noise > VERY_NOISY ? Verdict.Grade.BAD : Verdict.Grade.CHECK,
			"It is noisy: %.0f %% of its standard deviation is noise from frame to frame.", 100 * noise);
	}

	private void lookForEvents(final double skewness, final double correlationBefore) {
		if (skewness < NO_EVENTS)
			find(Verdict.Grade.CHECK, "Nothing stands out of it as events do (skewness %.2f).", skewness);
		else if (skewness < FEW_EVENTS && correlationBefore > MOSTLY_NEUROPIL) find(Verdict.Grade.CHECK,
			"The raw trace is mostly neuropil (correlation %.2f), and few events stand out of what is left (skewness %.2f).",
			correlationBefore, skewness);
	}

	private void count(final CellTraces cell) {
		int fewest = Integer.MAX_VALUE;
		for (int trial = 0; trial < (cell.sameInAllTrials() ? 1 : cell.trials()); trial++)
			fewest = Math.min(fewest, cell.regions(trial).cell().area());
		if (fewest < FEW_PIXELS)
			find(Verdict.Grade.CHECK, "The cell has %s only.", fewest == 1 ? "1 pixel" : fewest + " pixels");
	}
}
