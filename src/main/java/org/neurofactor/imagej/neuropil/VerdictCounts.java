package org.neurofactor.imagej.neuropil;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.Verdict;

/** How many cells have which verdict. */
final class VerdictCounts {

	private VerdictCounts() {}

	/** "5 good, 1 check, 0 bad". */
	static String of(final NeuropilResult result) {
		return byGrade(result).entrySet()
			.stream()
			.map(entry -> entry.getValue() + " " + entry.getKey())
			.collect(Collectors.joining(", "));
	}

	/** Of the cells that were used, by the verdict's word; those that were skipped have no trace. */
	static Map<String, Long> byGrade(final NeuropilResult result) {
		final Map<String, Long> counts = new LinkedHashMap<>();
		for (final Verdict.Grade grade : Verdict.Grade.values())
			counts.put(grade.toString(),
				result.cells().stream().filter(cell -> cell.verdict().grade() == grade).count());
		return counts;
	}
}
