package org.neurofactor.imagej.neuropil;

import org.neurofactor.neuropil.SeparationOptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.NeuropilResult;

/** A neuropil separation in a few lines, for the log: one for the whole, and one for all that the user should know. */
public final class NeuropilSummary {

	public static final String NO_FRAME_RATE =
		"The frame rate is unknown, so there is no ΔF/F0: give it (framerate), or " +
			"set the frame interval (Image > Properties...).";

	/** Cells whose traces there is something to say about, before the log would be full of them. */
	private static final int MOST_REMARKS = 5;

	private NeuropilSummary() {}

	/**
	 * @param reread whether the traces had been extracted before
	 * @param seconds the run took
	 */
	public static String lines(final NeuropilResult result, final NeuropilInput input, final boolean reread,
		final double seconds)
	{
		final NeuropilOptions options = result.options();
		final List<String> lines = new ArrayList<>();
		final long frames = input.trials().stream().mapToLong(trial -> trial.frames().dimension(2)).sum();
		final long separated = count(result, cell -> cell.separation().isPresent());
		final long converged =
			count(result, cell -> cell.report().map(report -> report.convergence().converged()).orElse(false));
		lines.add(String.format(Locale.ROOT,
			"Neuropil Separation of %s: %s in %s of %s, %s with %s each, %d converged, %.1f s%s",
			input.source().title(), number(separated, "cell"), number(input.trials().size(), "trial"),
			number(frames, "frame"), options.separation().get(SeparationOptions.METHOD).name(),
			number(options.get(NeuropilOptions.REGIONS), "region"), converged, seconds,
			reread ? " (the movie was not read again: its traces are in the output folder)" : ""));
		lines.addAll(input.remarks());
		result.extraction()
			.leftOut()
			.forEach(sentence -> lines.add(sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) +
				": left out, and empty in the traces."));
		result.skipped().forEach(cell -> lines.add(cell.toString()));
		for (final CellResult cell : result.cells()) {
			cell.problem().ifPresent(lines::add);
			cell.report()
				.filter(report -> !report.isReliable())
				.ifPresent(report -> lines.add("\"" + cell.name() + "\": " + report.remark()));
		}
		final List<CellResult> remarked =
			result.cells().stream().filter(cell -> !cell.remarks().isEmpty()).collect(Collectors.toList());
		remarked.stream()
			.limit(MOST_REMARKS)
			.forEach(cell -> lines.add("\"" + cell.name() + "\": " + String.join(" ", cell.remarks())));
		if (remarked.size() > MOST_REMARKS) lines.add(
			"The same kind of remark is in the report on " + number(remarked.size() - MOST_REMARKS, "more cell") + ".");
		if (options.get(NeuropilOptions.FRAME_RATE) == 0) lines.add(NO_FRAME_RATE);
		return String.join("\n", lines);
	}

	private static long count(final NeuropilResult result, final Predicate<CellResult> what) {
		return result.cells().stream().filter(what).count();
	}

	private static String number(final long count, final String what) {
		return count + " " + what + (count == 1 ? "" : "s");
	}
}
