package org.neurofactor.neuropil;

import org.neurofactor.factorization.CoordinateDescentNmf;
import org.neurofactor.factorization.MixtureModel;
import org.neurofactor.factorization.Nndsvdar;
import org.neurofactor.run.ProgressMonitor;

/** {@link CoordinateDescentNmf} from {@link Nndsvdar} or from a given start. */
final class NmfMethod implements SeparationMethod {

	@Override
	public String name() {
		return "NMF";
	}

	@Override
	public int defaultComponents(final double[][] signals) {
		return signals.length;
	}

	@Override
	public MixtureModel separate(final double[][] signals, final int components, final SeparationOptions options,
		final long seed, final ProgressMonitor monitor)
	{
		for (final double[] signal : signals)
			for (final double value : signal)
				if (value < 0) throw new IllegalArgumentException(
					"The signals must not be negative for NMF, but there is a value below 0. Subtract their minimum first.");
		final MixtureModel start = options.hasStart() ? options.start() : Nndsvdar.start(signals, components, seed);
		if (start.sources().length != components)
			throw new IllegalArgumentException("The initial sources (W0) must be " + components +
				", as many as the components, but are " + start.sources().length + ".");
		return CoordinateDescentNmf.factorize(signals, start, options.get(SeparationOptions.ALPHA),
			options.get(SeparationOptions.TOLERANCE), options.get(SeparationOptions.MAX_ITERATIONS), monitor);
	}

	@Override
	public boolean dependsOnSeed(final SeparationOptions options) {
		return !options.hasStart();
	}

	@Override
	public boolean needsFloor() {
		return true;
	}

	@Override
	public String toString() {
		return name();
	}
}
