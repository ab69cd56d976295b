package org.neurofactor.command;

import ij.ImagePlus;

import org.neurofactor.run.ProgressMonitor;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * <em>Plugins › NeuroFactor › Open Sample Movie</em>: opens the simulated calcium movie that is in the jar, with its
 * cells as overlay.
 */
@Plugin(type = Command.class, label = "Open Sample Movie", visible = false, headless = true,
	description = "Opens a simulated two-photon movie of cells with known calcium, with the cells as overlay.")
public class OpenSampleMovieCommand extends NeuroFactorCommand {

	static final String RESOURCE = "/sample-images/simulated-movie.tif";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus movie;

	@Override
	protected void execute(final ProgressMonitor progress) {
		movie = OpenSampleSteCommand.open(RESOURCE);
	}
}
