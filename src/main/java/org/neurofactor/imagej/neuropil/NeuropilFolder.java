package org.neurofactor.imagej.neuropil;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.io.Opener;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.neurofactor.imagej.figure.NeuropilFigure;
import org.neurofactor.imagej.record.JsonPart;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.SavedFolder;

/** What there is to look at in the folder into which {@link NeuropilFiles} wrote a neuropil separation. */
public final class NeuropilFolder {

	private static final String REPORT = "report.csv";
	private static final String REGIONS = "regions.tif";

	private final SavedFolder folder;
	private final CellReports reports;
	private final List<String> plotted = new ArrayList<>();
	private final List<Path> plots = new ArrayList<>();

	private NeuropilFolder(final SavedFolder folder) throws IOException {
		this.folder = folder;
		reports = reports(folder.file(REPORT));
		final List<JsonPart> cells = folder.part("summary", "cells").list();
		final List<JsonPart> files = folder.part("summary", PlotFiles.KEY).list();
		for (int i = 0; i < Math.min(files.size(), cells.size()); i++) {
			plotted.add(cells.get(i).text());
			plots.add(folder.file(files.get(i).text()));
		}
	}

	/**
	 * Reads a folder.
	 *
	 * @throws IllegalArgumentException if it does not hold the files of one neuropil separation, saying what is wrong
	 */
	public static NeuropilFolder read(final Path folder) {
		final SavedFolder saved = SavedFolder.read(folder, ResultKind.NEUROPIL);
		try {
			return new NeuropilFolder(saved);
		}
		catch (final IOException e) {
			throw new IllegalArgumentException(
				"The results in \"" + folder + "\" cannot be read: " + e.getMessage() + ".", e);
		}
	}

	private static CellReports reports(final Path file) throws IOException {
		try {
			return CellReports.read(file);
		}
		catch (final IllegalArgumentException e) {
			throw new IOException(e.getMessage().replaceAll("\\.$", ""), e);
		}
	}

	/** The folder from which an image was opened, if it has results beside it. */
	public static Optional<Path> folderOf(final ImagePlus regions) {
		final FileInfo file = regions.getOriginalFileInfo();
		if (file == null || file.directory == null || file.directory.isEmpty()) return Optional.empty();
		return Optional.of(Paths.get(file.directory)).filter(folder -> Files.isRegularFile(folder.resolve(REPORT)));
	}

	public CellReports reports() {
		return reports;
	}

	/** Opens the image of the regions; does not show it. */
	public ImagePlus regions() {
		final ImagePlus imp = new Opener().openImage(folder.file(REGIONS).toString());
		if (imp == null) throw new IllegalArgumentException("\"" + folder.file(REGIONS) + "\" is no image.");
		return imp;
	}

	/**
	 * The plots as {@link NeuropilImages#plots} has them, a slice with the cell's name for each whose file is there,
	 * read when it is looked at; empty if there is none.
	 */
	public Optional<ImageStack> plots() {
		if (plots.isEmpty()) return Optional.empty();
		return Optional
			.of(new FigureStack(NeuropilFigure.WIDTH, NeuropilFigure.HEIGHT, plotted, i -> plot(plots.get(i))));
	}

	/** A file may vanish, and be of another version that drew plots of another size. */
	private static ImageProcessor plot(final Path file) {
		final ColorProcessor page = new ColorProcessor(NeuropilFigure.WIDTH, NeuropilFigure.HEIGHT);
		page.setColor(Color.WHITE);
		page.fill();
		try {
			final BufferedImage plot = ImageIO.read(file.toFile());
			if (plot == null) throw new IOException("no PNG file");
			page.insert(new ColorProcessor(plot), 0, 0);
		}
		catch (final IOException e) {
			page.setColor(Color.BLACK);
			page.drawString(file + " cannot be read: " + e.getMessage(), 30, 60);
		}
		return page;
	}
}
