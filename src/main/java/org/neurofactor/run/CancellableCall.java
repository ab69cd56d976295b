package org.neurofactor.run;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls a library that knows nothing of cancelling, such as an eigenvalue solver, so that it can be left any time.
 * ({@link Workers} wait for what they have begun, and so need tasks that can be cancelled.)
 */
public final class CancellableCall {

	private static final long POLL_MILLIS = 50;

	private CancellableCall() {}

	/**
	 * Calls in a thread of its own and waits for the result, or until the monitor is cancelled. The thread then comes
	 * to its end unheard, so what it does must have no effect but its result.
	 *
	 * @throws CancellationException if the monitor says so or this thread is interrupted
	 */
	public static <T> T call(final Callable<T> work, final ProgressMonitor monitor, final String stage) {
		final FutureTask<T> task = new FutureTask<>(work);
		final Thread thread = new Thread(task, stage);
		thread.setDaemon(true);
		thread.start();
		while (true) {
			monitor.step(stage, 0, 1);
			try {
				return poll(task, stage);
			}
			catch (final TimeoutException e) {
				// Asks the monitor, and waits again.
			}
		}
	}

	private static <T> T poll(final Future<T> task, final String stage) throws TimeoutException {
		try {
			return task.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException(stage + " was interrupted");
		}
		catch (final ExecutionException e) {
			final Throwable cause = e.getCause();
			if (cause instanceof RuntimeException) throw (RuntimeException) cause;
			if (cause instanceof Error) throw (Error) cause;
			throw new IllegalStateException(stage + " failed", cause);
		}
	}
}
