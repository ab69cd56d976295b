package org.neurofactor.bench;

import org.neurofactor.matrix.DataMatrix;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.SpikeTriggeredEnsemble;
import org.neurofactor.stnmf.simulation.GanglionCellOptions;
import org.neurofactor.stnmf.simulation.GanglionCellSimulation;

/** Ensembles of simulated ganglion cells, whose modules are about as sparse as those of real ones (14 % not zero). */
final class BenchmarkData {

	/** Number of modules r. */
	static final int MODULES = 20;

	/** Sparsity λ. */
	static final double SPARSITY = 1.7;

	private BenchmarkData() {}

	/**
	 * An ensemble by its size.
	 *
	 * @param size pixels × spikes: "224x3000", "400x6000" or "840x12000"
	 */
	static SpikeTriggeredEnsemble ensemble(final String size) {
		switch (size) {
			case "224x3000": return ensemble(GanglionCellOptions.builder().size(16, 14).spikes(3000));
			case "400x6000": return ensemble(GanglionCellOptions.builder().size(20, 20).spikes(6000) //
				.subunits(10).spacing(3.6).subunitSigma(1.15));
			case "840x12000": return ensemble(GanglionCellOptions.builder().size(30, 28).spikes(12_000) //
				.subunits(20).spacing(4.2).subunitSigma(1.35));
			default: throw new IllegalArgumentException("There is no ensemble of " + size + ".");
		}
	}

	private static SpikeTriggeredEnsemble ensemble(final GanglionCellOptions.Builder options) {
		return SpikeTriggeredEnsemble.read(GanglionCellSimulation.run(options.build()).ste(), null, MODULES,
			ProgressMonitor.NONE);
	}

	/** The spikes by columns, {@code [spike][pixel]}. */
	static double[][] columns(final DataMatrix v) {
		final int[] all = new int[v.spikes()];
		for (int s = 0; s < all.length; s++) all[s] = s;
		return v.columns(all);
	}
}
