package org.neurofactor.imagej.neuropil;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.process.ShortProcessor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.door.PlaneStack;
import org.neurofactor.imagej.door.Selection;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.Runs;
import org.neurofactor.neuropil.Cell;
import org.neurofactor.spatial.Mask;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.NeuropilSeparation;

/** Two trials, of 60 and 50 frames, and three cells in them, the last of which lies outside. */
final class SmallRecording {

	static final int WIDTH = 30;
	static final int HEIGHT = 20;
	static final double RATE = 10;
	static final String[] CELLS = { "left, up", "a/b: \"2\"", "outside" };

	private SmallRecording() {}

	static ImagePlus movie(final int trial) {
		final Random random = new Random(trial);
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		double calcium = 0;
		for (int t = 0; t < 60 - 10 * trial; t++) {
			calcium = 0.8 * calcium + (random.nextInt(8) == 0 ? 900 : 0);
			final ShortProcessor frame = new ShortProcessor(WIDTH, HEIGHT);
			for (int p = 0; p < WIDTH * HEIGHT; p++) {
				final boolean inside = Math.hypot(p % WIDTH - 9.5, p / WIDTH - 9.5) < 4;
				frame.set(p, (int) (1000 + 200 * Math.sin(0.2 * t) + (inside ? calcium : 0) + random.nextInt(40)));
			}
			stack.addSlice(frame);
		}
		return new ImagePlus("trial_" + (trial + 1) + ".tif", stack);
	}

	static Trial trial(final ImagePlus movie) {
		return new Trial(SourceImage.of(movie), PlaneStack.of(movie, "frame"));
	}

	/** Of these movies; the frame rate 0 if unknown. */
	static NeuropilInput input(final double rate, final ImagePlus... movies) {
		final List<RoiCell> cells = Arrays.asList(cell(CELLS[0], 6, 6), cell(CELLS[1], 18, 8), cell(CELLS[2], 90, 90));
		return new NeuropilInput(Arrays.stream(movies).map(SmallRecording::trial).collect(Collectors.toList()), cells,
			rate);
	}

	static NeuropilInput input(final double rate) {
		return input(rate, movie(0), movie(1));
	}

	private static RoiCell cell(final String name, final int x, final int y) {
		return new RoiCell(name, Collections.singletonList(new OvalRoi(x, y, 7, 7)));
	}

	static List<Cell> cells(final NeuropilInput input) {
		final List<Cell> cells = new ArrayList<>();
		for (final RoiCell cell : input.cells()) cells.add(new Cell(cell.name(), mask(cell.roi(0))));
		return cells;
	}

	private static Mask mask(final Roi roi) {
		return roi.getBounds().x < WIDTH
			? Selection.pixels(roi, WIDTH, HEIGHT)
			: Mask.ofPixels(new int[0], WIDTH, HEIGHT);
	}

	static NeuropilOptions options(final double rate) {
		return NeuropilOptions.DEFAULTS.with(NeuropilOptions.FRAME_RATE, rate);
	}

	static NeuropilResult run(final NeuropilInput input) {
		return run(input, options(input.frameRateHz()));
	}

	static NeuropilResult run(final NeuropilInput input, final NeuropilOptions options) {
		return NeuropilSeparation.run(input.trials().stream().map(Trial::frames).collect(Collectors.toList()),
			cells(input), options, ProgressMonitor.NONE);
	}

	/** As the command does it. */
	static void write(final Path folder, final NeuropilResult result, final NeuropilInput input,
		final Map<String, ?> options, final String fingerprint, final ProgressMonitor monitor) throws IOException
	{
		final List<String> marked = input.cells().stream().map(RoiCell::name).collect(Collectors.toList());
		Runs.save(folder, ResultKind.NEUROPIL, NeuropilFiles.names(marked).toArray(new String[0]), results -> {
			NeuropilFiles.write(results.files(), result, input, Runs.of(options), fingerprint, 1.5, monitor);
			results.commit();
		});
	}
}
