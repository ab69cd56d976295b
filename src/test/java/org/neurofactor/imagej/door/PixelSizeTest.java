package org.neurofactor.imagej.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.Calibration;

import org.junit.jupiter.api.Test;

class PixelSizeTest {

	private static PixelSize of(final double width, final double height, final String unit) {
		final Calibration calibration = new Calibration();
		calibration.pixelWidth = width;
		calibration.pixelHeight = height;
		calibration.setUnit(unit);
		return PixelSize.of(calibration);
	}

	@Test
	void knowsUnitsOfLength() {
		for (final String unit : new String[] { "um", "µm", "\u03bcm", "micron", "microns", "Micrometer", " um " })
			assertEquals(2.5, of(2.5, 2.5, unit).um(), 1e-12, unit);
		assertEquals(0.0025, of(2.5, 2.5, "nm").um(), 1e-12);
		assertEquals(2500, of(2.5, 2.5, "mm").um(), 1e-9);
		assertEquals(25000, of(2.5, 2.5, "cm").um(), 1e-9);
		assertEquals(2.5e6, of(2.5, 2.5, "m").um(), 1e-6);
		assertEquals(25400, of(1, 1, "inch").um(), 1e-9);
	}

	/** What a TIFF gives back for sizes that users enter: the whole number of millionths of pixels per unit. */
	@Test
	void undoesTheRoundingOfTiffs() {
		for (final double entered : new double[] { 30, 7.5, 0.65, 3.4567, 12.3, 1.024 }) {
			final double stored = 1e6 / (long) (1e6 / entered);
			assertEquals(entered, of(stored, stored, "um").um());
		}
		assertEquals(30.01, of(30.01, 30.01, "um").um());
		assertEquals(0.32258064, of(0.32258064, 0.32258064, "um").um(), 1e-6);
		assertEquals(30, of(0.0300003, 0.0300003, "mm").um(), 0.0005);
	}

	@Test
	void isUnknownInOtherUnits() {
		for (final String unit : new String[] { "pixel", "pixels", "sec", "degree", "", "deg", null }) {
			assertFalse(of(2.5, 2.5, unit).isKnown(), unit);
			assertEquals(0, of(2.5, 2.5, unit).um());
		}
		assertFalse(PixelSize.of(new Calibration()).isKnown());
		assertFalse(of(Double.NaN, 1, "um").isKnown());
		assertFalse(of(0, 1, "um").isKnown());
	}

	@Test
	void takesTheGeometricMeanOfSides() {
		final PixelSize oblong = of(2, 8, "um");
		assertEquals(4, oblong.um(), 1e-12);
		assertTrue(oblong.remark().get().contains("2.000 x 8.000 um"), oblong.remark().get());
		final PixelSize square = of(2, 2.0005, "um");
		assertEquals(2, square.um());
		assertFalse(square.remark().isPresent());
	}

	@Test
	void convertsEachAxisFromItsUnit() {
		final Calibration calibration = new Calibration();
		calibration.pixelWidth = 3;
		calibration.pixelHeight = 0.003;
		calibration.setXUnit("um");
		calibration.setYUnit("mm");
		assertEquals(3, PixelSize.of(calibration).um(), 1e-9);
		calibration.setYUnit("sec");
		assertFalse(PixelSize.of(calibration).isKnown());
	}
}
