package org.neurofactor.command;

import org.neurofactor.settings.Settings;

import ij.IJ;

import java.awt.GraphicsEnvironment;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.about.AboutWindow;
import org.neurofactor.imagej.about.Citations;
import org.scijava.plugin.Plugin;

/**
 * <em>Plugins › NeuroFactor › About NeuroFactor...</em>: the version, and what to cite; without a display in the log.
 */
@Plugin(type = NeuroFactorCommand.class, label = "About NeuroFactor", visible = false, headless = true,
	description = "Tells the version and what to cite.")
public class AboutCommand extends NeuroFactorCommand {

	public AboutCommand() {
		super(Settings.of());
	}

	@Override
	protected void execute(final ProgressMonitor progress) {
		if (GraphicsEnvironment.isHeadless()) IJ.log(AboutWindow.version() + "\n\n" + Citations.bibTex());
		else AboutWindow.show();
	}
}
