package org.neurofactor.imagej.neuropil;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.door.PlaneStack;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.neuropil.Cell;
import org.neurofactor.spatial.Mask;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.NeuropilSeparation;
import org.neurofactor.neuropil.SeparationOptions;

/** Small movies of two or three cells in a common neuropil. */
final class Recordings {

	static final int WIDTH = 40;
	static final int HEIGHT = 32;

	private Recordings() {}

	/** Two that overlap in their surroundings, and one outside the image. */
	static List<RoiCell> cells() {
		return Arrays.asList(marked("cell 01", new OvalRoi(6, 8, 7, 7)), marked("cell 02", new Roi(18, 14, 6, 5)),
			marked("cell 03", new Roi(200, 200, 5, 5)));
	}

	static RoiCell marked(final String name, final Roi... rois) {
		return new RoiCell(name, Arrays.asList(rois));
	}

	/** 32 bits, in µm, with values of about 100. */
	static ImagePlus movie(final String title, final int frames, final int seed) {
		final Random random = new Random(seed);
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		double neuropil = 0;
		final double[] calcium = new double[2];
		for (int t = 0; t < frames; t++) {
			neuropil = 0.9 * neuropil + (random.nextInt(12) == 0 ? 30 : 0);
			for (int c = 0; c < 2; c++) calcium[c] = 0.8 * calcium[c] + (random.nextInt(15) == 0 ? 60 : 0);
			final FloatProcessor frame = new FloatProcessor(WIDTH, HEIGHT);
			for (int i = 0; i < WIDTH * HEIGHT; i++) frame.setf(i, (float) (100 + neuropil + random.nextGaussian()));
			for (int c = 0; c < 2; c++)
				for (final int pixel : mask(cells().get(c).roi(0)).pixels())
					frame.setf(pixel, (float) (frame.getf(pixel) + calcium[c]));
			stack.addSlice(frame);
		}
		final ImagePlus imp = new ImagePlus(title, stack);
		imp.getCalibration().pixelWidth = 0.8;
		imp.getCalibration().pixelHeight = 0.8;
		imp.getCalibration().setUnit("um");
		return imp;
	}

	static NeuropilInput input(final List<RoiCell> cells, final double frameRateHz, final ImagePlus... movies) {
		return new NeuropilInput(Arrays.stream(movies)
			.map(imp -> new Trial(SourceImage.of(imp), PlaneStack.of(imp, "frame")))
			.collect(Collectors.toList()), cells, frameRateHz);
	}

	/** One trial of 60 frames at 10 Hz. */
	static NeuropilInput oneTrial() {
		return input(cells(), 10, movie("movie.tif", 60, 1));
	}

	/** Three trials of 60, 40 and 50 frames at 10 Hz. */
	static NeuropilInput threeTrials() {
		return input(cells(), 10, movie("first.tif", 60, 1), movie("second.tif", 40, 2), movie("third.tif", 50, 3));
	}

	static NeuropilResult run(final NeuropilInput input) {
		return run(input, SeparationOptions.TRIALS);
	}

	static NeuropilResult run(final NeuropilInput input, final SeparationOptions options) {
		final List<Cell> cells = new ArrayList<>();
		for (final RoiCell cell : input.cells())
			cells.add(new Cell(cell.name(), cell.rois().stream().map(Recordings::mask).collect(Collectors.toList())));
		return NeuropilSeparation.run(input.trials().stream().map(Trial::frames).collect(Collectors.toList()), cells,
			NeuropilOptions.DEFAULTS.with(NeuropilOptions.FRAME_RATE, input.frameRateHz())
				.with(options.values())
				.with(NeuropilOptions.THREADS, 1),
			ProgressMonitor.NONE);
	}

	/** The pixels of a ROI by ImageJ's own rule, as far as they are in the image. */
	static Mask mask(final Roi roi) {
		final boolean[] inside = new boolean[WIDTH * HEIGHT];
		final Rectangle bounds = roi.getBounds();
		final ImageProcessor mask = roi.getMask();
		for (int y = Math.max(0, bounds.y); y < Math.min(HEIGHT, bounds.y + bounds.height); y++)
			for (int x = Math.max(0, bounds.x); x < Math.min(WIDTH, bounds.x + bounds.width); x++)
				inside[y * WIDTH + x] = mask == null || mask.get(x - bounds.x, y - bounds.y) != 0;
		return Mask.of(inside, WIDTH, HEIGHT);
	}
}
