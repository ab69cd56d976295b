package org.neurofactor.imagej.stnmf;

import org.neurofactor.imagej.table.CsvTable;
import org.neurofactor.imagej.door.Images;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import ij.ImagePlus;
import ij.io.Opener;
import ij.measure.Calibration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.neurofactor.imagej.figure.FigureData;
import org.neurofactor.imagej.figure.FigureModule;
import org.neurofactor.spatial.Image2D;
import org.neurofactor.spatial.Polygon;

/**
 * What a figure shows of an STNMF, read from the folder into which {@link StnmfFiles} wrote it: from {@code modules.tif},
 * {@code sta.tif}, {@code modules.csv}, {@code outlines.csv} and {@code run.json}.
 */
public final class SavedStnmf implements FigureData {

	private static final int STA = 0;

	private final Image2D sta;
	private final Calibration calibration;
	private final List<FigureModule> modules = new ArrayList<>();
	private final Map<Integer, Polygon> outlines;
	private final JsonObject input;
	private final JsonObject summary;

	private SavedStnmf(final Path folder) throws IOException {
		final JsonObject record = JsonParser.parseString(new String(Files.readAllBytes(folder.resolve("run.json")),
			StandardCharsets.UTF_8)).getAsJsonObject();
		input = record.getAsJsonObject("input");
		summary = record.getAsJsonObject("summary");
		final ImagePlus average = image(folder.resolve("sta.tif"));
		sta = Images.of(average.getProcessor());
		calibration = average.getCalibration();
		final List<Image2D> images = images(image(folder.resolve("modules.tif")));
		outlines = outlines(folder.resolve("outlines.csv"));
		final CsvTable table = CsvTable.read(folder.resolve("modules.csv"));
		if (table.rows() != images.size()) throw new IllegalArgumentException("modules.csv has " + table.rows() +
			" rows, but modules.tif has " + images.size() + " slices");
		for (int row = 0; row < table.rows(); row++) {
			final Image2D image = images.get(row);
			if (image.width() != sta.width() || image.height() != sta.height()) throw new IllegalArgumentException(
				"modules.tif and sta.tif differ in size");
			final boolean localized = Boolean.parseBoolean(table.text("localized", row));
			modules.add(new FigureModule(image, table.number("moransi", row), table.number("weight", row), localized, //
				localized ? outlines.getOrDefault(row + 1, Polygon.empty()) : Polygon.empty()));
		}
		requireNumbers();
	}

	/**
	 * Reads a folder.
	 *
	 * @throws IllegalArgumentException if it does not hold the files of an STNMF, or files that do not fit each other,
	 *           saying what is wrong
	 */
	public static SavedStnmf read(final Path folder) {
		if (!Files.isDirectory(folder)) throw new IllegalArgumentException("folder must be a folder in which STNMF saved " +
			"its results, but \"" + folder + "\" is no folder.");
		for (final String name : Arrays.asList("run.json", "sta.tif", "modules.tif", "modules.csv", "outlines.csv"))
			if (!Files.isRegularFile(folder.resolve(name))) throw new IllegalArgumentException(
				"folder must be a folder in which STNMF saved its results, but \"" + folder + "\" has no " + name + ".");
		try {
			return new SavedStnmf(folder);
		}
		catch (final IOException | JsonParseException | IllegalStateException | IllegalArgumentException e) {
			throw new IllegalArgumentException("The results in \"" + folder + "\" cannot be read: " + e.getMessage() + ".", e);
		}
	}

	private static ImagePlus image(final Path path) throws IOException {
		final ImagePlus imp = new Opener().openImage(path.toString());
		if (imp == null) throw new IOException(path.getFileName() + " is not an image");
		return imp;
	}

	private static List<Image2D> images(final ImagePlus imp) {
		final List<Image2D> images = new ArrayList<>();
		for (int slice = 1; slice <= imp.getStackSize(); slice++)
			images.add(Images.of(imp.getStack().getProcessor(slice)));
		return images;
	}

	private static Map<Integer, Polygon> outlines(final Path path) throws IOException {
		final CsvTable table = CsvTable.read(path);
		final Map<Integer, Polygon> outlines = new HashMap<>();
		int from = 0;
		for (int to = 1; to <= table.rows(); to++) {
			if (to < table.rows() && table.number("module", to) == table.number("module", from)) continue;
			final double[] xs = new double[to - from];
			final double[] ys = new double[to - from];
			for (int i = 0; i < xs.length; i++) {
				xs[i] = table.number("x", from + i);
				ys[i] = table.number("y", from + i);
			}
			outlines.put((int) table.number("module", from), Polygon.of(xs, ys));
			from = to;
		}
		return outlines;
	}

	/** Asks for every number once, so that a missing one is noticed when reading. */
	private void requireNumbers() {
		if (input == null || summary == null || !input.has("name")) throw new IllegalArgumentException(
			"run.json is not that of an STNMF");
		spikes();
		iterations();
		for (final String key : "sparsity threshold residual coverage sta_diameter pixel_size_um".split(" ")) number(key);
	}

	/** A number of the summary in run.json, such as "seconds"; NaN where it is null. */
	public double number(final String key) {
		if (!summary.has(key)) throw new IllegalArgumentException("run.json has no " + key + " in its summary");
		return summary.get(key).isJsonNull() ? Double.NaN : summary.get(key).getAsDouble();
	}

	/** Calibration of its images; its origin is where the top left corner of the screen is. */
	public Calibration calibration() {
		return calibration.copy();
	}

	@Override
	public String name() {
		return input.get("name").getAsString();
	}

	@Override
	public List<FigureModule> modules() {
		return Collections.unmodifiableList(modules);
	}

	@Override
	public Image2D sta() {
		return sta;
	}

	@Override
	public Polygon staOutline() {
		return outlines.getOrDefault(STA, Polygon.empty());
	}

	@Override
	public int spikes() {
		if (!input.has("spikes")) throw new IllegalArgumentException("run.json has no number of spikes");
		return input.get("spikes").getAsInt();
	}

	@Override
	public int iterations() {
		return (int) number("iterations");
	}

	@Override
	public double sparsity() {
		return number("sparsity");
	}

	@Override
	public double threshold() {
		return number("threshold");
	}

	@Override
	public double residual() {
		return number("residual");
	}

	@Override
	public double coverage() {
		return number("coverage");
	}

	@Override
	public double staDiameter() {
		return number("sta_diameter");
	}

	@Override
	public double pixelSizeUm() {
		return number("pixel_size_um");
	}
}
