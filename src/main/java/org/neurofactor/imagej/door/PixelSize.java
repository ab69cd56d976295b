package org.neurofactor.imagej.door;

import ij.measure.Calibration;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The edge length of an image's pixels in µm, as far as its calibration tells.
 * <p>
 * Pixels that are not square count as squares of the same area: their edge is the geometric mean of width and height.
 * Areas, and with them effective diameters 2 √(a b), are exact then; distances are approximate. {@link #remark()} says
 * so.
 * </p>
 */
public final class PixelSize {

	/** Relative difference between width and height that counts as rounding of the same number. */
	private static final double SQUARE = 1e-3;

	/** What pixels per unit are multiplied by to be stored as whole numbers, and how much that may change them. */
	private static final double STORED_UNIT = 1e6;
	private static final double STORED_PRECISION = 2e-5;

	private static final Map<String, Double> MICROMETRES = micrometres();

	private final double widthUm;
	private final double heightUm;

	private PixelSize(final double widthUm, final double heightUm) {
		this.widthUm = widthUm;
		this.heightUm = heightUm;
	}

	private static Map<String, Double> micrometres() {
		final Map<String, Double> um = new HashMap<>();
		put(um, 1e-4, "å", "angstrom", "angstroms");
		put(um, 1e-3, "nm", "nanometer", "nanometers", "nanometre", "nanometres");
		put(um, 1, "µm", "μm", "um", "micron", "microns", "micrometer", "micrometers", "micrometre", "micrometres");
		put(um, 1e3, "mm", "millimeter", "millimeters", "millimetre", "millimetres");
		put(um, 1e4, "cm", "centimeter", "centimeters", "centimetre", "centimetres");
		put(um, 1e6, "m", "meter", "meters", "metre", "metres");
		put(um, 25400, "inch", "inches", "in");
		return um;
	}

	private static void put(final Map<String, Double> um, final double factor, final String... names) {
		for (final String name : names) um.put(name, factor);
	}

	/** Reads a calibration; the size is unknown if x or y is not in a unit of length ("pixel" is none). */
	public static PixelSize of(final Calibration calibration) {
		final Double x = MICROMETRES.get(normal(calibration.getXUnit()));
		final Double y = MICROMETRES.get(normal(calibration.getYUnit()));
		final double width = x == null ? 0 : asEntered(Math.abs(calibration.pixelWidth)) * x;
		final double height = y == null ? 0 : asEntered(Math.abs(calibration.pixelHeight)) * y;
		return isLength(width) && isLength(height) ? new PixelSize(width, height) : new PixelSize(0, 0);
	}

	/**
	 * ImageJ's TIFFs store pixels per unit with six decimal places, so that 30 comes back as 30.0003. The shortest
	 * number which would be stored alike is what was entered.
	 */
	private static double asEntered(final double size) {
		for (int digits = 1; isLength(size) && digits < 10; digits++) {
			final double shorter = new BigDecimal(size).round(new MathContext(digits)).doubleValue();
			final boolean alike = Math.abs(STORED_UNIT / shorter - STORED_UNIT / size) < 1;
			if (alike && Math.abs(shorter - size) < STORED_PRECISION * size) return shorter;
		}
		return size;
	}

	private static String normal(final String unit) {
		return unit == null ? "" : unit.trim().toLowerCase(Locale.ROOT);
	}

	private static boolean isLength(final double um) {
		return um > 0 && um <= Double.MAX_VALUE;
	}

	public boolean isKnown() {
		return widthUm > 0;
	}

	/** Edge length in µm, the geometric mean of width and height; 0 if unknown. */
	public double um() {
		return isSquare() ? widthUm : Math.sqrt(widthUm * heightUm);
	}

	/** Whether width and height are the same (to 0.1 %). */
	public boolean isSquare() {
		return Math.abs(widthUm - heightUm) <= SQUARE * Math.max(widthUm, heightUm);
	}

	/** What the user should know about it: that pixels are not square. */
	public Optional<String> remark() {
		return isSquare()
			? Optional.empty()
			: Optional.of(String.format(Locale.ROOT,
				"The pixels are not square (%.4g x %.4g um): lengths are computed with their geometric mean, %.4g um.",
				widthUm, heightUm, um()));
	}
}
