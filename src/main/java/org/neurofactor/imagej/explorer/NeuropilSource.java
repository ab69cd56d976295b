package org.neurofactor.imagej.explorer;

import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.neurofactor.imagej.neuropil.CellReports;
import org.neurofactor.imagej.neuropil.RegionNames;
import org.neurofactor.imagej.neuropil.NeuropilFolder;

/**
 * What there is of a neuropil separation: the image of its regions, the report on its cells, and their plots. Fresh
 * ones are found where {@code Neuropil Separation...} shows them, others in its output folder.
 */
public final class NeuropilSource {

	private static final String COMMAND = "Neuropil Separation";

	/** A number is what ImageJ adds to a title that is there twice. */
	private static final Pattern TITLE = Pattern.compile("(.+)-regions(-\\d+)?");

	private final ImagePlus regions;
	private final CellReports reports;
	private final ImageStack plots;
	private final ImagePlus shownPlots;

	private NeuropilSource(final ImagePlus regions, final CellReports reports, final ImageStack plots,
		final ImagePlus shownPlots)
	{
		this.regions = regions;
		this.reports = reports;
		this.plots = plots;
		this.shownPlots = shownPlots;
		final Set<String> cells = new HashSet<>(reports.cells());
		if (!hasRegionsOf(regions, cells)) throw new IllegalArgumentException(
			"The report is not that of \"" + regions.getTitle() + "\": it says nothing of the cells in the image.");
	}

	/**
	 * What belongs to an image: in the folder from which it was opened, or else in windows.
	 *
	 * @throws IllegalArgumentException if it has no regions, or there is no report on its cells
	 */
	public static NeuropilSource of(final ImagePlus regions) {
		if (regions == null)
			throw new IllegalArgumentException("An image is needed, but none is open: the one of the " +
				"regions that " + COMMAND + " made, or regions.tif from its output folder.");
		if (!hasRegions(regions)) throw new IllegalArgumentException(
			"\"" + regions.getTitle() + "\" has no regions of " + "cells: choose the image of the regions that " +
				COMMAND + " made, or open regions.tif from its output folder.");
		final Optional<Path> folder = NeuropilFolder.folderOf(regions);
		if (folder.isPresent()) return saved(regions, NeuropilFolder.read(folder.get()));
		final String title = titleOf("report", regions);
		final ResultsTable report = ResultsTable.getResultsTable(title);
		if (report == null) throw new IllegalArgumentException(
			"There is no report on the cells of \"" + regions.getTitle() + "\": the table \"" + title +
				"\" is not open, and the image is not in a folder with report.csv and run.json. " +
				"Open regions.tif from the output folder of " + COMMAND + ".");
		final ImagePlus shown = WindowManager.getImage(titleOf("plots", regions));
		return new NeuropilSource(regions, CellReports.of(report, title), shown == null ? null : shown.getStack(),
			shown);
	}

	/**
	 * What is in an output folder.
	 *
	 * @param current the image of its regions if that is open already; any other, or null, if not
	 * @throws IllegalArgumentException if the folder has no such results
	 */
	public static NeuropilSource of(final Path folder, final ImagePlus current) {
		final NeuropilFolder saved = NeuropilFolder.read(folder);
		final boolean isOpen = current != null && hasRegionsOf(current, new HashSet<>(saved.reports().cells()));
		return saved(isOpen ? current : saved.regions(), saved);
	}

	private static NeuropilSource saved(final ImagePlus regions, final NeuropilFolder saved) {
		return new NeuropilSource(regions, saved.reports(), saved.plots().orElse(null), null);
	}

	private static boolean hasRegions(final ImagePlus imp) {
		final Overlay overlay = imp.getOverlay();
		return overlay != null && Arrays.stream(overlay.toArray()).anyMatch(roi -> RegionNames.isSector(roi.getName()));
	}

	private static boolean hasRegionsOf(final ImagePlus imp, final Set<String> cells) {
		return hasRegions(imp) && Arrays.stream(imp.getOverlay().toArray())
			.map(Roi::getName)
			.filter(RegionNames::isSector)
			.anyMatch(name -> RegionNames.cell(name, cells).isPresent());
	}

	/** The title of another result of the same run. */
	static String titleOf(final String result, final ImagePlus regions) {
		final Matcher title = TITLE.matcher(regions.getTitle());
		return title.matches() ? title.group(1) + "-" + result : regions.getShortTitle().replace("regions", result);
	}

	public ImagePlus regions() {
		return regions;
	}

	CellReports reports() {
		return reports;
	}

	/** The image of the plots; null if it is not open. */
	ImagePlus shownPlots() {
		return shownPlots;
	}

	/** A labelled slice per cell; empty if the plots are neither open nor in a folder. */
	Optional<ImageStack> plots() {
		return Optional.ofNullable(plots);
	}
}
