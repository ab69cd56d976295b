package org.neurofactor.command;

import org.neurofactor.settings.Settings;

import ij.ImagePlus;
import ij.io.Opener;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.neurofactor.run.ProgressMonitor;
import org.scijava.plugin.Plugin;

/**
 * <em>Plugins › NeuroFactor › Open Sample STE</em>: opens the simulated spike-triggered ensemble that is in the jar.
 */
@Plugin(type = NeuroFactorCommand.class, label = "Open Sample STE", visible = false, headless = true,
	description = "Opens a simulated spike-triggered stimulus ensemble of a cell with known subunits.")
public class OpenSampleSteCommand extends NeuroFactorCommand {

	static final String RESOURCE = "/sample-images/simulated-ste.tif";

	private static final Output<ImagePlus> STE = Output.image("ste");

	public OpenSampleSteCommand() {
		super(Settings.of(), STE);
	}

	@Override
	protected void execute(final ProgressMonitor progress) {
		set(STE, open(RESOURCE));
	}

	/** Opens a TIFF among the resources, with its calibration; its title is the file's name. */
	static ImagePlus open(final String resource) {
		final String name = resource.substring(resource.lastIndexOf('/') + 1);
		try (InputStream in = OpenSampleSteCommand.class.getResourceAsStream(resource)) {
			if (in == null) throw new IllegalArgumentException("this copy of NeuroFactor comes without " + name + ".");
			final ImagePlus image = new Opener().openTiff(in, name);
			if (image == null) throw new IllegalArgumentException(name + " cannot be read.");
			image.setTitle(name);
			image.changes = false;
			return image;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(name + " cannot be read", e);
		}
	}
}
