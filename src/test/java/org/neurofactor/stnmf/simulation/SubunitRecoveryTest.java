package org.neurofactor.stnmf.simulation;

import org.neurofactor.settings.PlaneSize;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.SpikeTriggeredEnsemble;
import org.neurofactor.stnmf.Stnmf;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.Subunit;
import org.neurofactor.stnmf.consensus.ConsensusAnalysis;
import org.neurofactor.stnmf.consensus.ConsensusOptions;

/**
 * Validation: which fraction of the true subunits STNMF finds in 20 simulated cells, ON and OFF, of 4 to 8 subunits and
 * both nonlinearities, and how many of those it finds are false; see {@link SubunitMatching} for what that means. The
 * sparsity is the one that a consensus analysis suggests for the cell; all else is at its defaults.
 * <p>
 * As a test it is quick. The system properties {@code recovery.spikes}, {@code recovery.repetitions} and
 * {@code recovery.iterations} (of the consensus) make it a longer or harder one.
 * </p>
 */
@Tag("slow")
class SubunitRecoveryTest {

	private static final int CELLS = 20;
	private static final int SPIKES = Integer.getInteger("recovery.spikes", 3000);
	private static final ConsensusOptions CONSENSUS = ConsensusOptions.DEFAULTS.withSparsities(1, 1.5, 2, 2.5, 3)
		.with(ConsensusOptions.REPETITIONS, Integer.getInteger("recovery.repetitions", 4))
		.with(ConsensusOptions.ITERATIONS, Integer.getInteger("recovery.iterations", 150))
		.with(ConsensusOptions.MAX_ELEMENTS, 1000);

	/**
	 * With 3000 spikes, 116 of 120 subunits are found, and 5 false ones; with 10 repetitions of 1000 iterations, all
	 * subunits and no false one.
	 */
	private static final double LEAST_FOUND = 0.9;
	private static final double MOST_FALSE = 0.1;

	@Test
	void subunitsAreFound() {
		int truth = 0, found = 0, falseOnes = 0;
		double overlap = 0;
		for (int cell = 0; cell < CELLS; cell++) {
			final GanglionCellSimulation simulation = GanglionCellSimulation.run(options(cell));
			final SpikeTriggeredEnsemble ensemble = SpikeTriggeredEnsemble.read(simulation.ste(), null,
				CONSENSUS.get(ConsensusOptions.MODULES), ProgressMonitor.NONE);
			final OptionalDouble sparsity =
				ConsensusAnalysis.run(ensemble, CONSENSUS, ProgressMonitor.NONE).suggestion().sparsity();
			final SubunitMatching matching = SubunitMatching.of(simulation.cell().subunits(),
				sparsity.isPresent() ? subunits(ensemble, sparsity.getAsDouble()) : Collections.emptyList());
			System.out.printf(Locale.ROOT, "%2d: sparsity %s, %d of %d subunits found, %d false%n", cell + 1,
				sparsity.isPresent() ? sparsity.getAsDouble() : "unknown", matching.found(), matching.truth(),
				matching.falseOnes());
			truth += matching.truth();
			found += matching.found();
			falseOnes += matching.falseOnes();
			overlap += matching.overlapSum();
		}
		final String result =
			String.format(Locale.ROOT, "%d spikes: %d of %d subunits found (%.1f %%), mean overlap %.2f, %d false ones",
				SPIKES, found, truth, 100. * found / truth, overlap / found, falseOnes);
		System.out.println(result);
		if (SPIKES < 3000) return; // hardly enough for so many subunits: measured, not promised
		assertTrue(found >= LEAST_FOUND * truth, result);
		assertTrue(falseOnes <= MOST_FALSE * truth, result);
	}

	private static GanglionCellOptions options(final int cell) {
		return GanglionCellOptions.DEFAULTS.with(GanglionCellOptions.SEED, (long) cell)
			.with(GanglionCellOptions.SIZE, new PlaneSize(18, 16))
			.with(GanglionCellOptions.SUBUNITS, 4 + cell % 5)
			.with(GanglionCellOptions.POLARITY, cell % 2 == 0 ? Polarity.ON : Polarity.OFF)
			.with(GanglionCellOptions.NONLINEARITY, SubunitNonlinearity.values()[cell / 2 % 2])
			.with(GanglionCellOptions.SPIKES, SPIKES);
	}

	private static List<Subunit> subunits(final SpikeTriggeredEnsemble ensemble, final double sparsity) {
		final StnmfOptions options = StnmfOptions.DEFAULTS.with(StnmfOptions.SPARSITY, sparsity);
		return new Stnmf(ensemble, options, ProgressMonitor.NONE).initialize()
			.iterate(options.get(StnmfOptions.ITERATIONS))
			.result()
			.analysis()
			.subunits();
	}
}
