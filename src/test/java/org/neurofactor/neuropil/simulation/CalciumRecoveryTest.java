package org.neurofactor.neuropil.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neurofactor.neuropil.Background;
import org.neurofactor.neuropil.CellTraces;
import org.neurofactor.neuropil.Extraction;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.NeuropilSeparation;
import org.neurofactor.neuropil.SeparationMethod;
import org.neurofactor.neuropil.SeparationOptions;
import org.neurofactor.neuropil.SourceSeparation;
import org.neurofactor.neuropil.Trace;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.settings.NumberOrAutoKind;

/**
 * Validation: how well the true calcium of simulated cells is correlated with their raw traces, with the common
 * subtraction of 0.7 times the mean neuropil, and with the cleaned traces, from the true outlines and at the defaults
 * of the separation; and how much of an event is left.
 * <p>
 * As a test it is quick. The system property {@code recovery.movies} makes it a longer one, of all kinds. Its seeds are
 * others than those that the choice of α was made with (101 to 106).
 * </p>
 */
@Tag("slow")
class CalciumRecoveryTest {

	private static final int MOVIES = Integer.getInteger("recovery.movies", 0);

	/** How far a kind may fall below another way of separating, which is what the tables do not show. */
	private static final double ROUNDING = 0.001;

	private static final SeparationOptions DEFAULTS = NeuropilOptions.DEFAULTS.separation();
	private static final SeparationOptions PUBLISHED_ALPHA = DEFAULTS.with(SeparationOptions.ALPHA, 0.1);

	/** A way to a trace of a cell without its neuropil. */
	private enum Way {

		RAW("raw") {

			@Override
			Trace trace(final CellTraces cell) {
				return cell.ofCell();
			}
		},
		FIXED("raw-0.7*npil") {

			@Override
			Trace trace(final CellTraces cell) {
				return less(cell, 0.7);
			}
		},
		COEFFICIENT("coefficient=auto") {

			@Override
			Trace trace(final CellTraces cell) {
				return NeuropilSeparation
					.separate(
						new Extraction(4, 1, Collections.singletonList(cell), Collections.emptyList(),
							Collections.emptyList()),
						// The separation is of no interest; with such an alpha it takes no time.
						NeuropilOptions.DEFAULTS.with(NeuropilOptions.COEFFICIENT, NumberOrAutoKind.AUTO)
							.with(SeparationOptions.ALPHA, 1000.),
						ProgressMonitor.NONE)
					.cells()
					.get(0)
					.fixedSubtraction();
			}
		},
		PUBLISHED("published") {

			@Override
			Trace trace(final CellTraces cell) {
				return cleaned(cell, SeparationOptions.TRIALS);
			}
		},
		FLOOR("alpha 0.1") {

			@Override
			Trace trace(final CellTraces cell) {
				return cleaned(cell, PUBLISHED_ALPHA);
			}
		},
		NMF("NMF") {

			@Override
			Trace trace(final CellTraces cell) {
				return cleaned(cell, DEFAULTS);
			}
		},
		DRIFT("drift") {

			@Override
			Trace trace(final CellTraces cell) {
				return cleaned(cell, DEFAULTS.with(SeparationOptions.BACKGROUND, Background.DRIFT));
			}
		},
		ICA("ICA") {

			@Override
			Trace trace(final CellTraces cell) {
				return cleaned(cell, DEFAULTS.with(SeparationOptions.METHOD, SeparationMethod.ICA));
			}
		};

		private final String heading;

		Way(final String heading) {
			this.heading = heading;
		}

		abstract Trace trace(CellTraces cell);

		private static Trace cleaned(final CellTraces cell, final SeparationOptions options) {
			return SourceSeparation.separateLifted(cell.raw(), options).cleaned();
		}

		private static Trace less(final CellTraces cell, final double share) {
			final double[] trace = cell.ofCell().joined();
			final double[] neuropil = cell.meanNeuropil().joined();
			Arrays.setAll(trace, t -> trace[t] - share * neuropil[t]);
			return Trace.of(trace);
		}
	}

	/** What was measured in the cells of a kind, by way. */
	private static final class Group {

		private final String name;
		private final double[][] correlations;
		private final double[][] gains;

		Group(final MovieKind kind, final int firstSeed, final int movies) {
			name = kind.toString();
			final List<SimulatedCell> cells = new ArrayList<>();
			for (int seed = firstSeed; seed < firstSeed + movies; seed++) cells.addAll(kind.cells(seed));
			correlations = new double[Way.values().length][cells.size()];
			gains = new double[Way.values().length][cells.size()];
			for (final Way way : Way.values()) for (int c = 0; c < cells.size(); c++) {
				final Trace trace = way.trace(cells.get(c).traces());
				correlations[way.ordinal()][c] = cells.get(c).correlation(trace);
				gains[way.ordinal()][c] = slope(cells.get(c), trace);
			}
		}

		/** Of the regression of a trace on calcium and neuropil, that on calcium. */
		private static double slope(final SimulatedCell cell, final Trace trace) {
			final SimpleRegression regression = new SimpleRegression();
			final double[] values = trace.joined();
			for (int t = 0; t < values.length; t++) regression.addData(cell.calcium()[t], values[t]);
			return regression.getSlope();
		}

