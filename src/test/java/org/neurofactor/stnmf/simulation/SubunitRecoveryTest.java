package org.neurofactor.stnmf.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.neurofactor.factorization.ProgressMonitor;
import org.neurofactor.stnmf.SpikeTriggeredEnsemble;
import org.neurofactor.stnmf.Stnmf;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.consensus.ConsensusAnalysis;
import org.neurofactor.stnmf.consensus.ConsensusOptions;
import org.neurofactor.stnmf.consensus.ConsensusResult;
import org.neurofactor.stnmf.consensus.SparsityConsensus;

class SubunitRecoveryTest {

	private static final int CELLS = 20;

	@Test
	void findsTheSubunits() {
		int truth = 0, found = 0, wrong = 0;
		for (int i = 0; i < CELLS; i++) {
			final GanglionCellOptions options = GanglionCellOptions.builder().seed(i).size(18,16).subunits(4 + i % 5)
				.polarity(i % 2 == 0 ? Polarity.ON : Polarity.OFF)
				.nonlinearity(i / 2 % 2 == 0 ? SubunitNonlinearity.THRESHOLD_QUADRATIC : SubunitNonlinearity.THRESHOLD_LINEAR).build();
			long t0 = System.nanoTime();
			final GanglionCellSimulation sim = GanglionCellSimulation.run(options);
			final SpikeTriggeredEnsemble e = SpikeTriggeredEnsemble.read(sim.ste(), null, 20, ProgressMonitor.NONE);
			long t1 = System.nanoTime();
			final ConsensusResult c = ConsensusAnalysis.run(e, ConsensusOptions.builder().sparsities(0.5, 1, 1.5, 2, 2.5)
				.repetitions(Integer.getInteger("reps", 4)).iterations(Integer.getInteger("its", 200)).maxElements(Integer.getInteger("els", 600)).threads(1).build(), ProgressMonitor.NONE);
			long t2 = System.nanoTime();
			StringBuilder b = new StringBuilder();
			for (SparsityConsensus s : c.sparsities()) b.append(String.format(" %.3f/%.1f", s.cpcc(), s.subunitsMean()));
			final double lambda = c.suggestion().sparsity().orElse(-1);
			if (lambda < 0) { System.out.println(i + " no lambda" + b); truth += options.subunits(); continue; }
			final SubunitMatching m = SubunitMatching.of(sim.cell().subunits(), new Stnmf(e, StnmfOptions.DEFAULTS.toBuilder().sparsity(lambda).build(), ProgressMonitor.NONE).initialize().iterate(1000).result().analysis().subunits());
			long t3 = System.nanoTime();
			truth += m.truth(); found += m.found(); wrong += m.falseOnes();
			System.out.printf(Locale.ROOT, "%d %s %s n=%d lambda %.2f %s found %d false %d IoU %.2f |%s | %.1f %.1f %.1f s%n", i, options.polarity(), options.nonlinearity(), m.truth(), lambda, c.suggestion().answer(), m.found(), m.falseOnes(), m.overlapSum() / m.found(), b, (t1-t0)/1e9, (t2-t1)/1e9, (t3-t2)/1e9);
		}
		System.out.printf("truth %d found %d false %d%n", truth, found, wrong);
		assertTrue(found > 0);
	}
}
