package org.neurofactor.stnmf.ensemble;

import java.util.Arrays;

import org.neurofactor.spatial.Image2D;

/** A cell's receptive field, taken apart into a course in time and a profile in space. Immutable. */
public final class ReceptiveField {

	private final SpikeTriggeredAverage average;
	private final double[] temporalFilter;
	private final Image2D spatialProfile;
	private final int polarity;

	private ReceptiveField(final SpikeTriggeredAverage average, final double[] temporalFilter, final int polarity,
		final Image2D spatialProfile)
	{
		this.average = average;
		this.temporalFilter = temporalFilter;
		this.polarity = polarity;
		this.spatialProfile = spatialProfile;
	}

	/** Filter: the course of the peak's pixel. Profile: the frame at the time of the peak. */
	static ReceptiveField ofPeak(final SpikeTriggeredAverage average) {
		return new ReceptiveField(average, average.temporalProfile(), average.polarity(), average.spatialProfile());
	}

	/** Filter: {@link LowRankFilter}. Profile: the average weighted by filter and polarity, and summed over time. */
	static ReceptiveField lowRank(final SpikeTriggeredAverage average) {
		final double[] filter = LowRankFilter.of(average);
		final int polarity = polarity(filter);
		return new ReceptiveField(average, filter, polarity,
			LowRankFilter.profile(average, Arrays.stream(filter).map(w -> w * polarity).toArray()));
	}

	/** +1 if the largest value comes later than the smallest, as it does in an ON cell, else −1. */
	static int polarity(final double[] filter) {
		int largest = 0, smallest = 0;
		for (int t = 1; t < filter.length; t++) {
			if (filter[t] > filter[largest]) largest = t;
			if (filter[t] < filter[smallest]) smallest = t;
		}
		return largest > smallest ? 1 : -1;
	}

	/** The spike-triggered average it was found in. */
	public SpikeTriggeredAverage average() {
		return average;
	}

	/** Weights of the τ frames from the oldest to that of the spike, as the field's centre has them; L2 norm 1. */
	public double[] temporalFilter() {
		return temporalFilter.clone();
	}

	/** +1 if the largest weight comes later than the smallest, as it does in an ON cell, else −1. */
	public int polarity() {
		return polarity;
	}

	/** What an ensemble is made with: the temporal filter times the polarity. */
	double[] weights() {
		return Arrays.stream(temporalFilter).map(w -> w * polarity).toArray();
	}

	/** The profile over the whole screen. */
	public Image2D spatialProfile() {
		return spatialProfile;
	}
}
