package org.neurofactor.imagej.neuropil;

/** "1 trace", "2 traces". */
final class Counted {

	private Counted() {}

	static String of(final int count, final String noun) {
		return count + " " + noun + (count == 1 ? "" : "s");
	}
}
