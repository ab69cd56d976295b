package org.neurofactor.neuropil;

import org.neurofactor.factorization.FastIca;
import org.neurofactor.factorization.MixtureModel;
import org.neurofactor.run.ProgressMonitor;

/** {@link FastIca}. */
final class IcaMethod implements SeparationMethod {

	/** A principal component counts if it explains more than this share of the variance. */
	private static final double MIN_SHARE = 0.01;

	@Override
	public String name() {
		return "ICA";
	}

	@Override
	public int defaultComponents(final double[][] signals) {
		final int components = FastIca.principalComponents(signals, MIN_SHARE);
		if (components == 0)
			throw new IllegalArgumentException("The signals are constant: ICA has nothing to separate.");
		return components;
	}

	@Override
	public MixtureModel separate(final double[][] signals, final int components, final SeparationOptions options,
		final long seed, final ProgressMonitor monitor)
	{
		if (options.hasStart()) throw new IllegalArgumentException(
			"Initial sources and an initial mixing matrix (W0, H0) are for NMF; ICA takes none.");
		return FastIca.separate(signals, components, options.get(SeparationOptions.TOLERANCE),
			options.get(SeparationOptions.MAX_ITERATIONS), seed, monitor);
	}

	@Override
	public String toString() {
		return name();
	}
}
