package org.neurofactor.imagej.stnmf;

import org.neurofactor.imagej.door.EnsembleRemarks;
import org.neurofactor.stnmf.StnmfOptions;

import org.neurofactor.imagej.door.SourceImage;

import java.util.Locale;

import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.SubunitAnalysis;

/** An STNMF in one line, for the log. */
public final class StnmfSummary {

	private StnmfSummary() {}

	/** @param seconds the run took */
	public static String line(final StnmfResult result, final SourceImage source, final double seconds) {
		final SubunitAnalysis analysis = result.analysis();
		final int subunits = analysis.subunits().size();
		final boolean known = result.options().get(StnmfOptions.PIXEL_SIZE) > 0;
		return String.format(Locale.ROOT,
			"STNMF of %s: %d %s in %d modules, coverage %.3f, STA diameter %.4g %s, residual %.6g, %s%s, %.1f s%s%s",
			source.title(), subunits, subunits == 1 ? "subunit" : "subunits", result.rank(), analysis.coverage(),
			analysis.staDiameter(), analysis.lengthUnit(), result.residual(), iterations(result), start(result),
			seconds, result.ensemble().map(ensemble -> "; ensemble: " + EnsembleRemarks.facts(ensemble)).orElse(""),
			known ? "" : " (pixel size unknown: lengths are in pixels)");
	}

	/** Said where it is not that of the published package. */
	private static String start(final StnmfResult result) {
		return result.options().get(StnmfOptions.INITIALIZATION) == StnmfOptions.Start.SMOOTHED
			? " from a smoothed start"
			: "";
	}

	/** How many were done, and of how many if a callback ended the run early, and which was the last to matter. */
	private static String iterations(final StnmfResult result) {
		final String done = stoppedEarly(result)
			? String.format("stopped after %d of %d iterations", result.iterations(),
				result.options().get(StnmfOptions.ITERATIONS))
			: result.iterations() + " iterations";
		return result.fixedPoint().isPresent()
			? String.format("%s (fixed point: iteration %d changed nothing)", done, result.fixedPoint().getAsInt())
			: done;
	}

	static boolean stoppedEarly(final StnmfResult result) {
		return result.iterations() < result.options().get(StnmfOptions.ITERATIONS);
	}
}
