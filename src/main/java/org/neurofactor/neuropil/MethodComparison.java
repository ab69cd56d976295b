package org.neurofactor.neuropil;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The methods side by side, for a cell or for a movie, and which of them to take. Immutable. */
public final class MethodComparison {

	private final List<Candidate> candidates;

	/** @param candidates the best method in general first */
	MethodComparison(final List<Candidate> candidates) {
		this.candidates = Collections.unmodifiableList(candidates);
	}

	/** The same with each trace changed. */
	MethodComparison map(final UnaryOperator<Trace> change) {
		return new MethodComparison(
			candidates.stream().map(candidate -> candidate.map(change)).collect(Collectors.toList()));
	}

	/** One for each method: NMF, the subtraction, ICA. */
	public List<Candidate> candidates() {
		return candidates;
	}

	/**
	 * NMF, which is the best of them in nearly all simulated cells, unless its trace is doubtful and that of the
	 * subtraction or of ICA is good.
	 */
	public Candidate suggested() {
		final Candidate first = candidates.get(0);
		if (!first.isDoubtful()) return first;
		return candidates.stream()
			.filter(candidate -> candidate.verdict().grade() == Verdict.Grade.GOOD)
			.findFirst()
			.orElse(first);
	}

	/**
	 * The method for a movie all of whose cells shall be treated alike: that with the fewest bad traces; of two with as
	 * many, the first.
	 *
	 * @param cells one or more
	 */
	public static String suggestedForAll(final List<MethodComparison> cells) {
		final Map<String, Long> bad = new LinkedHashMap<>();
		for (final MethodComparison cell : cells)
			for (final Candidate candidate : cell.candidates)
				bad.merge(candidate.method(), candidate.verdict().grade() == Verdict.Grade.BAD ? 1L : 0L, Long::sum);
		return bad.entrySet().stream().min(Comparator.comparing(Map.Entry::getValue)).get().getKey();
	}
}
