package org.neurofactor.imagej.door;

import ij.IJ;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import org.neurofactor.run.ProgressMonitor;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/**
 * Shows progress and the time left in ImageJ's status bar, and in Fiji as a task with a stop button. The user cancels
 * with Escape or that button. May be called as often as one likes, from any thread: what is shown is renewed ten times
 * a second.
 */
public final class ImageJProgress implements ProgressMonitor, AutoCloseable {

	private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

	private final String title;
	private final Task task;
	private final BooleanSupplier cancelled;
	private final AtomicLong lastShown = new AtomicLong(System.nanoTime() - INTERVAL);
	private final TimeLeft timeLeft = new TimeLeft(System::nanoTime);
	private volatile boolean stopPressed;

	/**
	 * Starts to watch for Escape and shows the task.
	 *
	 * @param title what is running, for the user
	 * @param tasks shows the task in Fiji; null for none
	 * @param cancelled whether it has been cancelled by other means
	 */
	public ImageJProgress(final String title, final TaskService tasks, final BooleanSupplier cancelled) {
		this.title = title;
		this.cancelled = cancelled;
		IJ.resetEscape();
		task = tasks == null ? null : tasks.createTask(title);
		if (task == null) return;
		task.setCancelCallBack(() -> stopPressed = true);
		task.start();
	}

	@Override
	public void progress(final String stage, final long done, final long total) {
		final long now = System.nanoTime();
		final long last = lastShown.get();
		if (now - last < INTERVAL || !lastShown.compareAndSet(last, now)) return;
		final String left = timeLeft.of(stage, done, total);
		IJ.showStatus(
			title + ": " + stage + (total > 0 ? " " + done + "/" + total : "") + (left.isEmpty() ? "" : ", " + left));
		if (total > 0) IJ.showProgress((double) done / total);
		if (task == null) return;
		task.setStatusMessage(stage);
		task.setProgressMaximum(total);
		task.setProgressValue(done);
	}

	@Override
	public boolean isCancelled() {
		return stopPressed || IJ.escapePressed() || cancelled.getAsBoolean();
	}

	/** Clears the progress bar and ends the task. */
	@Override
	public void close() {
		IJ.showStatus("");
		IJ.showProgress(1);
		if (task != null) task.finish();
	}
}
