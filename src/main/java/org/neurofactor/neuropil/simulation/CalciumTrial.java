package org.neurofactor.neuropil.simulation;

import java.util.stream.IntStream;

import net.imglib2.img.planar.PlanarImg;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.type.numeric.integer.UnsignedShortType;

import org.neurofactor.random.MersenneTwister;
import org.neurofactor.random.NormalGenerator;
import org.neurofactor.run.ProgressMonitor;

/**
 * One movie and its truth. Frames are made when they are asked for, in any order, and none is kept. Immutable.
 */
public final class CalciumTrial {

	/**
	 * How often a source of the neuropil is active, in events per decay time: so often that they run into each other.
	 */
	private static final double NEUROPIL_EVENTS = 1;
	/** What part of the neuropil's brightness goes with its activity; the rest is constant. */
	private static final double NEUROPIL_FLUCTUATION = 0.4;
	private static final int MAX_LEVEL = 0xffff;

	private final CalciumMovieOptions options;
	private final Scene scene;
	private final long noiseSeed;

	/** {@code [cell][frame]}. */
	private final double[][] calcium;
	private final double[][] neuropil;

	/** Of the neuropil's sources, {@code [frame][source]}. */
	private final double[][] activity;

	CalciumTrial(final CalciumMovieOptions options, final Scene scene, final MersenneTwister seeds,
		final ProgressMonitor monitor)
	{
		this.options = options;
		this.scene = scene;
		final CalciumKinetics kinetics = new CalciumKinetics(options.get(CalciumMovieOptions.RISE),
			options.get(CalciumMovieOptions.DECAY), options.get(CalciumMovieOptions.FRAME_RATE));
		calcium = calcium(kinetics, new MersenneTwister(seed(seeds)), monitor);
		activity = activity(kinetics, new MersenneTwister(seed(seeds)), monitor);
		noiseSeed = seed(seeds);
		neuropil = new double[calcium.length][options.get(CalciumMovieOptions.FRAMES)];
		for (int t = 0; t < options.get(CalciumMovieOptions.FRAMES); t++) {
			monitor.step("Simulating traces", t, options.get(CalciumMovieOptions.FRAMES));
			for (int c = 0; c < calcium.length; c++) neuropil[c][t] = scene.neuropilIn(c, activity[t]);
		}
	}

	private static long seed(final MersenneTwister seeds) {
		return Integer.toUnsignedLong(seeds.nextInt());
	}

	private double[][] calcium(final CalciumKinetics kinetics, final MersenneTwister random,
		final ProgressMonitor monitor)
	{
		final double[][] traces = new double[scene.cells().size()][];
		for (int c = 0; c < traces.length; c++) {
			monitor.step("Simulating calcium", c, traces.length);
			traces[c] = kinetics.draw(options.get(CalciumMovieOptions.FRAMES),
				options.get(CalciumMovieOptions.EVENT_RATE), options.get(CalciumMovieOptions.AMPLITUDE), random);
		}
		return traces;
	}

	/** Each source's time course is partly its own and partly that of all. */
	private double[][] activity(final CalciumKinetics kinetics, final MersenneTwister random,
		final ProgressMonitor monitor)
	{
		final double rate = NEUROPIL_EVENTS / options.get(CalciumMovieOptions.DECAY);
		final double mean = kinetics.mean(rate);
		final double common = NEUROPIL_FLUCTUATION * Math.sqrt(options.get(CalciumMovieOptions.NEUROPIL_CORRELATION));
		final double own = NEUROPIL_FLUCTUATION * Math.sqrt(1 - options.get(CalciumMovieOptions.NEUROPIL_CORRELATION));
		final double[] ofAll = kinetics.draw(options.get(CalciumMovieOptions.FRAMES), rate, 1, random);
		final double[][] values = new double[options.get(CalciumMovieOptions.FRAMES)][scene.sources()];
		for (int k = 0; k < scene.sources(); k++) {
			monitor.step("Simulating neuropil", k, scene.sources());
			final double[] ofSource = kinetics.draw(options.get(CalciumMovieOptions.FRAMES), rate, 1, random);
			for (int t = 0; t < values.length; t++)
				values[t][k] = 1 + common * (ofAll[t] / mean - 1) + own * (ofSource[t] / mean - 1);
		}
		return values;
	}

	/** Number of frames. */
	public int frames() {
		return options.get(CalciumMovieOptions.FRAMES);
	}

	/** The true calcium of a cell in every frame, as ΔF/F of the cell itself: 0 at rest; a copy. */
	public double[] calcium(final int cell) {
		return calcium[cell].clone();
	}

	/** What the neuropil truly adds to the mean over a cell's {@link Soma#mask}, in grey levels; a copy. */
	public double[] neuropil(final int cell) {
		return neuropil[cell].clone();
	}

	/**
	 * Takes a picture: what reaches the detector on average, with photon noise in its normal approximation.
	 *
	 * @param frame counted from 0
	 * @return unsigned grey levels, row by row
	 */
	public short[] frame(final int frame) {
		final double[] image = scene.brightness(
			IntStream.range(0, calcium.length).mapToDouble(c -> calcium[c][frame]).toArray(), activity[frame]);
		final short[] levels = new short[image.length];
		final double noise = Math.sqrt(options.get(CalciumMovieOptions.NOISE));
		// A generator of its own for every frame, so that frames can be made in any order.
		final NormalGenerator random = new NormalGenerator(noiseSeed + frame & MersenneTwister.MAX_SEED);
		for (int p = 0; p < image.length; p++) {
			final double level = noise == 0 ? image[p] : image[p] + noise * Math.sqrt(image[p]) * random.next();
			levels[p] = (short) Math.max(0, Math.min(MAX_LEVEL, Math.floor(level + 0.5)));
		}
		return levels;
	}

	/** As {@link #movie(ProgressMonitor)}, without reporting. */
	public PlanarImg<UnsignedShortType, ?> movie() {
		return movie(ProgressMonitor.NONE);
	}

	/**
	 * All frames in memory, made anew by every call.
	 *
	 * @return (x, y, frame)
	 * @throws java.util.concurrent.CancellationException if the monitor cancels
	 */
	public PlanarImg<UnsignedShortType, ?> movie(final ProgressMonitor monitor) {
		final PlanarImg<UnsignedShortType, ShortArray> movie =
			PlanarImgs.unsignedShorts(options.width(), options.height(), options.get(CalciumMovieOptions.FRAMES));
		for (int t = 0; t < options.get(CalciumMovieOptions.FRAMES); t++) {
			monitor.step("Taking pictures", t, options.get(CalciumMovieOptions.FRAMES));
			movie.setPlane(t, new ShortArray(frame(t)));
		}
		return movie;
	}
}
