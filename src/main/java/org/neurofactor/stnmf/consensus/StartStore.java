package org.neurofactor.stnmf.consensus;

import java.util.Optional;

/**
 * Keeps finished runs, so that an analysis that was interrupted can go on where it stopped. Called by the thread that
 * called {@link ConsensusAnalysis#run}, and by no other.
 * <p>
 * A run is known by its sparsity and seed. That it belongs to the same ensemble and to the same modules, iterations,
 * threshold and maxElements is for the store to see to.
 * </p>
 */
public interface StartStore {

	/** Keeps nothing. */
	StartStore NONE = new StartStore() {

		@Override
		public Optional<RandomStart> load(final double sparsity, final long seed) {
			return Optional.empty();
		}

		@Override
		public void save(final RandomStart run) {}
	};

	/** A run that was saved before, if it was. */
	Optional<RandomStart> load(double sparsity, long seed);

	/** Called for each run that was not loaded, as soon as it is finished; in any order. */
	void save(RandomStart run);
}
