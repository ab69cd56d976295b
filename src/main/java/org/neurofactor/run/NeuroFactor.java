package org.neurofactor.run;

/** What all parts of the suite share: its name and version. */
public final class NeuroFactor {

	private NeuroFactor() {}

	/** Version of the jar these classes come from, or "development" where they do not come from a jar. */
	public static String version() {
		final String version = NeuroFactor.class.getPackage().getImplementationVersion();
		return version == null ? "development" : version;
	}
}
