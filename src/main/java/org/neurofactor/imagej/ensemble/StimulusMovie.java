package org.neurofactor.imagej.ensemble;

import ij.ImagePlus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import org.neurofactor.imagej.door.ChannelStack;
import org.neurofactor.imagej.door.FrameRate;
import org.neurofactor.imagej.door.PlaneStack;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.door.TiffFile;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.ensemble.Contrast;
import org.neurofactor.stnmf.ensemble.Stimulus;

/**
 * The stimulus as ImageJ has it: one stack, or one for each of several trials; of gray images, or of several channels.
 */
public final class StimulusMovie {

	private static final double SAME_RATE = 0.01;

	private final List<ImagePlus> trials;
	private final List<Path> files;
	/** {@code [trial][channel]}. */
	private final List<List<PlaneStack>> planes = new ArrayList<>();
	private final List<String> channelNames;

	private StimulusMovie(final List<ImagePlus> trials, final List<Path> files) {
		this.trials = trials;
		this.files = files;
		final ImagePlus first = trials.get(0);
		for (final ImagePlus trial : trials) {
			if (trial.getWidth() != first.getWidth() || trial.getHeight() != first.getHeight())
				throw new IllegalArgumentException("All trials must have frames of " + first.getWidth() + " x " +
					first.getHeight() + " pixels like \"" + first.getTitle() + "\", but those of \"" +
					trial.getTitle() + "\" are " + trial.getWidth() + " x " + trial.getHeight() + ".");
			final List<PlaneStack> channels = new ArrayList<>();
			for (final ImagePlus channel : ChannelStack.of(trial)) channels.add(PlaneStack.of(channel, "frame"));
			planes.add(channels);
			if (channels.size() != planes.get(0).size()) throw new IllegalArgumentException(
				"All trials must have " + planes.get(0).size() + " channels like \"" + first.getTitle() + "\", but \"" +
					trial.getTitle() + "\" has " + channels.size() + ".");
		}
		channelNames = ChannelStack.names(first);
	}

	/**
	 * @param stimulus a gray-scale or RGB stack with one slice per frame, or one with several channels; not changed
	 * @throws IllegalArgumentException if it is something else
	 */
	public static StimulusMovie of(final ImagePlus stimulus) {
		return new StimulusMovie(Collections.singletonList(stimulus), Collections.emptyList());
	}

	/**
	 * All TIFF files in a folder, each a trial, in the order of their names, numbers in them by value.
	 *
	 * @throws IllegalArgumentException if there is no such folder or no TIFF file in it, or if they are not alike
	 * @throws IOException if one cannot be read
	 */
	public static StimulusMovie ofFolder(final Path folder, final ProgressMonitor monitor) throws IOException {
		if (!Files.isDirectory(folder))
			throw new IllegalArgumentException("stimulusfolder must be a folder with a TIFF file per trial, but \"" +
				folder + "\" " + (Files.exists(folder) ? "is a file." : "does not exist."));
		final List<TiffFile> files = TiffFile.in(folder);
		if (files.isEmpty()) throw new IllegalArgumentException(
			"stimulusfolder must contain a TIFF file per trial, but \"" + folder + "\" contains none.");
		final List<ImagePlus> trials = new ArrayList<>();
		for (final TiffFile file : files) {
			monitor.step("Opening trials", trials.size(), files.size());
			trials.add(file.openVirtual());
		}
		return new StimulusMovie(trials, files.stream().map(TiffFile::path).collect(Collectors.toList()));
	}

	/** The first trial's stack. */
	ImagePlus first() {
		return trials.get(0);
	}

	public int width() {
		return first().getWidth();
	}

	public int height() {
		return first().getHeight();
	}

	/** Number of frames of each trial's stack. */
	public int[] frames() {
		return planes.stream().mapToInt(trial -> (int) trial.get(0).dimension(2)).toArray();
	}

	/** Names of the trials' files or images. */
	public List<String> names() {
		return trials.stream().map(ImagePlus::getTitle).collect(Collectors.toList());
	}

	/** The files of a folder; empty if it is an image that is open. */
	public List<Path> files() {
		return files;
	}

	/** What is to be remembered of the stacks. */
	public List<SourceImage> sources() {
		return trials.stream().map(SourceImage::of).collect(Collectors.toList());
	}

