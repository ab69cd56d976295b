package org.neurofactor.imagej.neuropil;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.io.Opener;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.neurofactor.imagej.figure.NeuropilFigure;

/** What there is to look at in the folder into which {@link NeuropilFiles} wrote a neuropil separation. */
public final class SavedNeuropil {

	private static final String REPORT = "report.csv";
	private static final String RECORD = "run.json";
	private static final String REGIONS = "regions.tif";

	private final Path folder;
	private final CellReports reports;
	private final List<String> plotted = new ArrayList<>();
	private final List<Path> plots = new ArrayList<>();

	private SavedNeuropil(final Path folder) throws IOException {
		this.folder = folder;
		reports = CellReports.read(folder.resolve(REPORT));
		final JsonObject summary = JsonParser.parseString(new String(Files.readAllBytes(folder.resolve(RECORD)),
			StandardCharsets.UTF_8)).getAsJsonObject().getAsJsonObject("summary");
		final JsonArray cells = summary == null ? null : summary.getAsJsonArray("cells");
		final List<String> files = PlotFiles.in(folder.resolve(RECORD));
		if (cells == null || cells.size() != files.size()) throw new IllegalArgumentException(RECORD +
			" is not that of a neuropil separation");
		for (int i = 0; i < files.size(); i++) {
			final Path plot = folder.resolve(files.get(i));
			if (!Files.isRegularFile(plot)) continue;
			plotted.add(cells.get(i).getAsString());
			plots.add(plot);
		}
	}

	/**
	 * Reads a folder.
	 *
	 * @throws IllegalArgumentException if it does not hold the files of a neuropil separation, saying what is wrong
	 */
	public static SavedNeuropil read(final Path folder) {
		final String required = "folder must be a folder in which Neuropil Separation saved its results, but \"" + folder;
		if (!Files.isDirectory(folder)) throw new IllegalArgumentException(required + "\" is no folder.");
		for (final String name : new String[] { RECORD, REPORT, REGIONS })
			if (!Files.isRegularFile(folder.resolve(name))) //
				throw new IllegalArgumentException(required + "\" has no " + name + ".");
		try {
			return new SavedNeuropil(folder);
		}
		catch (final IOException | JsonParseException | IllegalStateException | ClassCastException
				| IllegalArgumentException e)
		{
			throw new IllegalArgumentException("The results in \"" + folder + "\" cannot be read: " + e.getMessage() + ".", e);
		}
	}

	/** The folder from which an image was opened, if it has results beside it. */
	public static Optional<Path> folderOf(final ImagePlus regions) {
		final FileInfo file = regions.getOriginalFileInfo();
		if (file == null || file.directory == null || file.directory.isEmpty()) return Optional.empty();
		return Optional.of(Paths.get(file.directory)).filter(folder -> Files.isRegularFile(folder.resolve(REPORT)) && Files
			.isRegularFile(folder.resolve(RECORD)));
	}

	public CellReports reports() {
		return reports;
	}

	/** Opens the image of the regions; does not show it. */
	public ImagePlus regions() {
		final ImagePlus imp = new Opener().openImage(folder.resolve(REGIONS).toString());
		if (imp == null) throw new IllegalArgumentException("\"" + folder.resolve(REGIONS) + "\" is no image.");
		return imp;
	}

	/**
	 * The plots as {@link NeuropilImages#plots} has them, a slice with the cell's name for each whose file is there, read
	 * when it is looked at; empty if there is none.
	 */
	public Optional<ImageStack> plots() {
		if (plots.isEmpty()) return Optional.empty();
		return Optional.of(new FigureStack(NeuropilFigure.WIDTH, NeuropilFigure.HEIGHT, plotted, i -> plot(plots.get(i))));
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
