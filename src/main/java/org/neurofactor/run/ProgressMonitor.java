package org.neurofactor.run;

import java.util.concurrent.CancellationException;

/**
 * How long work in the core reports on itself and learns that it should end. Both methods are called often, from the
 * thread that does the work, and must be quick.
 */
public interface ProgressMonitor {

	/** Shows nothing, never cancels. */
	ProgressMonitor NONE = new ProgressMonitor() {

		@Override
		public void progress(final String stage, final long done, final long total) {}

		@Override
		public boolean isCancelled() {
			return false;
		}
	};

	/**
	 * @param stage what is being done, in a few words for the user
	 * @param done steps finished, from 0 to {@code total}
	 * @param total number of steps of this stage
	 */
	void progress(String stage, long done, long total);

	/** Whether the user wants the work to end. */
	boolean isCancelled();

	/** This monitor for the rest of a stage of which some steps are done: counts on from them. */
	default ProgressMonitor from(final long already) {
		final ProgressMonitor whole = this;
		return new ProgressMonitor() {

			@Override
			public void progress(final String stage, final long done, final long total) {
				whole.progress(stage, already + done, already + total);
			}

			@Override
			public boolean isCancelled() {
				return whole.isCancelled();
			}
		};
	}

	/**
	 * Reports progress and ends the work if the user asked for it.
	 *
	 * @throws CancellationException if {@link #isCancelled()}
	 */
	default void step(final String stage, final long done, final long total) {
		if (isCancelled()) throw new CancellationException(stage + " was cancelled");
		progress(stage, done, total);
	}
}
