package org.neurofactor.command.bridge;

import ij.IJ;

import org.scijava.Context;
import org.scijava.plugin.DefaultPluginFinder;
import org.scijava.plugin.PluginIndex;

/** Finds the SciJava context in which commands run: Fiji's, or one of our own in plain ImageJ. */
final class ImageJContext {

	private static Context own;

	private ImageJContext() {}

	static synchronized Context get() {
		if (IJ.runPlugIn("net.imagej.legacy.LegacyService", "") != null) {
			final Object fiji = IJ.runPlugIn("org.scijava.Context", "");
			if (fiji instanceof Context) return (Context) fiji;
		}
		if (own == null) own = create();
		return own;
	}

	/** In plain ImageJ the thread's class loader does not see the plugins folder; the one of this class does. */
	private static Context create() {
		return new Context(new PluginIndex(new DefaultPluginFinder(ImageJContext.class.getClassLoader())));
	}
}
