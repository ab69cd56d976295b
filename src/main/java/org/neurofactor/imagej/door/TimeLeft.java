package org.neurofactor.imagej.door;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How long a stage of some work will still take, judged by how long its steps took so far. */
public final class TimeLeft {

	/** Before that, an estimate is worth nothing, and who waits so short does not need it. */
	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);
	private static final long MINUTE = TimeUnit.MINUTES.toSeconds(1);
	private static final long HOUR = TimeUnit.HOURS.toSeconds(1);

	private final LongSupplier nanoTime;
	private String stage = "";
	private long start;
	private long firstDone;
	private long latest;
	private long latestDone;

	/** @param nanoTime such as {@link System#nanoTime} */
	public TimeLeft(final LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/**
	 * Takes notice of how far the work is. What was done when its stage began, such as runs of an earlier day, took no
	 * time.
	 *
	 * @return in words, such as "12 min left"; empty while it cannot be known
	 */
	public synchronized String of(final String currentStage, final long done, final long total) {
		final long now = nanoTime.getAsLong();
		if (!stage.equals(currentStage) || done < latestDone) {
			stage = currentStage;
			start = latest = now;
			firstDone = latestDone = done;
		}
		if (done > latestDone) {
			latest = now;
			latestDone = done;
		}
		if (latestDone == firstDone || now - start < PATIENCE) return "";
		final double perStep = (double) (latest - start) / (latestDone - firstDone);
		final double left = perStep * (total - latestDone) - (now - latest);
		return words(Math.round(Math.max(left, 0) / TimeUnit.SECONDS.toNanos(1))) + " left";
	}

	/** Such as "12 min". */
	static String words(final long seconds) {
		if (seconds < MINUTE) return seconds + " s";
		if (seconds < HOUR) return seconds / MINUTE + " min";
		return seconds / HOUR + " h " + seconds % HOUR / MINUTE + " min";
	}
}
