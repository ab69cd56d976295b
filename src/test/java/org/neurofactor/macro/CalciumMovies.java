package org.neurofactor.macro;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;

import java.awt.Point;
import java.util.Random;

/** Small movies of three cells in fluctuating neuropil, 16 bits. */
public final class CalciumMovies {

	static final int WIDTH = 48;
	static final int HEIGHT = 36;
	static final int FRAMES = 60;

	private CalciumMovies() {}

	/** Where the cells are; named "left", "middle" and "right". */
	static Roi[] rois() {
		return new Roi[] { named(new OvalRoi(6, 8, 8, 8), "left"), named(new Roi(20, 18, 7, 6), "middle"),
			named(new OvalRoi(34, 10, 7, 9), "right") };
	}

	static Roi named(final Roi roi, final String name) {
		roi.setName(name);
		return roi;
	}

	/** A movie without an overlay, at 10 Hz. */
	static ImagePlus movie(final String title, final long seed) {
		final Random random = new Random(seed);
		final Roi[] rois = rois();
		final double[] calcium = new double[rois.length];
		double neuropil = 0;
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int t = 0; t < FRAMES; t++) {
			neuropil = 0.8 * neuropil + random.nextGaussian();
			final ShortProcessor frame = new ShortProcessor(WIDTH, HEIGHT);
			for (int i = 0; i < WIDTH * HEIGHT; i++)
				frame.set(i, (int) (200 + 20 * neuropil + 5 * random.nextGaussian()));
			for (int c = 0; c < rois.length; c++) {
				calcium[c] = 0.85 * calcium[c] + (random.nextDouble() < 0.1 ? 150 : 0);
				for (final Point p : rois[c]) frame.set(p.x, p.y, frame.get(p.x, p.y) + (int) calcium[c]);
			}
			stack.addSlice(frame);
		}
		final ImagePlus movie = new ImagePlus(title, stack);
		movie.setDimensions(1, 1, FRAMES);
		movie.getCalibration().frameInterval = 0.1;
		movie.getCalibration().setTimeUnit("sec");
		return movie;
	}

	/** A movie with the cells in its overlay. */
	public static ImagePlus marked(final String title, final long seed) {
		return with(movie(title, seed), rois());
	}

	/** The movie, with these ROIs as its overlay. */
	static ImagePlus with(final ImagePlus movie, final Roi... rois) {
		final Overlay overlay = new Overlay();
		for (final Roi roi : rois) overlay.add(roi);
		movie.setOverlay(overlay);
		return movie;
	}

	/** The cells as an image of labels: 3, 12 and 40. */
	static ImagePlus labels(final String title) {
		final FloatProcessor labels = new FloatProcessor(WIDTH, HEIGHT);
		final int[] numbers = { 3, 12, 40 };
		final Roi[] rois = rois();
		for (int c = 0; c < rois.length; c++) for (final Point p : rois[c]) labels.setf(p.x, p.y, numbers[c]);
		return new ImagePlus(title, labels);
	}
}