		static String heading() {
			return String.format("%-40s %4s  ", "", "n") + Arrays.stream(Way.values())
				.map(way -> String.format("%-20s", way.heading))
				.collect(Collectors.joining());
		}

		double mean(final Way way) {
			return Arrays.stream(correlations[way.ordinal()]).average().getAsDouble();
		}

		double worst(final Way way) {
			return Arrays.stream(correlations[way.ordinal()]).min().getAsDouble();
		}

		/** Median of an event's gain relative to that in the fixed subtraction, which loses nothing. */
		double gain(final Way way) {
			final double[] relative = gains[way.ordinal()].clone();
			Arrays.setAll(relative, c -> relative[c] / gains[Way.FIXED.ordinal()][c]);
			Arrays.sort(relative);
			return relative[relative.length / 2];
		}

		@Override
		public String toString() {
			return String.format("%-40s %4d  ", name, correlations[0].length) + Arrays.stream(Way.values())
				.map(way -> String.format(Locale.ROOT, "%.3f (%.2f) ×%.2f  ", mean(way), worst(way), gain(way)))
				.collect(Collectors.joining());
		}
	}

	@Test
	void cleanedTracesAreCloserToTheCalcium() {
		final List<MovieKind> all = MovieKind.all();
		final List<MovieKind> kinds = MOVIES > 0 ? all : Arrays.asList(all.get(0), all.get(5), all.get(12));
		final int movies = Math.max(1, MOVIES);
		System.out.printf("%d movies each; mean (worst) correlation with the true calcium, gain of events:%n%s%n",
			movies, Group.heading());
		for (final MovieKind kind : kinds) {
			final Group group = new Group(kind, 1, movies);
			System.out.println(group);
			assertTrue(group.mean(Way.NMF) >= group.mean(Way.FIXED), group::toString);
			assertTrue(group.mean(Way.NMF) >= group.mean(Way.FLOOR) - ROUNDING, group::toString);
			assertTrue(group.mean(Way.NMF) > group.mean(Way.PUBLISHED), group::toString);
			assertTrue(group.mean(Way.ICA) > group.mean(Way.RAW), group::toString);
			assertTrue(group.gain(Way.NMF) > 0.85, group::toString);
			if (kind != kinds.get(0)) continue;
			assertTrue(group.mean(Way.NMF) >= 0.972, group::toString);
			assertTrue(group.worst(Way.NMF) >= 0.85, group::toString);
		}
	}

	/** Of two detectors, one adds 1000 gray levels; results differ in their last digits only. */
	@Test
	void aConstantChangesNothing() {
		final MovieKind kind = MovieKind.ofOurs().get(0);
		final MovieKind lifted = kind.seenBy("1000 levels added", (level, frame, frames) -> level + 1000);
		for (int c = 0; c < 3; c++) {
			final SimulatedCell plain = kind.cells(1).get(c);
			assertEquals(plain.correlation(Way.NMF.trace(plain.traces())),
				plain.correlation(Way.NMF.trace(lifted.cells(1).get(c).traces())), 1e-6);
		}
	}

	/** A detector that is switched off now and then; in its dark frames, nothing is compared. */
	@Test
	void darkFramesCostNothing() {
		final MovieKind kind = MovieKind.ofOurs().get(0);
		final List<SimulatedCell> plain = kind.cells(1);
		final List<SimulatedCell> dark =
			kind.seenBy("10 % dark", (level, frame, frames) -> isDark(frame) ? 0 : level).cells(1);
		double cost = 0;
		for (int c = 0; c < plain.size(); c++)
			cost += lit(plain.get(c)).correlation(lit(Way.NMF.trace(plain.get(c).traces()))) -
				lit(plain.get(c)).correlation(lit(Way.NMF.trace(dark.get(c).traces())));
		assertTrue(cost / plain.size() < 0.005, "costs " + cost / plain.size());
	}

	/** Signals that lose 30 % of their light during the movie. */
	@Test
	void aDriftingFloorFollowsBleaching() {
		final Group bleached = new Group(
			MovieKind.ofOurs()
				.get(0)
				.seenBy("bleached by 30 %", (level, frame, frames) -> level * (1 - 0.3 * frame / (frames - 1))),
			1, Math.max(1, MOVIES));
		System.out.println(bleached);
		assertTrue(bleached.mean(Way.DRIFT) > bleached.mean(Way.NMF) + 0.01, bleached::toString);
		assertTrue(bleached.mean(Way.NMF) > bleached.mean(Way.FIXED), bleached::toString);
	}

	private static boolean isDark(final int frame) {
		return frame % 100 < 10;
	}

	private static Trace lit(final Trace trace) {
		return Trace.of(lit(trace.joined()));
	}

	private static SimulatedCell lit(final SimulatedCell cell) {
		return new SimulatedCell(cell.traces(), lit(cell.calcium()), lit(cell.neuropil()));
	}

	private static double[] lit(final double[] values) {
		final double[] lit = new double[values.length];
		int n = 0;
		for (int t = 0; t < values.length; t++) if (!isDark(t)) lit[n++] = values[t];
		return Arrays.copyOf(lit, n);
	}
}
