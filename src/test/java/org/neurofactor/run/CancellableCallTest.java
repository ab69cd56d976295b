package org.neurofactor.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

class CancellableCallTest {

	@Test
	void passesOnResultsAndExceptions() {
		assertEquals("done", CancellableCall.call(() -> "done", ProgressMonitor.NONE, "Working"));
		assertThrows(IllegalArgumentException.class, () -> CancellableCall.call(() -> {
			throw new IllegalArgumentException("bad");
		}, ProgressMonitor.NONE, "Working"));
	}

	@Test
	void leavesWorkThatWouldNeverEnd() {
		final CountDownLatch never = new CountDownLatch(1);
		final long start = System.nanoTime();
		final ProgressMonitor impatient = new ProgressMonitor() {

			@Override
			public void progress(final String stage, final long done, final long total) {}

			@Override
			public boolean isCancelled() {
				return System.nanoTime() - start > 100_000_000L;
			}
		};
		assertThrows(CancellationException.class, () -> CancellableCall.call(() -> {
			never.await();
			return null;
		}, impatient, "Waiting"));
		assertTrue(System.nanoTime() - start < 1_000_000_000L);
		never.countDown();
	}
}
