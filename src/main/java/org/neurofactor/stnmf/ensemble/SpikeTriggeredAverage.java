package org.neurofactor.stnmf.ensemble;

import org.neurofactor.spatial.GaussianEllipse;
import org.neurofactor.spatial.Image2D;

/**
 * The spike-triggered average (STA) of a cell: the mean of the τ frames that end with a spike's, over all spikes.
 * Immutable.
 * <p>
 * Its peak is the pixel of largest magnitude; of equal ones that of smallest x, then of smallest y, then the earliest.
 * </p>
 */
public final class SpikeTriggeredAverage {

	/** The receptive field is looked for within so many pixels of the peak. */
	private static final int REACH = 20;

	private final int width;
	private final int height;
	private final long spikes;
	private final double noise;
	private final double mean;

	/** {@code [t][y * width + x]} */
	private final double[][] frames;
	private final int peakPixel;
	private final int peakTime;

	/** Of a stimulus of zero mean and unit variance, and bins of one spike. */
	SpikeTriggeredAverage(final int width, final int height, final double[][] frames, final long spikes) {
		this(width, height, frames, spikes, (double) spikes, StimulusStatistics.STANDARD);
	}

	/**
	 * @param frames {@code [t][y * width + x]}; kept, not copied
	 * @param squares Σ c² of the bins' spike counts c
	 */
	SpikeTriggeredAverage(final int width, final int height, final double[][] frames, final long spikes,
		final double squares, final StimulusStatistics stimulus)
	{
		this.width = width;
		this.height = height;
		this.frames = frames;
		this.spikes = spikes;
		noise = stimulus.sd() * Math.sqrt(squares) / spikes;
		mean = stimulus.mean();
		int pixel = 0, time = 0;
		for (int x = 0; x < width; x++)
			for (int y = 0; y < height; y++)
				for (int t = 0; t < frames.length; t++)
					if (Math.abs(frames[t][y * width + x]) > Math.abs(frames[time][pixel]) ||
						Double.isNaN(frames[time][pixel]))
					{
						pixel = y * width + x;
						time = t;
					}
		peakPixel = pixel;
		peakTime = time;
	}

	/** Width of the frames in pixels. */
	public int width() {
		return width;
	}

	/** Height of the frames in pixels. */
	public int height() {
		return height;
	}

	/** Number of frames, τ. */
	public int tau() {
		return frames.length;
	}

	/** Number of spikes it is the mean over; may be 0. */
	public long spikes() {
		return spikes;
	}

	/**
	 * Standard deviation of an entry if spikes have nothing to do with a white stimulus: the stimulus' own times √Σc² /
	 * Σc, c being the number of spikes in a bin; NaN without spikes.
	 */
	public double noise() {
		return noise;
	}

	/** Whether there is more in it than noise. */
	public Significance significance() {
		return Significance.of(this);
	}

	/** What an entry has more than the mean of the stimulus; 0 where it is NaN. */
	double deviation(final int t, final int pixel) {
		final double value = frames[t][pixel] - mean;
		return Double.isNaN(value) ? 0 : value;
	}

	/** Whether it is 0 everywhere (as it is without spikes), so that there is no peak, profile or window. */
	public boolean isBlank() {
		return !(Math.abs(frames[peakTime][peakPixel]) > 0);
	}

	/** A frame, from 0 to τ − 1; the last is that of the spike. */
	public Image2D frame(final int t) {
		return new Image2D(width, height, frames[t]);
	}

	/** Column of the peak. */
	public int peakX() {
		return peakPixel % width;
	}

	/** Row of the peak. */
	public int peakY() {
		return peakPixel / width;
	}

	/** Frame of the peak. */
	public int peakTime() {
		return peakTime;
	}

	/** The frame at the time of the peak. */
	public Image2D spatialProfile() {
		return frame(peakTime);
	}

	/**
	 * The course of the peak's pixel over the τ frames, with unit L2 norm.
	 *
	 * @throws IllegalStateException if the average {@link #isBlank()}
	 */
	public double[] temporalProfile() {
		requireResponse();
		final double[] profile = new double[tau()];
		double square = 0;
		for (int t = 0; t < profile.length; t++) {
			profile[t] = frames[t][peakPixel];
			square += profile[t] * profile[t];
		}
		for (int t = 0; t < profile.length; t++) profile[t] /= Math.sqrt(square);
		return profile;
	}

	/**
	 * +1 if the largest value of the temporal profile comes later than its smallest, as it does in an ON cell, else −1.
	 *
	 * @throws IllegalStateException if the average {@link #isBlank()}
	 */
	public int polarity() {
		return ReceptiveField.polarity(temporalProfile());
	}

	/**
	 * The window around the receptive field: the upright rectangle around the ellipse at some standard deviations of
	 * the Gaussian fitted to the spatial profile, within 20 pixels of the peak; clipped to the screen. Where no
	 * Gaussian fits, it is these 20 pixels.
	 *
	 * @param sd size of the ellipse in standard deviations, &gt; 0
	 * @throws IllegalStateException if the average {@link #isBlank()}
	 */
	public Window window(final double sd) {
		requireResponse();
		final Window surroundings = Window.around(peakX(), peakY(), REACH, width, height);
		final GaussianEllipse ellipse = GaussianEllipse.fit(surroundings.crop(spatialProfile()), sd);
		return surroundings.around(ellipse, width, height);
	}

	private void requireResponse() {
		if (isBlank())
			throw new IllegalStateException("The spike-triggered average of " + spikes + " spikes is 0 everywhere.");
	}
}
