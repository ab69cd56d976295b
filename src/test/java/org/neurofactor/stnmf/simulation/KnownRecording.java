package org.neurofactor.stnmf.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import net.imglib2.img.array.ArrayImgs;

import org.neurofactor.stnmf.ensemble.Contrast;
import org.neurofactor.stnmf.ensemble.SpikeCounts;
import org.neurofactor.stnmf.ensemble.Stimulus;

/** Stimulus and spikes of one cell whose subunits and temporal filter are known. */
final class KnownRecording {

	private static final int HARD_WIDTH = 28;
	private static final int HARD_HEIGHT = 26;
	private static final int HARD_FRAMES = 60_000;
	private static final int TAU = 15;

	private final int width;
	private final int height;
	/** −1 and 1, frame by frame. */
	private final byte[] frames;
	private final int[] counts;
	private final List<GaussianSubunit> subunits;
	private final double[] filter;

	private KnownRecording(final int width, final int height, final byte[] frames, final int[] counts,
		final List<GaussianSubunit> subunits, final double[] filter)
	{
		this.width = width;
		this.height = height;
		this.frames = frames;
		this.counts = counts;
		this.subunits = subunits;
		this.filter = filter;
	}

	/** The recording of a simulated cell. */
	static KnownRecording of(final GanglionCellSimulation simulation) {
		final WhiteNoise noise = simulation.stimulus();
		final int pixels = noise.width() * noise.height();
		final byte[] frames = new byte[pixels * simulation.frames()];
		for (int f = 0; f < simulation.frames(); f++) System.arraycopy(noise.frame(f), 0, frames, f * pixels, pixels);
		return new KnownRecording(noise.width(), noise.height(), frames, simulation.spikeCounts(),
			simulation.cell().subunits(), simulation.cell().temporalFilter());
	}

	/** Its beginning, until so many spikes have been recorded. */
	KnownRecording first(final int spikes) {
		int bins = 0;
		for (int n = 0; n < spikes; bins++) n += counts[bins];
		return new KnownRecording(width, height, Arrays.copyOf(frames, bins * width * height),
			Arrays.copyOf(counts, bins), subunits, filter);
	}

	/**
	 * A cell that is harder than a simulated one: subunits lie at random in a disc of 5.2 pixels' radius anywhere on
	 * the screen, at least 2.5 pixels apart; each is an elliptic Gaussian of standard deviations e and 1/e pixels, e
	 * from 0.8 to 1.25, with a suppressive surround, and of a weight from 0.6 to 1.4. A part of the spikes has nothing
	 * to do with the stimulus. Rate = max(Σ w max(±g − 0.8, 0)² − 1.5, 0), g being a subunit's drive.
	 *
	 * @param sign +1 for an ON cell, −1 for an OFF cell
	 * @param noise part of the spikes that are spread evenly over the recording
	 */
	static KnownRecording hard(final long seed, final int count, final int sign, final int spikes, final double noise) {
		final Random random = new Random(seed);
		final List<GaussianSubunit> subunits = new ArrayList<>();
		final double cx = 10 + 7 * random.nextDouble(), cy = 10 + 5 * random.nextDouble();
		while (subunits.size() < count) {
			final double dx = 10.4 * random.nextDouble() - 5.2, dy = 10.4 * random.nextDouble() - 5.2;
			if (Math.hypot(dx, dy) > 5.2 ||
				subunits.stream().anyMatch(s -> Math.hypot(s.x() - cx - dx, s.y() - cy - dy) < 2.5)) continue;
			final double e = 0.8 + 0.45 * random.nextDouble();
			subunits.add(new GaussianSubunit(cx + dx, cy + dy, e, 1 / e, Math.PI * random.nextDouble(),
				0.6 + 0.8 * random.nextDouble()));
		}
		final int pixels = HARD_WIDTH * HARD_HEIGHT;
		final byte[] frames = new byte[pixels * HARD_FRAMES];
		random.nextBytes(frames);
		for (int i = 0; i < frames.length; i++) frames[i] = (byte) (frames[i] < 0 ? -1 : 1);
		final double[] rate = rate(frames, subunits, sign);
		final double scale = spikes * (1 - noise) / Arrays.stream(rate).sum();
		final int[] counts = new int[HARD_FRAMES];
		for (int f = TAU; f < HARD_FRAMES; f++)
			counts[f] = poisson(scale * rate[f] + spikes * noise / HARD_FRAMES, random);
		return new KnownRecording(HARD_WIDTH, HARD_HEIGHT, frames, counts, subunits, hardFilter());
	}

	/** sin(2π t/9) exp(−((t − 3)/4)²), t frames before the spike; oldest first, of unit norm. */
	private static double[] hardFilter() {
		final double[] filter = new double[TAU];
		Arrays.setAll(filter,
			i -> Math.sin(2 * Math.PI * (TAU - 1 - i) / 9) * Math.exp(-Math.pow((TAU - 4 - i) / 4., 2)));
		return unit(filter);
	}

	private static double[] unit(final double[] values) {
		final double norm = Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
		return Arrays.stream(values).map(v -> v / norm).toArray();
	}

	private static double[] rate(final byte[] frames, final List<GaussianSubunit> subunits, final int sign) {
		final double[] filter = hardFilter();
		final double[] rate = new double[HARD_FRAMES];
		for (final GaussianSubunit subunit : subunits) {
			final double[] space = new double[HARD_WIDTH * HARD_HEIGHT];
			Arrays.setAll(space, i -> subunit.sensitivity(i % HARD_WIDTH, i / HARD_WIDTH) - 0.12 * Math.exp(-0.5 *
				(Math.pow(i % HARD_WIDTH - subunit.x(), 2) + Math.pow(i / HARD_WIDTH - subunit.y(), 2)) / (2.5 * 2.5)));
			final double[] field = unit(space);
			final double[] seen = new double[HARD_FRAMES];
			for (int f = 0, p = 0; f < HARD_FRAMES; f++)
				for (final double weight : field) seen[f] += weight * frames[p++];
			for (int f = TAU - 1; f < HARD_FRAMES; f++) {
				double drive = 0;
				for (int t = 0; t < TAU; t++) drive += filter[t] * seen[f - TAU + 1 + t];
				rate[f] += subunit.weight() * Math.pow(Math.max(sign * drive - 0.8, 0), 2);
			}
		}
		return Arrays.stream(rate).map(r -> Math.max(r - 1.5, 0)).toArray();
	}

	private static int poisson(final double mean, final Random random) {
		int n = -1;
		for (double product = 1; product > Math.exp(-mean); n++) product *= random.nextDouble();
		return n;
	}

	Stimulus stimulus() {
		return new Stimulus(ArrayImgs.bytes(frames, width, height, counts.length), Contrast.NONE);
	}

	SpikeCounts spikes() {
		return SpikeCounts.of(new int[][] { counts });
	}

	/** In pixels of the screen. */
	List<GaussianSubunit> subunits() {
		return Collections.unmodifiableList(subunits);
	}

	/** The true temporal filter, the oldest frame first. */
	double[] filter() {
		return filter.clone();
	}
}
