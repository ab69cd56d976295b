package org.neurofactor.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CancellableCallTest {

	@Test
	void passesOnResultsAndExceptions() {
		assertEquals("done", CancellableCall.call(() -> "done", ProgressMonitor.NONE, "Working"));
		assertThrows(IllegalArgumentException.class, () -> CancellableCall.call(() -> {
			throw new IllegalArgumentException("bad");
		}, ProgressMonitor.NONE, "Working"));
	}

	@Test
	@Timeout(60)
	void leavesWorkThatWouldNeverEnd() {
		final CountDownLatch never = new CountDownLatch(1);
		final int[] asked = { 0 };
		final ProgressMonitor impatient = new ProgressMonitor() {

			@Override
			public void progress(final String stage, final long done, final long total) {}

			@Override
			public boolean isCancelled() {
				return ++asked[0] == 3;
			}
		};
		assertThrows(CancellationException.class, () -> CancellableCall.call(() -> {
			never.await();
			return null;
		}, impatient, "Waiting"));
		assertEquals(3, asked[0]);
		never.countDown();
	}
}
