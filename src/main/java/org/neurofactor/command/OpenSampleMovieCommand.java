package org.neurofactor.command;

import org.neurofactor.settings.Settings;

import ij.ImagePlus;

import org.neurofactor.run.ProgressMonitor;
import org.scijava.plugin.Plugin;

/**
 * <em>Plugins › NeuroFactor › Open Sample Movie</em>: opens the simulated calcium movie that is in the jar, with its
 * cells as overlay.
 */
@Plugin(type = NeuroFactorCommand.class, label = "Open Sample Movie", visible = false, headless = true,
	description = "Opens a simulated two-photon movie of cells with known calcium, with the cells as overlay.")
public class OpenSampleMovieCommand extends NeuroFactorCommand {

	static final String RESOURCE = "/sample-images/simulated-movie.tif";

	private static final Output<ImagePlus> MOVIE = Output.image("movie");

	public OpenSampleMovieCommand() {
		super(Settings.of(), MOVIE);
	}

	@Override
	protected void execute(final ProgressMonitor progress) {
		set(MOVIE, OpenSampleSteCommand.open(RESOURCE));
	}
}
