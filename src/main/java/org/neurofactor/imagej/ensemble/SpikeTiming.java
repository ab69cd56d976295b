package org.neurofactor.imagej.ensemble;

import org.neurofactor.settings.CommonSettings;
import org.neurofactor.settings.Options;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.neurofactor.settings.Values;
import org.neurofactor.stnmf.ensemble.FrameTimes;
import org.neurofactor.stnmf.ensemble.Outside;

/** How the spikes of a file belong to the frames of the stimulus. */
public final class SpikeTiming extends Options<SpikeTiming> {

	private static final Settings.Builder ALL = Settings.builder();
	private static final String TIMING = "Timing";

	/** Frame times and a frame rate that differ by more than this part contradict each other. */
	private static final double SAME_RATE = 0.02;

	/** The unit of spike times. */
	public static final Setting<SpikeUnit> SPIKE_TIMES = ALL.add(Setting.choice("spiketimes", SpikeUnit.NONE)
		.label("Spike times in")
		.help(
			"What the file holds: none for the number of spikes in each frame, unless a heading such as time (s) tells the unit " +
				"of times; else the unit of times since the onset of the first frame. A frame's number is that of the frame."));

	/** Frames per second. */
	public static final Setting<Double> FRAME_RATE = ALL.add(CommonSettings.FRAME_RATE.help(
		"Stimulus frames per second, for spike times in seconds, milliseconds or samples; 0: from the image's frame interval."));

	/** Samples per second of the recording. */
	public static final Setting<Double> SAMPLING_RATE = ALL.add(Setting.number("samplingrate", 0, 0)
		.label("Sampling rate")
		.unit("Hz (for samples)")
		.help("Samples per second of the recording, for spike times in samples.")
		.advanced(TIMING));

	/** A file with the onset of each frame; empty for frames that follow each other regularly. */
	public static final Setting<String> FRAME_TIMES = ALL.add(Setting.file("frametimes")
		.label("Frame times")
		.help(
			"Text file with the onset of each frame in the unit of the spikes, as pulses tell it; empty: frames follow each other " +
				"regularly.")
		.advanced(TIMING));

	/** Time of the first frame. */
	public static final Setting<Double> OFFSET = ALL.add(Setting.number("offset", 0, -Double.MAX_VALUE)
		.label("Offset")
		.unit("in the unit of the spikes")
		.help("Time between the beginning of the recording and the first frame.")
		.advanced(TIMING));

	/** The number of the first frame. */
	public static final Setting<Integer> FIRST_FRAME = ALL.add(Setting.whole("firstframe", 0, 0, 1)
		.label("First frame")
		.unit("(0 or 1)")
		.help("Number of the first frame, for spike times in frames.")
		.advanced(TIMING));

	/** For how many frames each image of the stimulus is shown. */
	public static final Setting<Integer> UPDATE = ALL.add(Setting.whole("update", 1, 1, 100_000)
		.label("Update every")
		.unit("frames")
		.help(
			"For how many frames of the monitor each slice of the stimulus was shown. Spikes are counted per slice; " +
				"spike counts, frame numbers and framerate are those of the monitor's frames.")
		.advanced(TIMING));

	/** What to do with spikes outside the recording. */
	public static final Setting<Outside> OUTSIDE = ALL.add(Setting.choice("outside", Outside.STOP)
		.label("Spikes outside")
		.help(
			"Spikes when no frame was shown: stop says that there are some, ignore leaves them out and says how many.")
		.advanced(TIMING));

	/** All of them. */
	public static final Settings SETTINGS = ALL.build();

	/** Counts per frame. */
	public static final SpikeTiming DEFAULTS = new SpikeTiming(SETTINGS.defaults());

	private SpikeTiming(final Values values) {
		super(values);
	}

	@Override
	protected SpikeTiming create(final Values all) {
		return new SpikeTiming(all);
	}

	/** The unit that the user said. */
	SpikeUnit unit() {
		return get(SPIKE_TIMES);
	}

