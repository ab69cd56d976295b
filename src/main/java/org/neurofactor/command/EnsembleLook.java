package org.neurofactor.command;

import ij.ImagePlus;

import java.util.List;
import java.util.function.BiFunction;

import org.neurofactor.imagej.door.EnsembleRemarks;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.settings.Values;
import org.neurofactor.stnmf.EnsembleSummary;

/** A glance at an ensemble. */
final class EnsembleLook implements InputLook {

	private final EnsembleSummary ensemble;
	private final int slices;
	private final BiFunction<EnsembleSummary, Values, List<String>> warnings;

	EnsembleLook(final ImagePlus ste, final ProgressMonitor monitor,
		final BiFunction<EnsembleSummary, Values, List<String>> warnings)
	{
		ensemble = EnsembleRemarks.glance(ste, monitor);
		slices = ste.getStackSize();
		this.warnings = warnings;
	}

	@Override
	public String facts() {
		final String facts = EnsembleRemarks.facts(ensemble);
		return "Ensemble: " + facts +
			(ensemble.spikes() < slices ? " (by " + ensemble.spikes() + " of " + slices + " slices)." : ".");
	}

	@Override
	public List<String> warnings(final Values values) {
		return warnings.apply(ensemble, values);
	}
}