	/**
	 * Frames per second as the stacks are calibrated; 0 if unknown.
	 *
	 * @throws IllegalArgumentException if they differ
	 */
	public double calibratedHz() {
		double hz = 0;
		for (final ImagePlus trial : trials) {
			final double own = FrameRate.hz(trial.getCalibration());
			if (hz > 0 && own > 0 && Math.abs(own / hz - 1) > SAME_RATE) throw new IllegalArgumentException(
				"The trials must have one frame rate, but that of \"" + trial.getTitle() + "\" is " +
					SpikeUnit.number(own) + " Hz instead of " + SpikeUnit.number(hz) + " Hz.");
			if (hz == 0) hz = own;
		}
		return hz;
	}

	/**
	 * What ensembles are made of.
	 *
	 * @param detect whether values that are codes for black and white are turned into contrast, channel by channel
	 * @throws IllegalArgumentException if there is no such channel, or if trials are coded differently
	 */
	List<StimulusChannel> channels(final ChannelChoice choice, final boolean detect) {
		final int number = planes.get(0).size();
		if (choice.channel() > number)
			throw new IllegalArgumentException("channel must be from 1 to " + number + ", or all, but was " + choice +
				": the stimulus has " + number + (number == 1 ? " channel." : " channels."));
		if (choice.weights() != null && choice.weights().length != number)
			throw new IllegalArgumentException("channel must have a weight for each of the channels, of which there " +
				(number == 1 ? "is 1" : "are " + number) + ", but was " + choice + ".");
		if (choice.weights() != null) return Collections.singletonList(weighted(choice.weights(), detect));
		if (choice.channel() > 0) return Collections.singletonList(channel(choice.channel() - 1, "", detect));
		if (number == 1 || isGray()) return Collections.singletonList(channel(0, "", detect));
		return IntStream.range(0, number)
			.mapToObj(c -> channel(c, channelNames.get(c), detect))
			.collect(Collectors.toList());
	}

	/** Whether all channels are the same, as those of gray images in RGB are: in frames that are spread over each stack. */
	private boolean isGray() {
		return planes.stream().allMatch(SameChannels::in);
	}

	private StimulusChannel channel(final int channel, final String name, final boolean detect) {
		final List<RandomAccessibleInterval<FloatType>> parts =
			planes.stream().map(trial -> trial.get(channel)).collect(Collectors.toList());
		final Contrast contrast = detect ? detect(parts) : Contrast.NONE;
		final List<Stimulus> stimuli =
			parts.stream().map(part -> new Stimulus(part, contrast)).collect(Collectors.toList());
		return new StimulusChannel(name, Stimulus.concatenation(stimuli), Collections.singletonList(contrast));
	}

	private Contrast detect(final List<RandomAccessibleInterval<FloatType>> parts) {
		final List<Contrast> own = parts.stream().map(Contrast::detect).collect(Collectors.toList());
		for (int i = 1; i < own.size(); i++)
			if (!own.get(i).equals(own.get(0)) && (own.get(i).isOfTwoCodes() || own.get(0).isOfTwoCodes()))
				throw new IllegalArgumentException(
					"The trials must be coded alike, but in \"" + names().get(0) + "\" " + own.get(0).description() +
						", and in \"" + names().get(i) + "\" " + own.get(i).description() + ".");
		return parts.size() == 1 ? own.get(0) : Contrast.detect(parts);
	}

	/** Channels that are independent and of unit variance have a sum of unit variance. */
	private StimulusChannel weighted(final double[] weights, final boolean detect) {
		final List<StimulusChannel> channels =
			IntStream.range(0, weights.length).mapToObj(c -> channel(c, "", detect)).collect(Collectors.toList());
		final double norm = detect ? Math.sqrt(Arrays.stream(weights).map(w -> w * w).sum()) : 1;
		final Stimulus sum =
			Stimulus.weightedSum(channels.stream().map(StimulusChannel::stimulus).collect(Collectors.toList()),
				Arrays.stream(weights).map(w -> w / norm).toArray());
		return new StimulusChannel("", sum,
			channels.stream().map(c -> c.contrasts().get(0)).collect(Collectors.toList()));
	}
}