	/**
	 * @param unit of the spikes
	 * @param calibratedHz frames per second as the stimulus is calibrated; 0 if unknown
	 * @throws IllegalArgumentException if something that the unit needs is missing, or if something is given that it
	 *           cannot have
	 */
	void requireConsistent(final SpikeUnit unit, final double calibratedHz) {
		final boolean onsets = !get(FRAME_TIMES).isEmpty();
		final boolean clock = unit != SpikeUnit.NONE && unit != SpikeUnit.FRAMES;
		if (!clock && onsets)
			throw only(FRAME_TIMES, get(FRAME_TIMES), "times in seconds, milliseconds or samples", unit);
		if (unit == SpikeUnit.NONE && get(OFFSET) != 0) throw only(OFFSET, get(OFFSET), "spike times", unit);
		if (unit != SpikeUnit.FRAMES && get(FIRST_FRAME) != 0)
			throw only(FIRST_FRAME, get(FIRST_FRAME), "spike times in frames", unit);
		if (unit == SpikeUnit.SAMPLES && get(SAMPLING_RATE) == 0) throw new IllegalArgumentException(
			"spiketimes=samples needs a sampling rate: samplingrate must be greater than 0, but was 0.0.");
		if (unit != SpikeUnit.SAMPLES && get(SAMPLING_RATE) != 0)
			throw only(SAMPLING_RATE, get(SAMPLING_RATE), "spike times in samples", unit);
		if (onsets && get(OFFSET) != 0) throw new IllegalArgumentException(
			"offset must be 0 with frametimes, which tell when the first frame was shown, but was " + get(OFFSET) +
				".");
		if (clock && !onsets && get(FRAME_RATE) == 0 && calibratedHz == 0) throw new IllegalArgumentException(
			"spiketimes=" + unit + " needs a frame rate: framerate must be greater than 0, but was " + get(FRAME_RATE) +
				", and the image has no frame interval in seconds (Image > Properties...).");
	}

	private static IllegalArgumentException only(final Setting<?> setting, final Object value, final String what,
		final SpikeUnit unit)
	{
		return new IllegalArgumentException(setting + " is for " + what + ", but was " + value + " with " +
			(unit == SpikeUnit.NONE ? "spike counts" : "times in " + unit) + " (spiketimes).");
	}

	/**
	 * Images per second, for time courses; 0 if unknown. Without a rate in {@code framerate} it is that of the slices,
	 * whose interval is that of the images, however long they are shown.
	 */
	public double imageRateHz(final double calibratedHz) {
		return get(FRAME_RATE) > 0 ? get(FRAME_RATE) / get(UPDATE) : calibratedHz;
	}

	/**
	 * When the images of the stimulus were shown, if they followed each other regularly.
	 *
	 * @param unit of the times of spikes
	 */
	FrameTimes regularFrames(final SpikeUnit unit, final double calibratedHz, final int images) {
		return unit == SpikeUnit.FRAMES
			? FrameTimes.regular(get(FIRST_FRAME) + get(OFFSET), 1. / get(UPDATE), images)
			: FrameTimes.regular(get(OFFSET), imageRateHz(calibratedHz) / perSecond(unit), images);
	}

	/**
	 * @param hz images per second by the frame times
	 * @throws IllegalArgumentException if the frame rate that was given is another
	 */
	void requireSameRate(final double hz) {
		final double said = get(FRAME_RATE) / get(UPDATE);
		if (said > 0 && Math.abs(said / hz - 1) > SAME_RATE)
			throw new IllegalArgumentException("framerate must be left out with frametimes, or be as these say, " +
				SpikeUnit.number(hz * get(UPDATE)) + " Hz, but was " + get(FRAME_RATE) + ".");
	}

	/** How many of a unit are in a second. */
	double perSecond(final SpikeUnit unit) {
		return unit == SpikeUnit.SAMPLES ? get(SAMPLING_RATE) : unit == SpikeUnit.MILLISECONDS ? 1000 : 1;
	}
}
