package org.neurofactor.neuropil;

import java.util.Arrays;
import java.util.List;

import org.neurofactor.settings.ChoiceKind;
import org.neurofactor.settings.Kind;

import org.neurofactor.factorization.MixtureModel;
import org.neurofactor.run.ProgressMonitor;

/**
 * Finds the sources that signals are mixtures of. {@link SourceSeparation} does what all methods have in common:
 * scaling, repeated attempts, and matching the sources to the cell.
 * <p>
 * Contract: the signals are not changed; the same signals, options and seed give the same result, whatever runs beside
 * it; nothing is kept between calls, which may come from several threads.
 * </p>
 */
public interface SeparationMethod {

	/** Non-negative matrix factorization. */
	@SuppressWarnings("ClassInitializationDeadlock") // its class is reached by this constant alone
	SeparationMethod NMF = new NmfMethod();

	/** Independent component analysis. */
	@SuppressWarnings("ClassInitializationDeadlock") // as above
	SeparationMethod ICA = new IcaMethod();

	/** As a setting: one of those that come with the suite by name, or any other from code. */
	Kind<SeparationMethod> KIND = new ChoiceKind<SeparationMethod>(all()) {

		@Override
		public boolean allows(final SeparationMethod value) {
			return true;
		}
	};

	/** A short name, such as "NMF"; {@code toString} gives it, too. */
	String name();

	/**
	 * The number of components to be found where the options leave it open.
	 *
	 * @param signals as for {@link #separate}
	 */
	int defaultComponents(double[][] signals);

	/**
	 * Makes one attempt.
	 *
	 * @param signals k × T, {@code [signal][observation]}, all finite, divided by their median
	 * @param components number of sources n
	 * @param options how; number of components, seed and tries are not to be taken from here
	 * @param seed of the random numbers of this attempt, from 0 to 2³² − 1
	 * @param monitor to be told and asked
	 * @return mixing matrix (k × n), sources (n × T) and iterations: as many as the options allow if it did not
	 *           converge
	 * @throws IllegalArgumentException if the method cannot do with such signals or options
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	MixtureModel separate(double[][] signals, int components, SeparationOptions options, long seed,
		ProgressMonitor monitor);

	/** Whether another seed may lead to another result. */
	default boolean dependsOnSeed(final SeparationOptions options) {
		return true;
	}

	/** Whether each signal's {@link Background} is to be taken off first. */
	default boolean needsFloor() {
		return false;
	}

	/** The methods that come with the suite. */
	static List<SeparationMethod> all() {
		return Arrays.asList(NMF, ICA);
	}
}
