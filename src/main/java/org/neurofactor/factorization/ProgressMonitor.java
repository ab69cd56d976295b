package org.neurofactor.factorization;

/**
 * How long-running calculations report their progress and learn that they are to stop. Implementations must allow calls
 * from several threads and return at once: they are called from inner loops.
 */
public interface ProgressMonitor {

	/** Ignores progress and never cancels. */
	ProgressMonitor NONE = new ProgressMonitor() {

		@Override
		public void progress(final String stage, final long done, final long total) {
			// nobody is watching
		}

		@Override
		public boolean isCancelled() {
			return false;
		}
	};

	/**
	 * Reports progress.
	 *
	 * @param stage what is being done, for the user, e.g. "Factorizing"
	 * @param done the steps done so far, from 0 to {@code total}
	 * @param total the number of steps of this stage; 0 if it is not known
	 */
	void progress(String stage, long done, long total);

	/**
	 * Whether the user has asked to stop. The calculation then throws a
	 * {@link java.util.concurrent.CancellationException} within a second.
	 */
	boolean isCancelled();
}
