package org.neurofactor.imagej.neuropil;

import org.neurofactor.imagej.door.MadeImage;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.util.StringSorter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.door.ChannelChoice;
import org.neurofactor.imagej.door.Channels;
import org.neurofactor.imagej.door.FrameRate;
import org.neurofactor.imagej.door.PlaneStack;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.door.TiffFile;

/** One or more movies of the same cells, of the same frame size: its trials. */
public final class Recording {

	/** Frame intervals are measured and vary a little; beyond this part they differ. */
	private static final double SAME_RATE = 0.01;

	private final List<Trial> trials = new ArrayList<>();
	private final ChannelChoice channel;
	private Overlay overlay;

	private Recording(final ChannelChoice channel) {
		this.channel = channel;
	}

	/** As {@link #of(ImagePlus, ChannelChoice)}, of a movie with one channel. */
	public static Recording of(final ImagePlus movie) {
		return of(movie, ChannelChoice.AUTO);
	}

	/**
	 * A single movie.
	 *
	 * @throws IllegalArgumentException if the image is not a gray-scale stack of 2 frames or more, or has several
	 *           channels and none was chosen
	 */
	public static Recording of(final ImagePlus movie, final ChannelChoice channel) {
		final Recording recording = new Recording(channel);
		recording.add(movie);
		return recording;
	}

	/**
	 * All gray-scale stacks that are open and have frames of the size of a movie's, in the order of their titles,
	 * numbers in them by value. Results of this program are left out.
	 *
	 * @throws IllegalArgumentException if one of them has more than one axis beside x and y
	 */
	public static Recording ofOpen(final ImagePlus movie, final ChannelChoice channel) {
		PlaneStack.of(Channels.select(movie, channel), "frame");
		final List<ImagePlus> open = new ArrayList<>();
		final int[] ids = WindowManager.getIDList();
		if (ids != null) for (final int id : ids) open.add(WindowManager.getImage(id));
		if (!open.contains(movie)) open.add(movie);
		open.removeIf(imp -> imp.getStackSize() < 2 || imp.getBitDepth() == 24 || imp.getWidth() != movie.getWidth() ||
			imp.getHeight() != movie.getHeight() || !MadeImage.mayBe(MadeImage.Role.MOVIE, imp));
		final Map<String, List<ImagePlus>> byTitle = new LinkedHashMap<>();
		for (final ImagePlus imp : open) byTitle.computeIfAbsent(imp.getTitle(), title -> new ArrayList<>()).add(imp);
		final Recording recording = new Recording(channel);
		for (final String title : StringSorter.sortNumerically(byTitle.keySet().toArray(new String[0])))
			for (final ImagePlus imp : byTitle.get(title)) recording.add(imp);
		recording.overlay = movie.getOverlay();
		return recording;
	}

	/**
	 * All TIFF files in a folder, in the order of their names, numbers in them by value. Nothing but a frame at a time
	 * is read, and only when it is needed.
	 *
	 * @throws IllegalArgumentException if there is no such folder or no TIFF file in it, if one is not a gray-scale
	 *           stack of 2 frames or more, or has frames of another size than the first
	 * @throws UncheckedIOException if one cannot be read
	 */
	public static Recording ofFolder(final Path folder, final ChannelChoice channel, final ProgressMonitor monitor) {
		if (!Files.isDirectory(folder))
			throw new IllegalArgumentException("folder must be a folder with a TIFF file per " + "trial, but \"" +
				folder + "\" " + (Files.exists(folder) ? "is a file." : "does not exist."));
		final Recording recording = new Recording(channel);
		try {
			final List<TiffFile> files = TiffFile.in(folder);
			for (final TiffFile file : files) {
				monitor.step("Opening trials", recording.trials.size(), files.size());
				recording.add(file.openVirtual());
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e.getMessage(), e);
		}
		if (recording.trials.isEmpty()) throw new IllegalArgumentException(
			"folder must contain a TIFF file per trial, but \"" + folder + "\" contains none.");
		return recording;
	}

	private void add(final ImagePlus whole) {
		MadeImage.require(MadeImage.Role.MOVIE, whole);
		final ImagePlus movie = Channels.select(whole, channel);
		final Trial trial = new Trial(SourceImage.of(movie), PlaneStack.of(movie, "frame"));
		if (trials.isEmpty()) overlay = movie.getOverlay();
		else if (movie.getWidth() != width() || movie.getHeight() != height())
			throw new IllegalArgumentException("All trials must have frames of " + width() + " x " + height() +
				" pixels like \"" + trials.get(0).source().title() + "\", but those of \"" + movie.getTitle() +
				"\" are " + movie.getWidth() + " x " + movie.getHeight() + ".");
		trials.add(trial);
	}

	public List<Trial> trials() {
		return Collections.unmodifiableList(trials);
	}

	/** Width of a frame. */
	public int width() {
		return trials.get(0).source().width();
	}

	/** Height of a frame. */
	public int height() {
		return trials.get(0).source().height();
	}

	/** The overlay of the movie, or of the first of the files; null if it has none. */
	Overlay overlay() {
		return overlay;
	}

	/**
	 * Frames per second by the calibration of the first trial that has it; 0 if unknown.
	 *
	 * @throws IllegalArgumentException if another trial has a different one
	 */
	public double frameRateHz() {
		double hz = 0;
		for (final Trial trial : trials) {
			final double own = FrameRate.hz(trial.source().calibration());
			if (hz > 0 && own > 0 && Math.abs(own / hz - 1) > SAME_RATE)
				throw new IllegalArgumentException(String.format(
					"The trials must have one frame rate, but that of \"%s\" is %s Hz instead of %s Hz. " +
						"If its frame interval is wrong (Image > Properties...), give the rate: framerate.",
					trial.source().title(), own, hz));
			if (hz == 0) hz = own;
		}
		return hz;
	}
}
