package org.neurofactor.imagej.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;

import org.neurofactor.stnmf.ensemble.FrameTimes;
import org.neurofactor.stnmf.ensemble.Outside;
import org.neurofactor.stnmf.ensemble.SpikeCounts;

/** Spike times of a file, to be counted in each frame. */
final class BinnedSpikes {

	/** Of the recording: if the last of many spikes is before, the unit may be wrong. */
	private static final double EARLY = 0.05;
	private static final int MANY = 20;

	private final SpikeText text;
	private final SpikeTiming timing;
	private final SpikeUnit unit;
	private final SpikeTimes read;
	private final double[][] times;
	private final boolean list;

	/** @throws IllegalArgumentException see {@link SpikeTimes#of} */
	BinnedSpikes(final SpikeText text, final SpikeColumns columns, final SpikeTiming timing) {
		this.text = text;
		this.timing = timing;
		unit = columns.unit();
		read = SpikeTimes.of(text, columns);
		times = read.times();
		list = columns.isList();
	}

	private DoubleStream all() {
		return Arrays.stream(times).flatMapToDouble(Arrays::stream);
	}

	/** @throws IllegalArgumentException if there are spikes outside that are not to be left out */
	SpikeFile in(final FrameTimes frames, final double frameRateHz) {
		return in(frames, frameRateHz, Collections.emptyList(), Collections.emptyList());
	}

	/** @throws IllegalArgumentException if there are spikes outside that are not to be left out */
	SpikeFile in(final FrameTimeFile onsets, final double frameRateHz) {
		return in(onsets.frames(), frameRateHz, Collections.singletonList(onsets.description()), onsets.warnings());
	}

	private SpikeFile in(final FrameTimes frames, final double frameRateHz, final List<String> ofFrames,
		final List<String> warningsOfFrames)
	{
		final SpikeCounts counts;
		try {
			counts = SpikeCounts.ofTimes(times, frames, timing.get(SpikeTiming.OUTSIDE), unit.symbol());
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException(text.name() + ": " + e.getMessage() + hint(frames), e);
		}
		final List<String> notes = new ArrayList<>(read.notes());
		if (text.isIndexed()) notes.add(SpikeText.INDEX_LEFT_OUT);
		final long outside = all().count() - SpikeFile.spikes(counts);
		if (timing.get(SpikeTiming.OUTSIDE) == Outside.IGNORE)
			notes.add(outside + " more outside the recording left out");
		notes.addAll(ofFrames);
		final List<String> warnings = new ArrayList<>(warningsOfFrames);
		if (all().count() >= MANY) addWarnings(warnings, frames, outside);
		return new SpikeFile(text.name(), read.names(), counts, frameRateHz, "times in " + unit, list, notes, warnings);
	}

	/** What may be the matter with spikes that are outside. */
	private String hint(final FrameTimes frames) {
		final double least = all().min().orElse(0);
		final double most = all().max().orElse(0);
		if (unit == SpikeUnit.FRAMES && timing.get(SpikeTiming.FIRST_FRAME) == 0 && least >= 1 && most == frames.end())
			return " If the first frame is number 1, say firstframe=1.";
		return most - least > 2 * (frames.end() - frames.start()) ? " Is the unit right (spiketimes)?" : "";
	}

	private void addWarnings(final List<String> warnings, final FrameTimes frames, final long outside) {
		if (unit == SpikeUnit.SECONDS && all().allMatch(t -> t == Math.rint(t)))
			warnings.add(text.name() + ": all spikes are at whole seconds. Are they frames, milliseconds or samples?");
		final double last = all().max().getAsDouble();
		if (last < frames.start() + EARLY * (frames.end() - frames.start())) warnings
			.add(text.name() + ": the last spike is at " + unit.format(last) + ", though frames were shown from " +
				SpikeUnit.number(frames.start()) + " to " + unit.format(frames.end()) + ". Is the unit right?");
		if (2 * outside > all().count()) warnings.add(text.name() + ": " + outside + " of " + all().count() +
			" spikes, more than half, are outside the recording. Are unit and offset right?");
	}
}
