package org.neurofactor.neuropil.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neurofactor.neuropil.Background;
import org.neurofactor.neuropil.Candidate;
import org.neurofactor.neuropil.Extraction;
import org.neurofactor.neuropil.MethodComparison;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.NeuropilSeparation;
import org.neurofactor.neuropil.SeparationOptions;
import org.neurofactor.neuropil.Verdict;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.settings.NumberOrAutoKind;

/**
 * Validation: how many of the traces that are far from the true calcium a {@link Verdict} catches, how many of those
 * close to it it accuses, and what following the suggestion of a comparison is worth.
 * <p>
 * As a test it is quick. The system property {@code recovery.movies} makes it a longer one. Its seeds are others than
 * those with which the limits were set (101 to 103).
 * </p>
 */
@Tag("slow")
class VerdictValidationTest {

	private static final int MOVIES = Integer.getInteger("recovery.movies", 0);
	private static final double FAR = 0.7;
	private static final double CLOSE = 0.9;

	/** Traces of a method: their correlation with the truth, and the verdict on each. */
	private static final class Judged {

		private final List<Double> correlations = new ArrayList<>();
		private final List<Verdict.Grade> grades = new ArrayList<>();

		void add(final double correlation, final Verdict.Grade grade) {
			correlations.add(correlation);
			grades.add(grade);
		}

		int count(final double from, final double to, final Verdict.Grade... wanted) {
			int count = 0;
			for (int i = 0; i < grades.size(); i++)
				if (correlations.get(i) >= from && correlations.get(i) < to &&
					Arrays.asList(wanted).contains(grades.get(i))) count++;
			return count;
		}

		int all(final double from, final double to) {
			return count(from, to, Verdict.Grade.values());
		}

		double caught() {
			return (double) count(-1, FAR, Verdict.Grade.CHECK, Verdict.Grade.BAD) / all(-1, FAR);
		}

		double accused() {
			return (double) count(CLOSE, 2, Verdict.Grade.CHECK, Verdict.Grade.BAD) / all(CLOSE, 2);
		}

		double mean() {
			return correlations.stream().mapToDouble(value -> value).average().orElse(0);
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT,
				"%4d  below 0.7: %3d, bad %3d, check %3d = %.3f  between: %3d, bad %3d, check %3d  " +
					"above 0.9: %3d, bad %3d, check %3d = %.3f",
				grades.size(), all(-1, FAR), count(-1, FAR, Verdict.Grade.BAD), count(-1, FAR, Verdict.Grade.CHECK),
				caught(), all(FAR, CLOSE), count(FAR, CLOSE, Verdict.Grade.BAD), count(FAR, CLOSE, Verdict.Grade.CHECK),
				all(CLOSE, 2), count(CLOSE, 2, Verdict.Grade.BAD), count(CLOSE, 2, Verdict.Grade.CHECK), accused());
		}
	}

	private static final class Table {

		private final Map<String, Judged> methods = new LinkedHashMap<>();
		private final Judged suggested = new Judged();
		private int best;

		/** @param options of the comparison */
		Table(final List<MovieKind> kinds, final int movies, final NeuropilOptions options) {
			for (final MovieKind kind : kinds)
				for (int seed = 1; seed <= movies; seed++) add(kind.cells(seed), options);
		}

		private void add(final List<SimulatedCell> cells, final NeuropilOptions options) {
			final Extraction extraction =
				new Extraction(4, 1, cells.stream().map(SimulatedCell::traces).collect(Collectors.toList()),
					Collections.emptyList(), Collections.emptyList());
			final List<MethodComparison> comparisons =
				NeuropilSeparation.separate(extraction, options, ProgressMonitor.NONE)
					.cells()
					.stream()
					.map(cell -> cell.comparison().get())
					.collect(Collectors.toList());
			for (int c = 0; c < cells.size(); c++) {
				double highest = -1;
				for (final Candidate candidate : comparisons.get(c).candidates()) {
					final double correlation = correlation(cells.get(c), candidate);
					highest = Math.max(highest, correlation);
					methods.computeIfAbsent(candidate.method(), method -> new Judged())
						.add(correlation, candidate.verdict().grade());
				}
				final Candidate choice = comparisons.get(c).suggested();
				suggested.add(correlation(cells.get(c), choice), choice.verdict().grade());
				if (correlation(cells.get(c), choice) >= highest - 0.01) best++;
			}
		}

		private static double correlation(final SimulatedCell cell, final Candidate candidate) {
			return candidate.trace().map(cell::correlation).orElse(0.);
		}

		double best() {
			return (double) best / suggested.grades.size();
		}

		@Override
		public String toString() {
			final StringBuilder text = new StringBuilder();
			methods.forEach((method, judged) -> text
				.append(String.format(Locale.ROOT, "%-12s %s  mean %.3f%n", method, judged, judged.mean())));
			return text + String.format(Locale.ROOT, "%-12s %s  mean %.3f, best or within 0.01 of it %.3f%n",
				"suggested", suggested, suggested.mean(), best());
		}
	}

	private static final NeuropilOptions COMPARE = NeuropilOptions.DEFAULTS.with(NeuropilOptions.COMPARE, true);

	/** All kinds, and cells that are hard to see at all. */
	private static List<MovieKind> kinds() {
		final List<MovieKind> kinds = new ArrayList<>(MovieKind.all());
		kinds.addAll(MovieKind.hard());
		return kinds;
	}

	@Test
	void verdictsCatchWhatIsFarFromTheTruthAndSpareWhatIsClose() {
		final List<MovieKind> all = kinds();
		final List<MovieKind> kinds =
			MOVIES > 0 ? all : Arrays.asList(all.get(0), all.get(2), all.get(15), all.get(all.size() - 2));
		final int movies = Math.max(1, MOVIES);
		final Table table = new Table(kinds, movies, COMPARE);
		System.out.printf("%d movies of each kind%n%s", movies, table);
		final Table auto = new Table(kinds, movies, COMPARE.with(NeuropilOptions.COEFFICIENT, NumberOrAutoKind.AUTO));
		System.out.printf("coefficient=auto%n%s", auto);
		for (final Judged judged : table.methods.values()) {
			assertTrue(judged.caught() >= 0.9, table::toString);
			assertTrue(judged.accused() <= 0.1, table::toString);
		}
		final Judged nmf = table.methods.get("NMF");
		assertTrue(table.suggested.mean() >= nmf.mean() - 0.001, table::toString);
		assertTrue(table.best() >= (MOVIES > 0 ? 0.9 : 0.85), table::toString);
	}

	/** As published, NMF takes too much away: the suggestion is better than always taking it. */
	@Test
	void suggestionsHelpWhereTheMethodFails() {
		final Table published = new Table(MOVIES > 0 ? kinds() : Arrays.asList(kinds().get(0), kinds().get(10)),
			Math.max(1, MOVIES), COMPARE.with(SeparationOptions.BACKGROUND, Background.NONE));
		System.out.printf("background=none%n%s", published);
		assertTrue(published.suggested.mean() > published.methods.get("NMF").mean(), published::toString);
		assertTrue(published.methods.get("NMF").caught() >= 0.9, published::toString);
	}
}
