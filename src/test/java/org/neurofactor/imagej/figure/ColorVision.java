package org.neurofactor.imagej.figure;

import java.awt.Color;

/** How different colours look, also to the colour-blind. */
final class ColorVision {

	/**
	 * What is seen without red- or green-sensitive cones, in linear RGB; Machado, Oliveira and Fernandes (2009), doi
	 * 10.1109/TVCG.2009.113, severity 1.
	 */
	static final double[][] PROTANOPIA =
		{ { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } };
	static final double[][] DEUTERANOPIA =
		{ { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } };
	static final double[][] NORMAL = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };

	/** From linear sRGB, over the white point D65. */
	private static final double[][] XYZ = { { 0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047 },
		{ 0.2126729, 0.7151522, 0.0721750 }, { 0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883 } };

	private ColorVision() {}

	/** CIEDE2000 of two colours in the kind of sight in which they differ least. */
	static double leastDifference(final Color a, final Color b) {
		double least = Double.POSITIVE_INFINITY;
		for (final double[][] sight : new double[][][] { NORMAL, PROTANOPIA, DEUTERANOPIA })
			least = Math.min(least, difference(lab(a, sight), lab(b, sight)));
		return least;
	}

	static double[] lab(final Color color, final double[][] sight) {
		final double[] linear = { linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue()) };
		final double[] seen = times(sight, linear);
		for (int i = 0; i < 3; i++) seen[i] = Math.min(1, Math.max(0, seen[i]));
		final double[] xyz = times(XYZ, seen);
		for (int i = 0; i < 3; i++)
			xyz[i] = xyz[i] > 216. / 24389 ? Math.cbrt(xyz[i]) : (24389. / 27 * xyz[i] + 16) / 116;
		return new double[] { 116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2]) };
	}

	private static double linear(final int component) {
		final double c = component / 255.;
		return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
	}

	private static double[] times(final double[][] matrix, final double[] v) {
		final double[] product = new double[3];
		for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) product[i] += matrix[i][j] * v[j];
		return product;
	}

	/** CIEDE2000; Sharma, Wu and Dalal (2005), doi 10.1002/col.20070. */
	static double difference(final double[] one, final double[] two) {
		final double g = 0.5 * (1 - seventh((Math.hypot(one[1], one[2]) + Math.hypot(two[1], two[2])) / 2));
		final double a1 = (1 + g) * one[1], a2 = (1 + g) * two[1];
		final double c1 = Math.hypot(a1, one[2]), c2 = Math.hypot(a2, two[2]);
		final double h1 = hue(a1, one[2]), h2 = hue(a2, two[2]);
		final double dl = two[0] - one[0], dc = c2 - c1;
		double dh = c1 * c2 == 0 ? 0 : h2 - h1;
		if (dh > 180) dh -= 360;
		if (dh < -180) dh += 360;
		final double dH = 2 * Math.sqrt(c1 * c2) * sin(dh / 2);
		final double l = (one[0] + two[0]) / 2, c = (c1 + c2) / 2;
		double h = h1 + h2;
		if (c1 * c2 != 0) h = Math.abs(h1 - h2) <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2;
		final double t = 1 - 0.17 * sin(h - 30 + 90) + 0.24 * sin(2 * h + 90) + 0.32 * sin(3 * h + 6 + 90) -
			0.2 * sin(4 * h - 63 + 90);
		final double sl = 1 + 0.015 * (l - 50) * (l - 50) / Math.sqrt(20 + (l - 50) * (l - 50));
		final double sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t;
		final double rt = -2 * seventh(c) * sin(60 * Math.exp(-Math.pow((h - 275) / 25, 2)));
		return Math.sqrt(Math.pow(dl / sl, 2) + Math.pow(dc / sc, 2) + Math.pow(dH / sh, 2) + rt * dc / sc * dH / sh);
	}

	private static double seventh(final double c) {
		return Math.sqrt(Math.pow(c, 7) / (Math.pow(c, 7) + Math.pow(25, 7)));
	}

	private static double hue(final double a, final double b) {
		return (Math.toDegrees(Math.atan2(b, a)) + 360) % 360;
	}

	private static double sin(final double degrees) {
		return Math.sin(Math.toRadians(degrees));
	}
}
