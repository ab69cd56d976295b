package org.neurofactor.command.bridge;

import java.awt.EventQueue;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import org.neurofactor.command.InputLook;
import org.neurofactor.run.ProgressMonitor;

/** A look at the input image while a dialog is shown, on a thread of its own. */
final class DialogLook implements AutoCloseable {

	private final Thread thread;
	private volatile boolean closed;
	private volatile InputLook look;

	/**
	 * Begins.
	 *
	 * @param looker may return null, and throw {@link IllegalArgumentException} where there is nothing to look at
	 * @param done called on the event thread when there is something to say
	 */
	DialogLook(final Function<ProgressMonitor, InputLook> looker, final Runnable done) {
		thread = new Thread(() -> look(looker, done), "NeuroFactor look");
		thread.setDaemon(true);
		thread.start();
	}

	private void look(final Function<ProgressMonitor, InputLook> looker, final Runnable done) {
		try {
			look = looker.apply(new ProgressMonitor() {

				@Override
				public void progress(final String stage, final long step, final long total) {}

				@Override
				public boolean isCancelled() {
					return closed;
				}
			});
			if (look != null) EventQueue.invokeLater(done);
		}
		catch (final CancellationException | IllegalArgumentException | UncheckedIOException e) {
			look = null; // the user was faster, or the dialog says already what does not fit, or the run will
		}
	}

	/** What was seen; null if there is nothing yet. */
	InputLook get() {
		return look;
	}

	/** Ends it, so that nobody reads the image but the run. */
	@Override
	public void close() {
		closed = true;
		try {
			thread.join();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
