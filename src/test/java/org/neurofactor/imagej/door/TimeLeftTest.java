package org.neurofactor.imagej.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class TimeLeftTest {

	private long now = -5;
	private final TimeLeft timeLeft = new TimeLeft(() -> now);

	private String after(final double seconds, final String stage, final long done, final long total) {
		now += (long) (seconds * TimeUnit.SECONDS.toNanos(1));
		return timeLeft.of(stage, done, total);
	}

	@Test
	void goesByTheStepsSoFar() {
		assertEquals("", after(0, "runs", 0, 100));
		assertEquals("", after(2, "runs", 10, 100), "too early to tell");
		assertEquals("16 s left", after(2, "runs", 20, 100), "4 s for 20 steps");
		assertEquals("15 s left", after(1, "runs", 20, 100), "counts down between steps");
		assertEquals("0 s left", after(100, "runs", 20, 100), "not below zero");
		assertEquals("6 min left", after(15, "runs", 25, 100), "120 s for 25 steps");
		assertEquals("", after(10, "runs", 20, 100), "a step back begins anew");
		assertEquals("1 h 5 min left", after(50, "runs", 21, 100));
	}

	@Test
	void whatWasDoneBeforeTookNoTime() {
		assertEquals("", after(0, "runs", 80, 100));
		assertEquals("", after(60, "runs", 80, 100), "nothing is known yet");
		assertEquals("31 min left", after(40, "runs", 81, 100), "100 s for one step");
	}

	@Test
	void eachStageIsTimedByItself() {
		after(0, "reading", 0, 10);
		assertEquals("1 min left", after(10, "reading", 1, 10));
		assertEquals("", after(1, "runs", 2, 10));
		assertEquals("1 h 46 min left", after(800, "runs", 3, 11));
	}
}
