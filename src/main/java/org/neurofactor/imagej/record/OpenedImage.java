package org.neurofactor.imagej.record;

import com.google.gson.JsonObject;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.io.RoiEncoder;
import ij.process.FloatPolygon;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Base64;
import java.util.Locale;

import org.neurofactor.imagej.door.RoiFile;

/** An image that a run works on, as its record tells how to open it again: its file and its selection. */
public final class OpenedImage {

	private static final String PATH = "path";
	private static final String SELECTION = "selection";

	private final Path path;

	/** Null if there is none. */
	private final Roi selection;

	private OpenedImage(final Path path, final Roi selection) {
		this.path = path.toAbsolutePath().normalize();
		this.selection = selection;
	}

	/** @param selection null if nothing is selected */
	public static OpenedImage of(final Path path, final Roi selection) {
		return new OpenedImage(path, selection == null ? null : (Roi) selection.clone());
	}

	/** @throws IllegalArgumentException if it is none */
	static OpenedImage of(final JsonPart json) {
		return new OpenedImage(Paths.get(json.at(PATH).text()),
			json.at(SELECTION).exists() ? selection(json.at(SELECTION)) : null);
	}

	private static Roi selection(final JsonPart json) {
		final byte[] bytes;
		try {
			bytes = Base64.getDecoder().decode(json.text());
		}
		catch (final IllegalArgumentException e) {
			throw json.wrong("is no selection");
		}
		try {
			return RoiFile.decode(bytes, null);
		}
		catch (final IOException e) {
			throw json.wrong("is no selection: " + e.getMessage());
		}
	}

	JsonObject json() {
		final JsonObject json = new JsonObject();
		json.addProperty(PATH, path.toString());
		if (selection != null)
			json.addProperty(SELECTION, Base64.getEncoder().encodeToString(RoiEncoder.saveAsByteArray(selection)));
		return json;
	}

	Path path() {
		return path;
	}

	/** What opens it in a macro, but for selections of several parts, which a macro cannot tell. */
	String macro() {
		return "open(" + Run.quoted(path.toString()) + "); " + (selection == null ? "" : selectionMacro());
	}

	private String selectionMacro() {
		final boolean plain = selection.getType() == Roi.RECTANGLE && selection.getCornerDiameter() == 0;
		if (plain || selection.getType() == Roi.OVAL) return String.format(Locale.ROOT, "make%s(%s, %s, %s, %s); ",
			plain ? "Rectangle" : "Oval", number(selection.getXBase()), number(selection.getYBase()),
			number(selection.getFloatWidth()), number(selection.getFloatHeight()));
		final FloatPolygon polygon = selection.getFloatPolygon();
		if (selection.getType() == Roi.COMPOSITE || polygon == null) return "";
		return "makeSelection(\"freehand\", " + array(polygon.xpoints, polygon.npoints) + ", " +
			array(polygon.ypoints, polygon.npoints) + "); ";
	}

	private static String array(final float[] values, final int n) {
		final StringBuilder array = new StringBuilder("newArray(");
		for (int i = 0; i < n; i++) array.append(i == 0 ? "" : ", ").append(number(values[i]));
		return array.append(')').toString();
	}

	private static String number(final double value) {
		return value == (long) value ? String.valueOf((long) value) : String.valueOf(value);
	}

	/**
	 * Opens it.
	 *
	 * @throws IllegalArgumentException if that is impossible
	 */
	public ImagePlus open() {
		final ImagePlus image = IJ.openImage(path.toString());
		if (image == null) throw new IllegalArgumentException("ImageJ cannot open the image \"" + path + "\".");
		if (selection != null) image.setRoi((Roi) selection.clone());
		else image.deleteRoi();
		return image;
	}
}
