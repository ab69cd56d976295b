package org.neurofactor.calling;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.io.RoiEncoder;
import ij.measure.Calibration;
import ij.measure.ResultsTable;
import ij.process.ImageProcessor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** All that came of a call, reduced to texts that are equal if and only if all bits are: images, tables and files. */
final class Outcome {

	/** What the first table is called where its title is not known. */
	static final String FIRST_TABLE = "(first)";

	private static final String IMAGE = "image ";
	private static final String TABLE = "table ";
	private static final String FILE = "file ";

	private final Map<String, String> parts = new LinkedHashMap<>();

	/** The outputs of a SciJava command, with the titles they are shown by. */
	static Outcome of(final Module module, final ImagePlus input, final Path output) {
		final Outcome outcome = new Outcome();
		for (final ModuleItem<?> item : module.getInfo().outputs()) {
			final Object value = item.getValue(module);
			if (value instanceof ImagePlus) outcome.add((ImagePlus) value);
			if (value instanceof ImagePlus[]) Arrays.stream((ImagePlus[]) value).forEach(outcome::add);
			if (value instanceof ResultsTable)
				outcome.add(input.getShortTitle() + "-" + item.getName(), (ResultsTable) value);
		}
		return outcome.addFiles(output);
	}

	/**
	 * The numbers in the outputs of a SciJava command, and the pixel sizes: without what may depend on the type of the
	 * input image, such as the name of the unit of time.
	 */
	static Outcome ofNumbers(final Module module) {
		final Outcome outcome = new Outcome();
		for (final ModuleItem<?> item : module.getInfo().outputs()) {
			final Object value = item.getValue(module);
			if (value instanceof ImagePlus) outcome.parts.put(item.getName(), numbers((ImagePlus) value));
			if (value instanceof ResultsTable) outcome.add(item.getName(), (ResultsTable) value);
		}
		return outcome;
	}

	Outcome add(final ImagePlus image) {
		if (image != null) parts.put(IMAGE + image.getTitle(), text(image));
		return this;
	}

	Outcome add(final String title, final ResultsTable table) {
		if (table != null) parts.put(TABLE + title, text(table));
		return this;
	}

	/** Adds the files of the output folder, with what must differ in {@code run.json} left out: folders, files, time
	 * and way. */
	Outcome addFiles(final Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.filter(Files::isRegularFile).sorted().collect(Collectors.toList())) {
				final boolean record = file.endsWith("run.json");
				final byte[] bytes = Files.readAllBytes(file);
				parts.put(FILE + folder.relativize(file),
					record ? record(bytes) : bytes.length + " bytes " + hash(bytes));
			}
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
		return this;
	}

	/** With no table but the first, without its title: what a macro finds if there is no display. */
	Outcome withFirstTable() {
		final String first = parts.keySet().stream().filter(name -> name.startsWith(TABLE)).findFirst().orElse(null);
		final Outcome outcome = without(parts.keySet().stream().filter(name -> name.startsWith(TABLE)));
		if (first != null) outcome.parts.put(TABLE + FIRST_TABLE, parts.get(first));
		return outcome;
	}

	/** Without the files that name the options that were given. */
	Outcome withoutRecord() {
		return without(parts.keySet().stream().filter(name -> name.endsWith("run.json") || name.endsWith(".mat")));
	}

	private Outcome without(final Stream<String> names) {
		final Outcome outcome = new Outcome();
		outcome.parts.putAll(parts);
		outcome.parts.keySet().removeAll(names.collect(Collectors.toSet()));
		return outcome;
	}

	/** All parts in an order of their own, for a comparison that shows what differs. */
	String text() {
		return parts.entrySet()
			.stream()
			.map(part -> part.getKey() + ": " + part.getValue())
			.sorted()
			.collect(Collectors.joining("\n"));
	}

	private static String text(final ImagePlus image) {
		final Calibration c = image.getCalibration();
		final StringBuilder text = new StringBuilder();
		text.append(Arrays.toString(image.getDimensions()) + ' ' + image.getBitDepth() + " bits, " + c + ", origin " +
			c.xOrigin + ' ' + c.yOrigin + ' ' + c.zOrigin + ", " + c.frameInterval + ' ' + c.getTimeUnit() + ", " +
			image.getDisplayRangeMin() + ".." + image.getDisplayRangeMax() + ", " + image.getInfoProperty());
		text.append(slices(image));
		if (image.getOverlay() == null) return text.toString();
		for (final Roi roi : image.getOverlay().toArray())
			text.append("\n  ").append(roi.getName()).append(' ').append(hash(RoiEncoder.saveAsByteArray(roi)));
		return text.toString();
	}

	private static String numbers(final ImagePlus image) {
		final Calibration c = image.getCalibration();
		return Arrays.toString(image.getDimensions()) + ", w=" + c.pixelWidth + ", h=" + c.pixelHeight + ' ' +
			c.getUnit() + slices(image);
	}

	private static String slices(final ImagePlus image) {
		final StringBuilder text = new StringBuilder();
		for (int s = 1; s <= image.getStackSize(); s++)
			text.append("\n  ").append(image.getStack().getSliceLabel(s)).append(' ').append(hash(pixels(image, s)));
		return text.toString();
	}

	private static byte[] pixels(final ImagePlus image, final int slice) {
		final ImageProcessor plane = image.getStack().getProcessor(slice);
		final ByteBuffer bytes = ByteBuffer.allocate(4 * plane.getPixelCount());
		for (int i = 0; i < plane.getPixelCount(); i++) bytes.putInt(plane.get(i));
		return bytes.array();
	}

	/** Numbers in full, whatever precision the table is shown with. */
	private static String text(final ResultsTable table) {
		final StringBuilder text = new StringBuilder(table.size() + " rows");
		for (int column = 0; column <= table.getLastColumn(); column++) {
			if (!table.columnExists(column)) continue;
			text.append("\n  ").append(table.getColumnHeading(column)).append(':');
			for (int row = 0; row < table.size(); row++) {
				final double number = table.getValueAsDouble(column, row);
				text.append(' ')
					.append(Double.isNaN(number) ? table.getStringValue(column, row) : String.valueOf(number));
			}
		}
		return text.toString();
	}

	private static String record(final byte[] json) {
		final JsonObject record = JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
		record.getAsJsonObject("options").remove(Call.OUTPUT);
		record.getAsJsonObject("summary").remove("seconds");
		for (final String key : new String[] { "date", "macro", "command", "input_files", "images" })
			record.remove(key);
		if (record.has("input") && record.get("input").isJsonObject()) record.getAsJsonObject("input").remove("file");
		if (record.has("inputs"))
			record.getAsJsonArray("inputs").forEach(input -> input.getAsJsonObject().remove("file"));
		return record.toString();
	}

	private static String hash(final byte[] bytes) {
		try {
			final byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
			return String.format("%016x", ByteBuffer.wrap(hash).getLong());
		}
		catch (final NoSuchAlgorithmException e) {
			throw new AssertionError(e);
		}
	}
}
