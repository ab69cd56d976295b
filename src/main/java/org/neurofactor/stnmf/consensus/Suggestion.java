package org.neurofactor.stnmf.consensus;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The suggested sparsity: that of the highest CPCC among those with a subunit in more than half of their runs; of equal
 * ones the smallest. The answer is clear if the CPCC has one peak within the range that was tried.
 */
public final class Suggestion {

	/** Whether the curve of the CPCC over the sparsity gives a clear answer, and if not, why. */
	public enum Answer {

		/** One peak within the range. */
		CLEAR("the cophenetic correlation has one peak there"),
		/** Only one sparsity could be compared. */
		SINGLE("no other sparsity has subunits in most runs and a cophenetic correlation to compare it with"),
		/** The curve rises and falls by less than {@link #TOLERANCE} over all sparsities with subunits. */
		FLAT("the cophenetic correlation hardly depends on the sparsity"),
		/** Another sparsity, with a valley of more than {@link #TOLERANCE} in between, comes as near as that. */
		SEVERAL_PEAKS("the cophenetic correlation has another peak of about the same height"),
		/** The peak is at the highest sparsity tried, or at the lowest if that is not 0: it may lie beyond. */
		AT_THE_END("the cophenetic correlation is highest at the end of the range: try sparsities beyond it"),
		/** There is no suggestion: no sparsity has subunits in most runs, and a CPCC. */
		NO_SUBUNITS("no sparsity has subunits in most runs and a cophenetic correlation");

		private final String reason;

		Answer(final String reason) {
			this.reason = reason;
		}

		/** In words, for the user. */
		public String reason() {
			return reason;
		}
	}

	/** Differences in CPCC which mean nothing. */
	public static final double TOLERANCE = 0.01;

	private final OptionalDouble sparsity;
	private final Answer answer;

	private Suggestion(final OptionalDouble sparsity, final Answer answer) {
		this.sparsity = sparsity;
		this.answer = answer;
	}

	/** @param sparsities ascending */
	static Suggestion of(final List<SparsityConsensus> sparsities) {
		final List<SparsityConsensus> candidates =
			sparsities.stream().filter(s -> s.hasSubunits() && !Double.isNaN(s.cpcc())).collect(Collectors.toList());
		if (candidates.isEmpty()) return new Suggestion(OptionalDouble.empty(), Answer.NO_SUBUNITS);
		final double[] cpcc = candidates.stream().mapToDouble(SparsityConsensus::cpcc).toArray();
		int best = 0;
		for (int i = 1; i < cpcc.length; i++) if (cpcc[i] > cpcc[best]) best = i;
		final SparsityConsensus chosen = candidates.get(best);
		final boolean atTheEnd =
			chosen == sparsities.get(sparsities.size() - 1) || chosen == sparsities.get(0) && chosen.sparsity() > 0;
		return new Suggestion(OptionalDouble.of(chosen.sparsity()), answer(cpcc, best, atTheEnd));
	}

	private static Answer answer(final double[] cpcc, final int best, final boolean atTheEnd) {
		if (cpcc.length == 1) return Answer.SINGLE;
		if (cpcc[best] - DoubleStream.of(cpcc).min().getAsDouble() < TOLERANCE) return Answer.FLAT;
		if (hasRival(cpcc, best, 1) || hasRival(cpcc, best, -1)) return Answer.SEVERAL_PEAKS;
		return atTheEnd ? Answer.AT_THE_END : Answer.CLEAR;
	}

	/** Whether the curve comes back to the height of its peak after it has left it. */
	private static boolean hasRival(final double[] cpcc, final int peak, final int direction) {
		boolean left = false;
		for (int i = peak + direction; i >= 0 && i < cpcc.length; i += direction) {
			final boolean near = cpcc[peak] - cpcc[i] < TOLERANCE;
			if (left && near) return true;
			left |= !near;
		}
		return false;
	}

	/** Suggested sparsity λ; empty for {@link Answer#NO_SUBUNITS}. */
	public OptionalDouble sparsity() {
		return sparsity;
	}

	/** How clear the answer is. */
	public Answer answer() {
		return answer;
	}

	/** Whether the answer is {@link Answer#CLEAR}. */
	public boolean isClear() {
		return answer == Answer.CLEAR;
	}
}
