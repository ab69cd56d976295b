package org.neurofactor.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.WindowManager;

import org.neurofactor.macro.MacroRunner.Outcome;

/** What every macro that fails must fulfil. */
final class MacroAssertions {

	private MacroAssertions() {}

	/** The macro stops with this message, and nothing else comes of it. */
	static void assertStops(final String macro, final String message, final ImagePlus... images) {
		final Outcome outcome = MacroRunner.run(macro + "print(\"went on\");", images);
		assertTrue(outcome.stopped(), outcome::toString);
		assertTrue(outcome.output().contains(message), outcome::toString);
		assertFalse(outcome.output().contains("went on"), outcome::toString);
		assertFalse(outcome.output().contains("\tat "), "no stack trace for the user: " + outcome);
		assertEquals(images.length, WindowManager.getImageCount(), "no output");
	}
}
