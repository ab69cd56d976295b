package org.neurofactor.neuropil.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.neurofactor.neuropil.CellRegions;
import org.neurofactor.neuropil.CellTraces;
import org.neurofactor.neuropil.Trace;
import org.neurofactor.random.MersenneTwister;
import org.neurofactor.random.NormalGenerator;
import org.neurofactor.spatial.Mask;

/**
 * A second simulation, built in another way than {@link CalciumMovieSimulation}, so that nothing is tuned to that one:
 * signals without a movie, faster frames, cells that burst, and neuropil of a few patches whose logarithms are slow and
 * fast Ornstein–Uhlenbeck processes. Cells have a given light at rest; each leaks into its sectors, and a third of them
 * have a neighbour.
 */
final class PatchySignals {

	private static final int FRAMES = 1200;
	private static final double RATE_HZ = 15;
	private static final int SECTORS = 4;
	private static final int PATCHES = 6;
	private static final int CELL_PIXELS = 80;
	private static final double DECAY = 1.2;
	private static final double PHOTONS = 25;

	private final double rest;
	private final double neuropil;
	private final MersenneTwister random;
	private final NormalGenerator normal;

	/**
	 * @param rest light of a cell at rest, in units of its average event
	 * @param neuropil brightness of the neuropil; 1 is about as bright as an event
	 */
	PatchySignals(final double rest, final double neuropil, final long seed) {
		this.rest = rest;
		this.neuropil = neuropil;
		random = new MersenneTwister(seed);
		normal = new NormalGenerator(seed + 77_777);
	}

	List<SimulatedCell> cells(final int count) {
		final List<SimulatedCell> cells = new ArrayList<>();
		for (int c = 0; c < count; c++) cells.add(cell("cell " + c));
		return cells;
	}

	private SimulatedCell cell(final String name) {
		final double[] calcium = bursts();
		final double[][] patches = new double[PATCHES][];
		final double[] common = process();
		final double ofAll = uniform(0.3, 0.9);
		for (int p = 0; p < PATCHES; p++) {
			final double[] own = process();
			patches[p] = new double[FRAMES];
			Arrays.setAll(patches[p],
				t -> neuropil * Math.exp(0.5 * (Math.sqrt(ofAll) * common[t] + Math.sqrt(1 - ofAll) * own[t])));
		}
		final boolean hasNeighbour = random.nextDouble() < 1 / 3.;
		final double[] neighbour = bursts();
		final int neighboursSector = (int) (SECTORS * random.nextDouble());
		final double neighbourInCell = uniform(0.05, 0.25);
		final double[] share = weights(uniform(0.3, 1));
		final double[] inCell = mixed(patches, share);
		final double[][] signals = new double[SECTORS + 1][FRAMES];
		for (int i = 0; i <= SECTORS; i++) {
			final double[] light = i == 0 ? inCell : mixed(patches, weights(1));
			final double ofCell = i == 0 ? 1 : uniform(0, 0.12);
			final double ofNeighbour =
				!hasNeighbour ? 0 : i == 0 ? neighbourInCell : i - 1 == neighboursSector ? 0.6 : 0.03;
			for (int t = 0; t < FRAMES; t++) {
				final double level =
					0.2 + light[t] + ofCell * (rest + calcium[t]) + ofNeighbour * (rest + neighbour[t]);
				signals[i][t] = level + Math.sqrt(level / (PHOTONS * CELL_PIXELS) * 8) * normal.next();
			}
		}
		final int width = CELL_PIXELS * (SECTORS + 1);
		final List<Mask> masks = new ArrayList<>();
		for (int i = 0; i <= SECTORS; i++)
			masks.add(Mask.ofPixels(IntStream.range(CELL_PIXELS * i, CELL_PIXELS * (i + 1)).toArray(), width, 1));
		return new SimulatedCell(
			new CellTraces(name, Collections.singletonList(CellRegions.of(masks)), Trace.ofRows(signals)), calcium,
			inCell);
	}

	/** Of what comes from each patch, with a given sum. */
	private double[] weights(final double sum) {
		final double[] weights = new double[PATCHES];
		Arrays.setAll(weights, p -> Math.pow(random.nextDouble(), 2));
		final double total = Arrays.stream(weights).sum();
		return Arrays.stream(weights).map(weight -> sum * weight / total).toArray();
	}

	private static double[] mixed(final double[][] patches, final double[] weights) {
		final double[] mixed = new double[FRAMES];
		for (int p = 0; p < patches.length; p++)
			for (int t = 0; t < FRAMES; t++) mixed[t] += weights[p] * patches[p][t];
		return mixed;
	}

	/** A cell that is silent most of the time; spikes of a burst add up. */
	private double[] bursts() {
		final double[] trace = new double[FRAMES];
		final double kept = Math.exp(-1 / (DECAY * RATE_HZ));
		boolean bursting = false;
		double level = 0;
		for (int t = 0; t < FRAMES; t++) {
			bursting = random.nextDouble() < (bursting ? 0.85 : 0.012);
			level *= kept;
			if (bursting && random.nextDouble() < 0.6) level += 0.35 * (0.6 + 0.8 * random.nextDouble());
			trace[t] = level;
		}
		return trace;
	}

	/** Mean 0, variance 1: half slow (8 s), half fast (0.5 s). */
	private double[] process() {
		final double[] slow = ornsteinUhlenbeck(8);
		final double[] fast = ornsteinUhlenbeck(0.5);
		Arrays.setAll(slow, t -> Math.sqrt(0.5) * (slow[t] + fast[t]));
		return slow;
	}

	private double[] ornsteinUhlenbeck(final double seconds) {
		final double kept = Math.exp(-1 / (seconds * RATE_HZ));
		final double[] values = new double[FRAMES];
		double value = normal.next();
		for (int t = 0; t < FRAMES; t++) {
			value = kept * value + Math.sqrt(1 - kept * kept) * normal.next();
			values[t] = value;
		}
		return values;
	}

	private double uniform(final double from, final double to) {
		return from + (to - from) * random.nextDouble();
	}
}
