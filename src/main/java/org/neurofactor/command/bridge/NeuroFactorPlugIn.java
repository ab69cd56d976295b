package org.neurofactor.command.bridge;

import ij.plugin.PlugIn;

/**
 * What every menu entry of the suite opens. The argument in {@code plugins.config} is the class name of the SciJava
 * command to run.
 * <p>
 * ImageJ 1 says nothing when a plugin's class cannot be loaded. Therefore this class mentions no type that is neither
 * Java's nor ImageJ 1's, so that it can always be loaded and say itself which library is missing.
 */
public class NeuroFactorPlugIn implements PlugIn {

	/** @param command the class name of the SciJava command to run */
	@Override
	public void run(final String command) {
		try {
			CommandRunner.run(command);
		}
		catch (final LinkageError e) {
			ErrorReport.show("NeuroFactor", "NeuroFactor: a library is missing or has the wrong version (" + e +
				").\nThe libraries that come with NeuroFactor belong into the plugins/jars folder of ImageJ.");
		}
	}
}
