package org.neurofactor.stnmf.consensus;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The suggested sparsity. Only those count that have a subunit in more than half of their runs. Over the sparsity, the
 * CPCC usually rises to a plateau; far above, where hardly a subunit is left, it may rise again, as runs with nothing to
 * disagree about agree. So the suggestion is the middle (of two, the lower one) of the first plateau: from the first
 * sparsity whose CPCC is less than {@link #TOLERANCE} below the highest to the last such before a valley.
 */
public final class Suggestion {

	/** Whether the curve of the CPCC over the sparsity gives a clear answer, and if not, why. */
	public enum Answer {

		/** One peak within the range. */
		CLEAR("the cophenetic correlation has one peak there"),
		/** One plateau of three sparsities or more within the range. */
		PLATEAU("it is the middle of the plateau of the cophenetic correlation"),
		/** Only one sparsity could be compared. */
		SINGLE("no other sparsity has subunits in most runs and a cophenetic correlation to compare it with"),
		/** The curve rises and falls by less than {@link #TOLERANCE} over all sparsities with subunits. */
		FLAT("the cophenetic correlation hardly depends on the sparsity"),
		/** A higher sparsity, with a valley in between, has a CPCC of about the same height. */
		SEVERAL_PEAKS("the cophenetic correlation has another peak of about the same height"),
		/** The plateau reaches the highest sparsity tried, or the lowest if that is not 0: it may go on beyond. */
		AT_THE_END("the cophenetic correlation is highest at the end of the range: try sparsities beyond it"),
		/** There is no suggestion: no sparsity has subunits in most runs, and a CPCC. */
		NO_SUBUNITS("no sparsity has subunits in most runs and a cophenetic correlation");

		private final String reason;

		Answer(final String reason) {
			this.reason = reason;
		}
	}

	/** Differences in CPCC which mean nothing. */
	public static final double TOLERANCE = 0.01;

	/** How far below the highest CPCC a curve must fall for what follows to be another peak. */
	private static final double VALLEY = 2 * TOLERANCE;

	/** A plateau has so many sparsities; fewer are a peak. */
	private static final int PLATEAU = 3;

	private final Answer answer;
	private final List<SparsityConsensus> plateau;
	private final boolean mayLieAbove;

	private Suggestion(final Answer answer, final List<SparsityConsensus> plateau, final boolean mayLieAbove) {
		this.answer = answer;
		this.plateau = plateau;
		this.mayLieAbove = mayLieAbove;
	}

	/** @param sparsities ascending */
	static Suggestion of(final List<SparsityConsensus> sparsities) {
		final List<SparsityConsensus> candidates =
			sparsities.stream().filter(s -> s.hasSubunits() && !Double.isNaN(s.cpcc())).collect(Collectors.toList());
		if (candidates.isEmpty()) return new Suggestion(Answer.NO_SUBUNITS, candidates, false);
		final double[] cpcc = candidates.stream().mapToDouble(SparsityConsensus::cpcc).toArray();
		final double highest = DoubleStream.of(cpcc).max().getAsDouble();
		final double enough = highest - TOLERANCE;
		int from = 0;
		while (cpcc[from] <= enough) from++;
		int to = from + 1;
		for (int i = to; i < cpcc.length && cpcc[i] > highest - VALLEY; i++) if (cpcc[i] > enough) to = i + 1;
		final boolean again = Arrays.stream(cpcc, to, cpcc.length).anyMatch(value -> value > enough);
		final List<SparsityConsensus> plateau = candidates.subList(from, to);
		final boolean atTheTop = plateau.contains(sparsities.get(sparsities.size() - 1));
		final boolean atTheBottom = plateau.contains(sparsities.get(0)) && sparsities.get(0).sparsity() > 0;
		return new Suggestion(answer(candidates.size(), plateau.size(), again, atTheTop || atTheBottom), plateau,
			atTheTop);
	}

	private static Answer answer(final int candidates, final int plateau, final boolean again, final boolean atTheEnd) {
		if (candidates == 1) return Answer.SINGLE;
		if (candidates == plateau) return Answer.FLAT;
		if (again) return Answer.SEVERAL_PEAKS;
		if (atTheEnd) return Answer.AT_THE_END;
		return plateau < PLATEAU ? Answer.CLEAR : Answer.PLATEAU;
	}

	/** Suggested sparsity λ; empty for {@link Answer#NO_SUBUNITS}. */
	public OptionalDouble sparsity() {
		return plateau.isEmpty()
			? OptionalDouble.empty()
			: OptionalDouble.of(plateau.get((plateau.size() - 1) / 2).sparsity());
	}

	/** The sparsities of the plateau, ascending; one for a peak, none for {@link Answer#NO_SUBUNITS}. */
	public double[] plateau() {
		return plateau.stream().mapToDouble(SparsityConsensus::sparsity).toArray();
	}

	/** How clear the answer is. */
	public Answer answer() {
		return answer;
	}

	/** Whether the answer is {@link Answer#CLEAR} or {@link Answer#PLATEAU}. */
	public boolean isClear() {
		return answer == Answer.CLEAR || answer == Answer.PLATEAU;
	}

	/** Why the answer is what it is, in words, for the user. */
	public String reason() {
		if (answer != Answer.PLATEAU) return answer.reason;
		return answer.reason + " from " + plateau.get(0).sparsity() + " to " +
			plateau.get(plateau.size() - 1).sparsity();
	}

	/** Whether the runs agree best at the highest sparsity tried, so that a higher one may be better. */
	boolean mayLieAbove() {
		return mayLieAbove;
	}
}
