package org.neurofactor.imagej.ensemble;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.neurofactor.imagej.record.LeftOut;
import org.neurofactor.stnmf.ensemble.EnsembleOptions;
import org.neurofactor.stnmf.ensemble.Significance;

/** What there is to say of ensembles: how stimulus and cells were read, and what looks wrong. */
public final class EnsembleReport {

	private EnsembleReport() {}

	/** In lines, for the log. */
	public static List<String> lines(final EnsembleRun run) {
		final List<String> lines = new ArrayList<>();
		for (int i = 0; i < run.channels().size(); i++) {
			final StimulusChannel channel = run.channels().get(i);
			final String of = channel.name().isEmpty() ? "" : ", " + channel.name();
			lines.add("Stimulus values" + of + ": " + channel.description() + ".");
			run.statistics().get(i).warning().ifPresent(warning -> lines.add("Warning" + of + ": " + warning));
		}
		run.skipped().forEach((name, reason) -> lines.add("Skipped \"" + name + "\": " + reason + "."));
		for (final TriggeredCell cell : run.cells()) {
			lines.add(String.format(Locale.ROOT, "%s: %d spikes in the ensemble, STA z %.1f, window %s (%s), filter %s",
				cell.name(), cell.spikes(), cell.significance().z(), cell.window(),
				run.options().get(EnsembleOptions.WINDOW), run.options().get(EnsembleOptions.FILTER)));
			if (!cell.significance().isAboveNoise()) lines.add(warning(cell));
		}
		final String leftOut = leftOut(run).line();
		if (!leftOut.isEmpty()) lines.add(leftOut);
		return lines;
	}

	/** The cells without an ensemble, and the spikes that are not in those of the others. */
	static LeftOut leftOut(final EnsembleRun run) {
		final List<String> why = new ArrayList<>();
		run.skipped().forEach((name, reason) -> why.add(name + ": " + reason));
		long spikes = 0;
		long used = 0;
		for (final TriggeredCell cell : run.cells()) {
			spikes += run.spikes(cell);
			used += cell.spikes();
		}
		return new LeftOut().add("cells", run.skipped().size(), run.skipped().size() + run.cells().size(), why)
			.add("spikes", spikes - used, spikes,
				Collections.singletonList("in the first frames of a trial, or in bins of fewer spikes than minspikes"));
	}

	private static String warning(final TriggeredCell cell) {
		final Significance significance = cell.significance();
		return String.format(Locale.ROOT,
			"Warning: the spike-triggered average of \"%s\" is not above noise: its peak has a z of " +
				"%.1f, and noise reaches %.1f in one of a hundred cells. Usual causes: a wrong frame rate, spikes that are shifted " +
				"against the stimulus, the wrong column or stimulus, or too few spikes (%d).",
			cell.name(), significance.z(), significance.noiseLevel(), cell.average().spikes());
	}
}
