package org.neurofactor.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;

/**
 * The threads that share the work of a run: a fixed number, and no others work. While they do, the thread that has
 * given them the work waits; it alone talks to the user's monitor. What goes wrong in a task is thrown there, as it was
 * thrown, and then the workers are to be closed.
 * <p>
 * Closing cancels the tasks that have not ended, and waits until none runs any more: so nothing of a run outlives it.
 * How soon that is, is up to the tasks: one that takes longer than a fraction of a second must ask
 * {@link #cancellation()}.
 * </p>
 * <p>
 * Whoever shares work between tasks adds up what each of them finds in an order of its own, never in that in which they
 * end: then the result is the same, bit for bit, for any number of threads.
 * </p>
 */
public final class Workers implements AutoCloseable {

	/** How often the user is asked whether to go on. */
	private static final long POLL_MILLIS = 50;

	private final int threads;
	private final ExecutorService pool;
	private volatile boolean closed;

	private final ProgressMonitor cancellation = new ProgressMonitor() {

		@Override
		public void progress(final String stage, final long done, final long total) {}

		@Override
		public boolean isCancelled() {
			return closed;
		}
	};

	/**
	 * @param threads how many, 0 for one per processor
	 * @throws IllegalArgumentException if it is negative
	 */
	public Workers(final int threads) {
		this.threads = number(threads);
		pool = Executors.newFixedThreadPool(this.threads, task -> {
			final Thread thread = new Thread(task, "NeuroFactor worker");
			thread.setDaemon(true);
			return thread;
		});
	}

	/**
	 * How many threads are meant by an option.
	 *
	 * @param threads 0 for one per processor
	 * @return 1 or more
	 * @throws IllegalArgumentException if it is negative
	 */
	public static int number(final int threads) {
		if (threads < 0) throw new IllegalArgumentException(
			"The number of threads must be 0 (all) or more, but was " + threads + ".");
		return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
	}

	/** Number of threads, 1 or more. */
	public int threads() {
		return threads;
	}

	/** What a task asks whether to go on, from any thread: cancelled when the workers are closed; takes no progress. */
	public ProgressMonitor cancellation() {
		return cancellation;
	}

	/**
	 * Starts tasks; they are begun in their order. Not to be called by a task, which would wait for itself.
	 *
	 * @param count number of tasks
	 * @param task is given each number from 0 to {@code count} − 1
	 */
	public <T> Tasks<T> start(final int count, final IntFunction<T> task) {
		final Tasks<T> tasks = new Tasks<>(count);
		for (int i = 0; i < count; i++) {
			final int index = i;
			pool.execute(() -> tasks.run(index, task));
		}
		return tasks;
	}

	/**
	 * Does short tasks, a fraction of a second all together, and waits for them.
	 *
	 * @param count number of tasks
	 * @param task is given each number from 0 to {@code count} − 1
	 */
	public void forEach(final int count, final IntConsumer task) {
		start(count, index -> {
			task.accept(index);
			return null;
		}).results("Working", ProgressMonitor.NONE);
	}

	/** Cancels what runs and waits until it has ended; an interruption is passed on, but does not hurry it. */
	@Override
	public void close() {
		closed = true;
		pool.shutdownNow();
		boolean interrupted = false;
		while (true) {
			try {
				if (pool.awaitTermination(POLL_MILLIS, TimeUnit.MILLISECONDS)) break;
			}
			catch (final InterruptedException e) {
				interrupted = true;
			}
		}
		if (interrupted) Thread.currentThread().interrupt();
	}

	/** Tasks that have been started, to be waited for once. */
	public static final class Tasks<T> {

		private final int count;

		/**
		 * What the thread that waits has to do for every task that has ended: to receive its result, or to fail with
		 * it.
		 */
		private final LinkedBlockingQueue<Ended<T>> ended = new LinkedBlockingQueue<>();

		private Tasks(final int count) {
			this.count = count;
		}

		private interface Ended<T> {

			void handTo(ObjIntConsumer<T> receiver);
		}

		private void run(final int index, final IntFunction<T> task) {
			ended.add(end(index, task));
		}

		private Ended<T> end(final int index, final IntFunction<T> task) {
			try {
				final T result = task.apply(index);
				return receiver -> receiver.accept(result, index);
			}
			catch (final RuntimeException e) {
				return receiver -> {
					throw e;
				};
			}
			catch (final Error e) {
				return receiver -> {
					throw e;
				};
			}
		}

		/**
		 * Waits for all results, in the order of the tasks.
		 *
		 * @param stage what the user is told
		 * @throws CancellationException if the monitor says so or this thread is interrupted
		 */
		public List<T> results(final String stage, final ProgressMonitor monitor) {
			final List<T> results = new ArrayList<>(Collections.nCopies(count, null));
			receive((result, index) -> results.set(index, result), stage, monitor);
			return results;
		}

		/**
		 * Waits for all results and hands them out as they come, in this thread.
		 *
		 * @param receiver of each result, with the number of its task
		 * @param stage what the user is told
		 * @throws CancellationException if the monitor says so or this thread is interrupted
		 */
		public void receive(final ObjIntConsumer<T> receiver, final String stage, final ProgressMonitor monitor) {
			int received = 0;
			monitor.step(stage, received, count);
			while (received < count) {
				final Ended<T> next = poll(stage);
				if (next != null) {
					next.handTo(receiver);
					received++;
				}
				monitor.step(stage, received, count);
			}
		}

		private Ended<T> poll(final String stage) {
			try {
				return ended.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancellationException(stage + " was interrupted");
			}
		}
	}
}
