package org.neurofactor.neuropil.simulation;

import org.neurofactor.random.MersenneTwister;

/**
 * Calcium as an indicator shows it: events at random times (a Poisson process), each of which rises and decays,
 * (1 − exp(−t/τ<sub>rise</sub>)) exp(−t/τ<sub>decay</sub>), with a peak from ½ to 1½ times the average.
 * Immutable.
 */
final class CalciumKinetics {

	/** Events as long ago as this, in decay times, may still show when a movie begins. */
	private static final double PAST = 6;

	private final double decay;
	/** The time constant of the second term when the product is written as a difference of exponentials. */
	private final double onset;
	private final double peak;
	private final double interval;

	/** Times in seconds. */
	CalciumKinetics(final double rise, final double decay, final double frameRateHz) {
		this.decay = decay;
		onset = 1 / (1 / rise + 1 / decay);
		final double peakTime = rise * StrictMath.log(1 + decay / rise);
		peak = StrictMath.exp(-peakTime / decay) - StrictMath.exp(-peakTime / onset);
		interval = 1 / frameRateHz;
	}

	/** Mean of a trace of events with a mean peak of 1. */
	double mean(final double eventRateHz) {
		return eventRateHz * (decay - onset) / peak;
	}

	/**
	 * Draws a trace.
	 *
	 * @param amplitude mean peak of an event
	 * @return a value per frame, none negative
	 */
	double[] draw(final int frames, final double eventRateHz, final double amplitude, final MersenneTwister random) {
		final double[] trace = new double[frames];
		if (eventRateHz == 0) return trace;
		final double slowStep = StrictMath.exp(-interval / decay);
		final double fastStep = StrictMath.exp(-interval / onset);
		double time = -Math.ceil(PAST * decay / interval) * interval;
		double event = time + wait(eventRateHz, random);
		double slow = 0;
		double fast = 0;
		for (int frame = (int) Math.round(time / interval); frame < frames; frame++) {
			time = frame * interval;
			slow *= slowStep;
			fast *= fastStep;
			for (; event <= time; event += wait(eventRateHz, random)) {
				final double size = amplitude * (0.5 + random.nextDouble()) / peak;
				slow += size * StrictMath.exp((event - time) / decay);
				fast += size * StrictMath.exp((event - time) / onset);
			}
			if (frame >= 0) trace[frame] = Math.max(0, slow - fast);
		}
		return trace;
	}

	private static double wait(final double rate, final MersenneTwister random) {
		return -StrictMath.log(1 - random.nextDouble()) / rate;
	}
}
