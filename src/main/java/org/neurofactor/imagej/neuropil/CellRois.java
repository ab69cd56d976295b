package org.neurofactor.imagej.neuropil;

import java.util.Optional;
import org.neurofactor.imagej.door.RoiFile;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;

import java.awt.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.neurofactor.imagej.door.RoiList;
import org.neurofactor.imagej.door.TiffFile;
import org.neurofactor.neuropil.SkippedCell;

/**
 * The ROIs of a recording's cells, wherever they are: each way of getting them says what is missing if there are none.
 * ROIs are copied, never changed.
 */
public final class CellRois {

	private final Recording recording;
	private final ImagePlus active;
	private final boolean selectedOnly;
	private final List<String> remarks = new ArrayList<>();

	/**
	 * @param active the active image; null if none is open
	 * @param selectedOnly whether to take only those ROIs that are selected in the ROI Manager's list or, of other
	 *          ROIs, those that the active image's selection touches
	 */
	public CellRois(final Recording recording, final ImagePlus active, final boolean selectedOnly) {
		this.recording = recording;
		this.active = active;
		this.selectedOnly = selectedOnly;
	}

	/** Those in the ROI Manager; those in the overlay if it is empty or there is no display. */
	public RoiCells ofManager() {
		final List<Roi> all = RoiList.all();
		if (all.isEmpty()) {
			if (overlay().isEmpty())
				throw new IllegalArgumentException("There are no ROIs: the ROI Manager is empty, and \"" + title() +
					"\" has no overlay. Add the cells to the ROI Manager, or say where they are " +
					"(rois=file with a roifile, or rois=labels with a label image).");
			return ofOverlay();
		}
		if (!selectedOnly) return marked(Collections.singletonList(all));
		final List<Roi> selected = RoiList.selected();
		if (selected.isEmpty())
			throw new IllegalArgumentException("selected=true, but no ROI is selected in the ROI Manager's list.");
		return marked(Collections.singletonList(selected));
	}

	/** Those in the overlay of the movie, or of the first of its files; else in that of the active image. */
	public RoiCells ofOverlay() {
		final List<Roi> rois = overlay();
		if (rois.isEmpty())
			throw new IllegalArgumentException("There are no ROIs: \"" + title() + "\" has no overlay.");
		return touched(Collections.singletonList(rois));
	}

	/**
	 * Those in a file; or, if it is a folder, in a .zip for each trial, named like the trial. ROIs of one file that are
	 * damaged are left out, and that is said.
	 *
	 * @param path of a .zip, a .roi, a label image or a folder
	 */
	public RoiCells ofFile(final Path path) {
		if (LabelFile.isImage(path)) return ofLabels(LabelFile.open(path));
		if (!Files.isDirectory(path)) {
			final RoiFile file = RoiFile.read(path);
			file.damaged().forEach((name, why) -> remarks.add(new SkippedCell(name, why).toString()));
			return touched(Collections.singletonList(file.rois()));
		}
		final List<List<Roi>> sets = new ArrayList<>();
		Path first = null;
		for (final Trial trial : recording.trials()) {
			final Path file = file(trial, path);
			if (!Files.isRegularFile(file)) throw new IllegalArgumentException(
				"There is no file of ROIs \"" + file + "\" for the trial \"" + trial.source().title() + "\".");
			final List<Roi> set = RoiFile.read(file).complete(file);
			if (first == null) first = file;
			else if (set.size() != sets.get(0).size()) throw new IllegalArgumentException(
				"All trials must have the same cells in the same order, but there are " + sets.get(0).size() +
					" ROIs in \"" + first + "\" and " + set.size() + " in \"" + file + "\".");
			sets.add(set);
		}
		return touched(sets);
	}

	private static Path file(final Trial trial, final Path folder) {
		return folder.resolve(TiffFile.baseName(trial.source().title()) + ".zip");
	}

	/** The file of a trial's ROIs, where each trial has its own in a folder and that one is there. */
	public static Optional<Path> fileOf(final Trial trial, final Path path) {
		return Optional.of(path)
			.filter(Files::isDirectory)
			.map(folder -> file(trial, folder))
			.filter(Files::isRegularFile);
	}

	/** Those that a label image stands for. */
	public RoiCells ofLabels(final ImagePlus labels) {
		final LabelImage image = new LabelImage(labels, recording.width(), recording.height());
		remarks.addAll(image.remarks());
		return touched(Collections.singletonList(image.rois()));
	}

	private List<Roi> overlay() {
		final Overlay own = recording.overlay();
		final Overlay overlay = own == null && active != null ? active.getOverlay() : own;
		return overlay == null
			? Collections.emptyList()
			: Arrays.stream(overlay.toArray()).map(roi -> (Roi) roi.clone()).collect(Collectors.toList());
	}

	private String title() {
		return recording.trials().get(0).source().title();
	}

	/** Those that the selection touches, in the first set, and the same in all others. */
	private RoiCells touched(final List<List<Roi>> sets) {
		if (!selectedOnly) return marked(sets);
		final Roi selection = active == null ? null : active.getRoi();
		if (selection == null) throw new IllegalArgumentException(
			"selected=true, but nothing is selected in the image: " + "select an area or points that touch the cells.");
		final int[] touched =
			IntStream.range(0, sets.get(0).size()).filter(i -> touch(selection, sets.get(0).get(i))).toArray();
		if (touched.length == 0) throw new IllegalArgumentException("selected=true, but the selection in \"" +
			active.getTitle() + "\" touches none of the " + sets.get(0).size() + " ROIs.");
		return marked(sets.stream()
			.map(set -> IntStream.of(touched).mapToObj(set::get).collect(Collectors.toList()))
			.collect(Collectors.toList()));
	}

	private static boolean touch(final Roi selection, final Roi roi) {
		for (final Point pixel : selection.getContainedPoints()) if (roi.contains(pixel.x, pixel.y)) return true;
		return false;
	}

	private RoiCells marked(final List<List<Roi>> sets) {
		return new RoiCells(sets, remarks, recording.width(), recording.height());
	}
}
