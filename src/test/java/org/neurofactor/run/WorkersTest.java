package org.neurofactor.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

	private static ProgressMonitor cancelledWhen(final AtomicBoolean cancelled) {
		return new ProgressMonitor() {

			@Override
			public void progress(final String stage, final long done, final long total) {}

			@Override
			public boolean isCancelled() {
				return cancelled.get();
			}
		};
	}

	private static void await(final CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	/** A task that goes on until it is told to end. */
	private static void runUntil(final ProgressMonitor cancellation) {
		while (!cancellation.isCancelled()) Thread.yield();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5 })
	void givesResultsInOrderWithSoManyThreads(final int threads) {
		final Set<Thread> seen = ConcurrentHashMap.newKeySet();
		final AtomicInteger atOnce = new AtomicInteger();
		final AtomicInteger most = new AtomicInteger();
		try (Workers workers = new Workers(threads)) {
			assertEquals(threads, workers.threads());
			final List<Integer> squares = workers.start(200, i -> {
				most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
				seen.add(Thread.currentThread());
				Thread.yield();
				atOnce.decrementAndGet();
				return i * i;
			}).results("Squaring", ProgressMonitor.NONE);
			for (int i = 0; i < 200; i++) assertEquals(i * i, squares.get(i));
			final int[] cubes = new int[50];
			workers.forEach(cubes.length, i -> cubes[i] = i * i * i);
			assertEquals(49 * 49 * 49, cubes[49]);
		}
		assertTrue(most.get() <= threads);
		assertTrue(seen.size() <= threads);
		assertFalse(seen.contains(Thread.currentThread()));
	}

	@Test
	void handsOutResultsAsTheyComeInTheThreadThatWaits() {
		final CountDownLatch secondReceived = new CountDownLatch(1);
		final List<Integer> order = new ArrayList<>();
		final List<Long> progress = new ArrayList<>();
		final Thread owner = Thread.currentThread();
		try (Workers workers = new Workers(2)) {
			workers.start(2, i -> {
				if (i == 0) await(secondReceived);
				return i;
			}).receive((result, index) -> {
				assertSame(owner, Thread.currentThread());
				assertEquals(index, result);
				order.add(index);
				secondReceived.countDown();
			}, "Waiting", new ProgressMonitor() {

				@Override
				public void progress(final String stage, final long done, final long total) {
					assertSame(owner, Thread.currentThread());
					progress.add(done + 10 * total);
				}

				@Override
				public boolean isCancelled() {
					return false;
				}
			}.from(3));
		}
		assertEquals(Arrays.asList(1, 0), order);
		assertEquals(new HashSet<>(Arrays.asList(53L, 54L, 55L)), new HashSet<>(progress));
	}

	@Test
	void throwsWhatATaskThrew() {
		final ArithmeticException exception = new ArithmeticException("no inverse");
		final Error error = new StackOverflowError();
		try (Workers workers = new Workers(2)) {
			assertSame(exception, assertThrows(ArithmeticException.class, () -> workers.forEach(3, i -> {
				if (i == 1) throw exception;
			})));
			assertSame(error, assertThrows(StackOverflowError.class, () -> workers.start(1, i -> {
				throw error;
			}).results("Failing", ProgressMonitor.NONE)));
		}
	}

	/** Those that wait for a thread are never begun. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void cancellationEndsWhatRunsAndWaitsForIt(final int threads) {
		final AtomicBoolean cancelled = new AtomicBoolean();
		final AtomicInteger begun = new AtomicInteger();
		final AtomicInteger ended = new AtomicInteger();
		assertThrows(CancellationException.class, () -> {
			try (Workers workers = new Workers(threads)) {
				workers.start(10, i -> {
					if (begun.incrementAndGet() == threads) cancelled.set(true);
					runUntil(workers.cancellation());
					return ended.incrementAndGet();
				}).results("Waiting", cancelledWhen(cancelled));
			}
		});
		assertEquals(threads, begun.get());
		assertEquals(threads, ended.get());
	}

	@Test
	void interruptionCancelsAndIsPassedOn() {
		final AtomicInteger ended = new AtomicInteger();
		final CountDownLatch begun = new CountDownLatch(1);
		assertThrows(CancellationException.class, () -> {
			try (Workers workers = new Workers(1)) {
				final Workers.Tasks<Integer> tasks = workers.start(1, i -> {
					begun.countDown();
					runUntil(workers.cancellation());
					return ended.incrementAndGet();
				});
				await(begun);
				Thread.currentThread().interrupt();
				tasks.results("Waiting", ProgressMonitor.NONE);
			}
		});
		assertTrue(Thread.interrupted());
		assertEquals(1, ended.get());
	}

	@Test
	void zeroStandsForAllProcessors() {
		assertEquals(Runtime.getRuntime().availableProcessors(), Workers.number(0));
		assertEquals(3, Workers.number(3));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new Workers(-1)).getMessage().contains("was -1"));
	}
}
