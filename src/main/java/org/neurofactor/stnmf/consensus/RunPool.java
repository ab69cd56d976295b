package org.neurofactor.stnmf.consensus;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import org.neurofactor.run.ProgressMonitor;

/**
 * Does runs on a fixed number of threads and hands them out on the thread that waits for them. Closing it ends whatever
 * still runs, and waits for that.
 */
final class RunPool implements AutoCloseable {

	/** How often the user is asked whether to go on. */
	private static final long PATIENCE_MS = 100;

	private final ExecutorService threads;

	/** What remains to be done by the thread that waits, for every run that is over: to receive it, or to fail with it. */
	private final LinkedBlockingQueue<Runnable> finished = new LinkedBlockingQueue<>();
	private volatile boolean closed;

	/** What the runs are told of the user's wish to end. */
	private final ProgressMonitor cancellation = new ProgressMonitor() {

		@Override
		public void progress(final String stage, final long done, final long total) {}

		@Override
		public boolean isCancelled() {
			return closed;
		}
	};

	/** @param threads 0 for as many as there are processors */
	RunPool(final int threads) {
		this.threads = Executors.newFixedThreadPool(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
			task -> {
				final Thread thread = new Thread(task, "Consensus analysis");
				thread.setDaemon(true);
				return thread;
			});
	}

	/**
	 * @param run done by one of the threads; is told by the monitor when to end
	 * @param receiver called by the thread that waits
	 */
	void submit(final Function<ProgressMonitor, RandomStart> run, final Consumer<RandomStart> receiver) {
		threads.execute(() -> finished.add(receipt(run, receiver)));
	}

	private Runnable receipt(final Function<ProgressMonitor, RandomStart> run, final Consumer<RandomStart> receiver) {
		try {
			final RandomStart result = run.apply(cancellation);
			return () -> receiver.accept(result);
		}
		catch (final RuntimeException e) {
			return () -> {
				throw e;
			};
		}
		catch (final Error e) {
			return () -> {
				throw e;
			};
		}
	}

	/**
	 * Waits until all runs have been received.
	 *
	 * @param alreadyDone runs that did not need to be submitted
	 * @param total all runs, with these
	 * @throws CancellationException if the monitor says so, or if this thread is interrupted
	 */
	void awaitAll(final int alreadyDone, final int total, final ProgressMonitor monitor) {
		int done = alreadyDone;
		monitor.step("Factorising", done, total);
		while (done < total) {
			final Runnable receipt = poll();
			if (receipt != null) {
				receipt.run();
				done++;
			}
			monitor.step("Factorising", done, total);
		}
	}

	private Runnable poll() {
		try {
			return finished.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("The consensus analysis was interrupted.");
		}
	}

	@Override
	public void close() {
		closed = true;
		threads.shutdownNow();
		boolean interrupted = false;
		while (true) {
			try {
				if (threads.awaitTermination(PATIENCE_MS, TimeUnit.MILLISECONDS)) break;
			}
			catch (final InterruptedException e) {
				interrupted = true;
			}
		}
		if (interrupted) Thread.currentThread().interrupt();
	}
}
