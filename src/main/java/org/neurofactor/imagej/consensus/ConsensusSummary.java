package org.neurofactor.imagej.consensus;

import org.neurofactor.stnmf.consensus.ConsensusOptions;

import org.neurofactor.imagej.door.SourceImage;

import java.util.Locale;

import org.neurofactor.stnmf.consensus.ConsensusResult;
import org.neurofactor.stnmf.consensus.SparsityConsensus;
import org.neurofactor.stnmf.consensus.Suggestion;

/** What a consensus analysis did and what it suggests, in a few lines, for the log. */
public final class ConsensusSummary {

	private ConsensusSummary() {}

	/**
	 * The first line: what was done.
	 *
	 * @param loaded number of runs that had been done before
	 * @param seconds the others took
	 */
	public static String line(final ConsensusResult result, final SourceImage source, final int loaded,
		final double seconds)
	{
		return String.format(Locale.ROOT,
			"STNMF consensus of %s: %d sparsities, %d runs each, %d of %d spikes compared, " + "%.1f s%s",
			source.title(), result.sparsities().size(), result.options().get(ConsensusOptions.REPETITIONS),
			result.spikes().length, source.planes(), seconds,
			loaded == 0
				? ""
				: String.format(" (%d of %d runs were there from before)", loaded, result.options().runs()));
	}

	/**
	 * What is to be known of a factorisation at the suggested sparsity, or without one: empty if the answer is clear.
	 */
	public static String remark(final ConsensusResult result) {
		final Suggestion suggestion = result.suggestion();
		if (suggestion.isClear()) return "";
		return suggestion.sparsity().isPresent()
			? "The suggested sparsity is not clear: " + suggestion.reason() + "."
			: "Factorised at the default sparsity, as none can be suggested: " + suggestion.reason() + ".";
	}

	/** The second line: the suggested sparsity, and how far it can be relied on. */
	public static String suggestion(final ConsensusResult result) {
		final Suggestion suggestion = result.suggestion();
		if (!suggestion.sparsity().isPresent()) return "No sparsity can be suggested: " + suggestion.reason() + ".";
		final double sparsity = suggestion.sparsity().getAsDouble();
		final SparsityConsensus best =
			result.sparsities().stream().filter(consensus -> consensus.sparsity() == sparsity).findFirst().get();
		return String.format(Locale.ROOT, "Suggested sparsity: %s (CPCC %.4f, %.1f ± %.1f subunits). %s: %s.", sparsity,
			best.cpcc(), best.subunitsMean(), best.subunitsSd(),
			suggestion.isClear() ? "The curve gives a clear answer" : "The curve gives no clear answer",
			suggestion.reason());
	}
}
