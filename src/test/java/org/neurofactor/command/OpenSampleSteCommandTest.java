package org.neurofactor.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.ImagePlus;

import org.junit.jupiter.api.Test;

class OpenSampleSteCommandTest {

	@Test
	void keepsCalibrationAndTitle() {
		final ImagePlus ste = OpenSampleSteCommand.open("/org/neurofactor/command/tiny-ste.tif");
		assertEquals("tiny-ste.tif", ste.getTitle());
		assertEquals(22.5, ste.getCalibration().pixelWidth, 1e-3);
		assertEquals("\u00B5m", ste.getCalibration().getUnits());
		assertEquals(4, ste.getStackSize());
		assertEquals(32, ste.getBitDepth());
		assertFalse(ste.changes);
	}

	@Test
	void saysThatTheSampleIsMissing() {
		final Exception e =
			assertThrows(IllegalArgumentException.class, () -> OpenSampleSteCommand.open("/no/such.tif"));
		assertEquals("this copy of NeuroFactor comes without such.tif.", e.getMessage());
	}
}
