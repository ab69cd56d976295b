package org.neurofactor.imagej.door;

import ij.ImagePlus;
import ij.io.FileInfo;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The channels of a movie. A hyperstack knows them. In a plain stack they may follow each other frame by frame, as
 * microscopes write them: its header says so (ScanImage, OME), or it shows.
 */
public final class Channels {

	/** ScanImage 4 and later: "SI.hChannels.channelSave = [1;2]". */
	private static final Pattern SCANIMAGE = Pattern.compile("(?:hannelSave|hannelsSave) *= *\\[?([\\d;, ]+)");

	/** ScanImage 3, for each of its channels. */
	private static final Pattern SCANIMAGE_3 = Pattern.compile("state\\.acq\\.savingChannel\\d=1");
	private static final Pattern OME = Pattern.compile("SizeC=\"(\\d{1,3})\"");
	private static final Pattern OME_ORDER = Pattern.compile("DimensionOrder=\"(\\w{5})\"");

	/** Frames that are looked at where nothing is known; fewer than the least tell nothing. */
	private static final int SAMPLE = 48;
	private static final int LEAST = 16;
	private static final int MOST = 4;

	/** How much brightness must differ between channels: relative to a channel's own changes, and to itself. */
	private static final double APART = 3;
	private static final double RELATIVE = 0.05;

	private final ImagePlus movie;

	private Channels(final ImagePlus movie) {
		this.movie = movie;
	}

	/**
	 * The frames of one channel of a movie; the movie itself if it has no others. Shows nothing.
	 *
	 * @throws IllegalArgumentException if there are several, but none was chosen, or there is none of that number
	 */
	public static ImagePlus select(final ImagePlus movie, final ChannelChoice choice) {
		if (choice.equals(ChannelChoice.ALL) || movie.getStackSize() < 2) return movie;
		return new Channels(movie).select(choice.number());
	}

	private ImagePlus select(final int number) {
		final boolean hyperstack = movie.getNChannels() > 1 && movie.getNChannels() < movie.getStackSize();
		final int inHeader = hyperstack ? movie.getNChannels() : inHeader();
		// a series that ImageJ takes for channels is one of frames
		final int count = inHeader > 0 ? inHeader : alternating();
		final String how = hyperstack
			? " has " + count + " channels"
			: inHeader > 0
				? " has " + count + " channels by its header, frame by frame"
				: " seems to have " + count + " channels, frame by frame: every " +
					(count == 2 ? "other" : count == 3 ? "third" : "fourth") + " frame is much brighter";
		if (number > count) throw new IllegalArgumentException(
			quoted() + (count == 1 ? " has one channel, as far as its header tells" : how) + ", but channel=" + number +
				" was asked for (Image > Hyperstacks > Stack to Hyperstack... tells ImageJ its channels).");
		if (count == 1) return movie;
		if (number == 0)
			throw new IllegalArgumentException(quoted() + how + ". Say which is that of the cells: channel=1" +
				(count == 2 ? " or 2" : " to " + count) + "; or channel=all, to take every frame as it is.");
		return channel(number - 1, count);
	}

	private String quoted() {
		return "\"" + movie.getTitle() + "\"";
	}

	private ImagePlus channel(final int first, final int count) {
		final ChannelStack stack = new ChannelStack(movie.getStack(), first, count);
		final ImagePlus channel = new ImagePlus(movie.getTitle(), stack);
		channel.setCalibration(movie.getCalibration());
		channel.setOverlay(movie.getOverlay());
		final FileInfo file = movie.getOriginalFileInfo();
		if (file != null) channel.setFileInfo(file);
		if (movie.getNSlices() * movie.getNFrames() == stack.size())
			channel.setDimensions(1, movie.getNSlices(), movie.getNFrames());
		return channel;
	}

	/** 0 if it does not tell. */
	private int inHeader() {
		final FileInfo file = movie.getOriginalFileInfo();
		final String header = movie.getInfoProperty() + "\n" + (file == null ? "" : file.description);
		final Matcher scanImage = SCANIMAGE.matcher(header);
		if (scanImage.find()) return scanImage.group(1).trim().split("[;, ]+").length;
		int older = 0;
		for (final Matcher saved = SCANIMAGE_3.matcher(header); saved.find();) older++;
		if (older > 0) return older;
		final Matcher ome = OME.matcher(header);
		if (!header.contains("<OME") || !ome.find()) return 0;
		final int count = Math.max(1, Integer.parseInt(ome.group(1)));
		final Matcher order = OME_ORDER.matcher(header);
		if (count > 1 && order.find() && !order.group(1).startsWith("XYC")) throw new IllegalArgumentException(
			quoted() + " has " + count + " channels by its header, in the order " + order.group(1) +
				". Open it with Bio-Formats (Plugins > Bio-Formats > Bio-Formats Importer), which puts them into order.");
		return count;
	}

	/**
	 * By the brightness of some frames: every second, third or fourth has one of its own, other than those between. 1 if
	 * none has.
	 */
	private int alternating() {
		final int frames = Math.min(SAMPLE, movie.getStackSize());
		if (frames < LEAST || movie.getBitDepth() == 24) return 1;
		final double[] means = IntStream.rangeClosed(1, frames)
			.mapToDouble(t -> movie.getStack().getProcessor(t).getStats().mean)
			.toArray();
		for (int count = 2; count <= MOST; count++)
			if (frames >= LEAST / 2 * count && isAlternating(means, count)) return count;
		return 1;
	}

	/** Whether one phase is always brighter than its neighbours, and by far more than it changes from cycle to cycle. */
	private static boolean isAlternating(final double[] means, final int count) {
		final double[][] phases = new double[count][means.length / count];
		for (int i = 0; i < phases[0].length * count; i++) phases[i % count][i / count] = means[i];
		final double[] medians = Arrays.stream(phases).mapToDouble(Channels::median).toArray();
		final double highest = Arrays.stream(medians).max().getAsDouble();
		final double lowest = Arrays.stream(medians).min().getAsDouble();
		final double[] changes = new double[count * (phases[0].length - 1)];
		for (int p = 0, i = 0; p < count; p++)
			for (int c = 1; c < phases[p].length; c++) changes[i++] = Math.abs(phases[p][c] - phases[p][c - 1]);
		if (!(highest - lowest > APART * median(changes) && highest - lowest > RELATIVE * Math.abs(highest)))
			return false;
		int top = 0;
		int bottom = 0;
		for (int p = 0; p < count; p++) {
			if (medians[p] == highest) top = p;
			if (medians[p] == lowest) bottom = p;
		}
		int kept = 0;
		for (int c = 0; c < phases[0].length; c++) if (phases[top][c] > phases[bottom][c]) kept++;
		return kept == phases[0].length;
	}

	private static double median(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}
}
