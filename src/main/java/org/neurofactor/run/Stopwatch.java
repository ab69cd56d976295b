package org.neurofactor.run;

/** How long something takes. */
public final class Stopwatch {

	private final long start = System.nanoTime();

	/** Seconds since it was made. */
	public double seconds() {
		return (System.nanoTime() - start) / 1e9;
	}
}
