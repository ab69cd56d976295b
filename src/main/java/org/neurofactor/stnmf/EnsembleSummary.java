package org.neurofactor.stnmf;

/**
 * What the values of an ensemble tell about it: their mean and standard deviation, which pixels are masked, and whether
 * neighbouring pixels are alike. Immutable.
 */
public final class EnsembleSummary {

	private final int spikes;
	private final int pixels;
	private final int masked;
	private final int infinite;
	private final int constant;
	private final int worstSpike;
	private final int maskedInWorstSpike;
	private final double mean;
	private final double sd;
	private final double smallest;
	private final double largest;
	private final double largestNorm;
	private final double neighborCorrelation;

	/** @param ofSpikes number of all spikes, of which some were added */
	EnsembleSummary(final PixelTally tally, final int ofSpikes) {
		spikes = tally.spikes();
		pixels = tally.pixels();
		final int[] finite = tally.finite();
		masked = pixels - finite.length;
		infinite = tally.infinite();
		constant = tally.constant(finite);
		worstSpike = tally.worstSpike();
		maskedInWorstSpike = tally.maskedInWorstSpike();
		mean = tally.mean(finite);
		sd = tally.standardDeviation(finite);
		smallest = tally.smallest(finite);
		largest = tally.largest(finite);
		largestNorm = tally.largestNorm(finite, ofSpikes);
		neighborCorrelation = tally.neighborCorrelation(finite);
	}

	/** Number of spikes that were looked at. */
	public int spikes() {
		return spikes;
	}

	/** Number of pixels, those that were not selected left out. */
	public int pixels() {
		return pixels;
	}

	/** How many of them are masked: not finite in one spike or more. All that follows is about the others. */
	public int maskedPixels() {
		return masked;
	}

	/** How many of the masked pixels are infinite in a spike, and NaN in none. */
	public int infinitePixels() {
		return infinite;
	}

	/** The spike, from 0, that masks most pixels; −1 if none is masked. */
	public int worstSpike() {
		return worstSpike;
	}

	/** How many pixels are not finite in that spike. */
	public int maskedInWorstSpike() {
		return maskedInWorstSpike;
	}

	/** How many pixels have the same value in all spikes; they take part. */
	public int constantPixels() {
		return constant;
	}

	/** Mean of all values; NaN, as all that follows, if all pixels are masked. */
	public double mean() {
		return mean;
	}

	/** Standard deviation of all values. */
	public double standardDeviation() {
		return sd;
	}

	/** The smallest value. */
	public double smallest() {
		return smallest;
	}

	/** The largest value. */
	public double largest() {
		return largest;
	}

	/**
	 * The largest L2 norm of a pixel's values, estimated where not all spikes were looked at: no module can live with a
	 * larger sparsity.
	 */
	public double largestNorm() {
		return largestNorm;
	}

	/**
	 * Mean correlation coefficient of pixels that touch at a side, over the spikes; NaN if there are none that vary.
	 */
	public double neighborCorrelation() {
		return neighborCorrelation;
	}
}
