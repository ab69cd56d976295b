package org.neurofactor.bench;

import org.neurofactor.settings.PlaneSize;

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
			case "224x3000":
				return ensemble(options(16, 14, 3000));
			case "400x6000":
				return ensemble(options(20, 20, 6000).with(GanglionCellOptions.SUBUNITS, 10)
					.with(GanglionCellOptions.SPACING, 3.6)
					.with(GanglionCellOptions.SIGMA, 1.15));
			case "840x12000":
				return ensemble(options(30, 28, 12_000).with(GanglionCellOptions.SUBUNITS, 20)
					.with(GanglionCellOptions.SPACING, 4.2)
					.with(GanglionCellOptions.SIGMA, 1.35));
			default:
				throw new IllegalArgumentException("There is no ensemble of " + size + ".");
		}
	}

	private static GanglionCellOptions options(final int width, final int height, final int spikes) {
		return GanglionCellOptions.DEFAULTS.with(GanglionCellOptions.SIZE, new PlaneSize(width, height))
			.with(GanglionCellOptions.SPIKES, spikes);
	}

	private static SpikeTriggeredEnsemble ensemble(final GanglionCellOptions options) {
		return SpikeTriggeredEnsemble.read(GanglionCellSimulation.run(options).ste(), null, MODULES,
			ProgressMonitor.NONE);
	}

	/** The spikes by columns, {@code [spike][pixel]}. */
	static double[][] columns(final DataMatrix v) {
		final int[] all = new int[v.spikes()];
		for (int s = 0; s < all.length; s++) all[s] = s;
		return v.columns(all);
	}
}
