package org.neurofactor.bench;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.Locale;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.door.PlaneStack;
import org.neurofactor.neuropil.TraceExtractor;

/**
 * Prints, for movies of different lengths, what is alive on the heap in the middle of an extraction, traces included:
 * number of frames, size of the movie and of the heap in MB.
 */
public final class TraceExtractionMemory {

	private static final double MB = 1e6;

	private TraceExtractionMemory() {}

	public static void main(final String... args) {
		for (final int frames : new int[] { 250, 1000 }) {
			final File file = Movie.write(frames);
			final long[] alive = new long[1];
			TraceExtractor.extract(PlaneStack.of(Movie.open(file), "frame"), Movie.masks(), 1, new ProgressMonitor() {

				@Override
				public void progress(final String stage, final long done, final long total) {
					if (done != total / 2 || alive[0] > 0) return;
					System.gc();
					alive[0] = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
				}

				@Override
				public boolean isCancelled() {
					return false;
				}
			});
			System.out.printf(Locale.ROOT, "%d %.1f %.1f%n", frames, file.length() / MB, alive[0] / MB);
		}
	}
}
