package org.neurofactor.stnmf.consensus;

import java.util.Collections;
import java.util.List;

import org.neurofactor.run.NeuroFactor;

/** What a consensus analysis found. Immutable. */
public final class ConsensusResult {

	private final ConsensusOptions options;
	private final int[] spikes;
	private final List<SparsityConsensus> sparsities;

	ConsensusResult(final ConsensusOptions options, final int[] spikes, final List<SparsityConsensus> sparsities) {
		this.options = options;
		this.spikes = spikes;
		this.sparsities = Collections.unmodifiableList(sparsities);
	}

	public ConsensusOptions options() {
		return options;
	}

	/** Version of the software that made it. */
	public String version() {
		return NeuroFactor.version();
	}

	/** Numbers of the spikes that were compared, ascending: all of them or a sample. */
	public int[] spikes() {
		return spikes.clone();
	}

	/** The sparsities, ascending. */
	public List<SparsityConsensus> sparsities() {
		return sparsities;
	}

	/** The sparsity which the analysis suggests. */
	public Suggestion suggestion() {
		return Suggestion.of(sparsities);
	}
}
