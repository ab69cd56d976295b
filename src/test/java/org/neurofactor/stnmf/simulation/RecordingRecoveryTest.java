package org.neurofactor.stnmf.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.settings.PlaneSize;
import org.neurofactor.spatial.Polygon;
import org.neurofactor.stnmf.Stnmf;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.Subunit;
import org.neurofactor.stnmf.ensemble.CellEnsemble;
import org.neurofactor.stnmf.ensemble.EnsembleOptions;
import org.neurofactor.stnmf.ensemble.SpikeTriggering;
import org.neurofactor.stnmf.ensemble.Window;

/**
 * Validation from stimulus and spikes: which fraction of the true subunits is found, nothing being known but τ, in hard
 * cells ({@link KnownRecording#hard}) and in simulated cells of 6 to 12 subunits; how many of those found are false;
 * how many of the true centres lie in the window; and how well the temporal filter is found. The table has the
 * published way beside it.
 * <p>
 * As a test it is quick. The system properties {@code recovery.cells} (simulated cells), {@code recovery.hard} (times
 * six hard cells) and {@code recovery.seed} make it a longer or another one.
 * </p>
 */
@Tag("slow")
class RecordingRecoveryTest {

	private static final int CELLS = Integer.getInteger("recovery.cells", 2);
	private static final int HARD = Integer.getInteger("recovery.hard", 0);
	private static final int SEED = Integer.getInteger("recovery.seed", 1000);

	private static final int[] SPIKES = { 500, 1000, 2000 };
	/** Subunits, polarity, spikes, and percentage of noise spikes. */
	private static final int[][] HARD_CELLS = { { 8, 1, 1000, 20 }, { 8, -1, 2000, 20 }, { 11, 1, 1000, 20 },
		{ 11, -1, 2000, 20 }, { 9, 1, 4000, 30 }, { 10, -1, 2000, 20 } };
	private static final String HARD_KIND = "hard cells";

	/** What is done with stimulus and spikes. */
	private enum Way {

		PUBLISHED("filter=peak window=ellipse", EnsembleOptions.PUBLISHED, StnmfOptions.Start.NNSVD_LRC), ENSEMBLE(
			"ensemble at its defaults, start and sparsity as published", EnsembleOptions.DEFAULTS,
			StnmfOptions.Start.NNSVD_LRC), DEFAULTS("all at its defaults", EnsembleOptions.DEFAULTS,
				StnmfOptions.Start.SMOOTHED); // what "auto" is for such ensembles

		private final String words;
		private final EnsembleOptions ensemble;
		private final StnmfOptions stnmf;

		Way(final String words, final EnsembleOptions ensemble, final StnmfOptions.Start start) {
			this.words = words;
			this.ensemble = ensemble;
			stnmf = StnmfOptions.DEFAULTS.with(StnmfOptions.INITIALIZATION, start);
		}
	}

	/** Sums over cells. */
	private static final class Score {

		private int truth;
		private int found;
		private int falseOnes;
		private int inside;
		private double worstFilter = 1;
		private double filters;
		private int cells;

		void add(final KnownRecording recording, final Way way) {
			final CellEnsemble cell =
				SpikeTriggering
					.run(recording.stimulus(), recording.spikes(),
						way.ensemble.with(EnsembleOptions.TAU, recording.filter().length), ProgressMonitor.NONE)
					.get(0);
			final Window window = cell.window().get();
			final double correlation = Math
				.abs(new PearsonsCorrelation().correlation(recording.filter(), cell.field().get().temporalFilter()));
			worstFilter = Math.min(worstFilter, correlation);
			filters += correlation;
			cells++;
			for (final GaussianSubunit subunit : recording.subunits())
				if (holds(window, subunit.x() + 0.5, subunit.y() + 0.5)) inside++;
			final int pixels = window.width() * window.height();
			final SubunitMatching matching = matching(recording, cell, window,
				pixels > way.stnmf.get(StnmfOptions.MODULES)
					? way.stnmf
					: way.stnmf.with(StnmfOptions.MODULES, pixels - 1));
			truth += matching.truth();
			found += matching.found();
			falseOnes += matching.falseOnes();
		}

		private static boolean holds(final Window window, final double x, final double y) {
			return x >= window.xMin() && x < window.xMax() && y >= window.yMin() && y < window.yMax();
		}

		private static SubunitMatching matching(final KnownRecording recording, final CellEnsemble cell,
			final Window window, final StnmfOptions options)
		{
			final List<Polygon> truth = new ArrayList<>();
			for (final GaussianSubunit subunit : recording.subunits()) truth.add(subunit.outline(1.22, 72));
			final List<Polygon> found = new ArrayList<>();
			for (final Subunit subunit : Stnmf.run(cell.ensemble().get(), options).analysis().subunits())
				found.add(subunit.outline().translate(window.xMin(), window.yMin()));
			return SubunitMatching.ofOutlines(truth, found);
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "%d of %d (%.0f %%), %d false; %d inside; filter %.3f, worst %.3f", found,
				truth, 100. * found / truth, falseOnes, inside, filters / cells, worstFilter);
		}
	}

	@Test
	void subunitsAreFoundFromStimulusAndSpikes() {
		final Map<String, Score> scores = new LinkedHashMap<>();
		for (int i = 0; i < HARD * HARD_CELLS.length; i++) {
			final int[] cell = HARD_CELLS[i % HARD_CELLS.length];
			add(scores, HARD_KIND, KnownRecording.hard(SEED + i, cell[0], cell[1], cell[2], cell[3] / 100.));
		}
		for (int i = 0; i < CELLS; i++) {
			final KnownRecording recording = KnownRecording.of(GanglionCellSimulation.run(options(i)));
			for (final int spikes : SPIKES) add(scores, spikes + " spikes", recording.first(spikes));
		}
		scores.forEach((name, score) -> System.out.println(name + ": " + score));
		final Score most = scores.get("2000 spikes, " + Way.DEFAULTS.words);
		assertTrue(most.found >= 0.85 * most.truth && most.falseOnes <= 0.1 * most.truth, most::toString);
		assertTrue(most.inside == most.truth && most.worstFilter > 0.98, most::toString);
		final Score least = scores.get("500 spikes, " + Way.DEFAULTS.words);
		assertTrue(least.worstFilter > 0.9 && least.found > scores.get("500 spikes, " + Way.PUBLISHED.words).found,
			least::toString);
	}

	private static void add(final Map<String, Score> scores, final String kind, final KnownRecording recording) {
		for (final Way way : Way.values())
			scores.computeIfAbsent(kind + ", " + way.words, key -> new Score()).add(recording, way);
	}

	private static GanglionCellOptions options(final int i) {
		final int subunits = 6 + i % 7;
		return GanglionCellOptions.DEFAULTS.with(GanglionCellOptions.SEED, (long) SEED + i)
			.with(GanglionCellOptions.SUBUNITS, subunits)
			.with(GanglionCellOptions.SIZE, i % 3 != 0 || subunits > 9 ? new PlaneSize(24, 22) : new PlaneSize(18, 16))
			.with(GanglionCellOptions.NONLINEARITY, SubunitNonlinearity.values()[i % 4 < 2 ? 1 : 0])
			.with(GanglionCellOptions.POLARITY, i % 2 == 0 ? Polarity.ON : Polarity.OFF)
			.with(GanglionCellOptions.SPIKES, 2000);
	}
}
