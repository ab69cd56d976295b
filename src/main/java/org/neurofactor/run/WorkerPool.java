package org.neurofactor.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/**
 * A fixed number of threads. What goes wrong in one of them is thrown where its result is asked for. Only the thread
 * that waits for results talks to the user's monitor; when the pool is closed, the tasks that still run learn that they
 * are cancelled.
 */
public final class WorkerPool implements AutoCloseable {

	private final ExecutorService threads;
	private volatile boolean closed;

	/** @param size number of threads; 0 for one per processor */
	public WorkerPool(final int size) {
		threads = Executors.newFixedThreadPool(size == 0 ? Runtime.getRuntime().availableProcessors() : size, task -> {
			final Thread thread = new Thread(task, "NeuroFactor worker");
			thread.setDaemon(true);
			return thread;
		});
	}

	public <T> Future<T> submit(final Callable<T> task) {
		return threads.submit(task);
	}

	/** For the tasks: tells nobody of progress, and cancels when the pool is closed. */
	public ProgressMonitor taskMonitor() {
		return new ProgressMonitor() {

			@Override
			public void progress(final String stage, final long done, final long total) {}

			@Override
			public boolean isCancelled() {
				return closed;
			}
		};
	}

	/**
	 * Waits for results, in their order.
	 *
	 * @throws CancellationException if the monitor says so or this thread is interrupted
	 */
	public <T> List<T> results(final List<Future<T>> tasks, final String stage, final ProgressMonitor monitor) {
		final List<T> results = new ArrayList<>();
		while (results.size() < tasks.size()) {
			monitor.step(stage, tasks.stream().filter(Future::isDone).count(), tasks.size());
			try {
				results.add(CancellableCall.poll(tasks.get(results.size()), stage));
			}
			catch (final TimeoutException e) {
				continue;
			}
		}
		return results;
	}

	@Override
	public void close() {
		closed = true;
		threads.shutdownNow();
	}
}
