package org.neurofactor.parity;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.ImagePlus;
import ij.io.Opener;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

import org.tukaani.xz.XZInputStream;

/**
 * The reference results in {@code src/test/resources/goldens}: computed with the published Python package
 * {@code stnmf} 1.1.0 in float64 on simulated data. Images are {@code [x][y]}; "NaN" and "Infinity" are strings.
 */
public final class Goldens {

	private Goldens() {}

	/** A JSON file, gzipped if its name ends in {@code .gz}; {@code path} is relative to the goldens' folder. */
	public static JsonObject json(final String path) {
		try (InputStream in = open(path);
			Reader reader =
				new InputStreamReader(path.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))
		{
			return JsonParser.parseReader(reader).getAsJsonObject();
		}
		catch (final IOException e) {
			throw new IllegalStateException("Cannot read " + path, e);
		}
	}

	/** An xz-compressed TIFF stack. */
	public static ImagePlus stack(final String path) {
		try (InputStream in = new XZInputStream(open(path))) {
			return new Opener().openTiff(in, path);
		}
		catch (final IOException e) {
			throw new IllegalStateException("Cannot read " + path, e);
		}
	}

	/** The spike-triggered ensemble of a cell in {@code stnmf/}: x, y, spike. */
	public static Img<FloatType> ste(final String cell) {
		return floats(stack("stnmf/" + cell + "/ste.tif.xz"));
	}

	/** The pixels of a stack: x, y, slice. */
	public static Img<FloatType> floats(final ImagePlus imp) {
		final int plane = imp.getWidth() * imp.getHeight();
		final float[] values = new float[plane * imp.getStackSize()];
		for (int s = 0; s < imp.getStackSize(); s++)
			System.arraycopy(imp.getStack().getProcessor(s + 1).convertToFloatProcessor().getPixels(), 0, values,
				s * plane, plane);
		return ArrayImgs.floats(values, imp.getWidth(), imp.getHeight(), imp.getStackSize());
	}

	/** A CSV file of numbers without header: {@code [line][column]}. */
	public static double[][] csv(final String path) {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(path), StandardCharsets.UTF_8))) {
			return reader.lines().filter(line -> !line.isEmpty()).map(line -> {
				final String[] cells = line.split(",");
				final double[] row = new double[cells.length];
				for (int i = 0; i < row.length; i++) row[i] = number(cells[i].trim());
				return row;
			}).toArray(double[][]::new);
		}
		catch (final IOException e) {
			throw new IllegalStateException("Cannot read " + path, e);
		}
	}

	public static double number(final JsonElement e) {
		return e.isJsonNull() ? Double.NaN : number(e.getAsString());
	}

	public static double[] vector(final JsonElement e) {
		final JsonArray array = e.getAsJsonArray();
		final double[] v = new double[array.size()];
		for (int i = 0; i < v.length; i++) v[i] = number(array.get(i));
		return v;
	}

	public static int[] integers(final JsonElement e) {
		final JsonArray array = e.getAsJsonArray();
		final int[] v = new int[array.size()];
		for (int i = 0; i < v.length; i++) v[i] = array.get(i).getAsInt();
		return v;
	}

	public static double[][] matrix(final JsonElement e) {
		final JsonArray array = e.getAsJsonArray();
		final double[][] m = new double[array.size()][];
		for (int i = 0; i < m.length; i++) m[i] = vector(array.get(i));
		return m;
	}

	private static double number(final String s) {
		switch (s.toLowerCase()) {
			case "nan":
				return Double.NaN;
			case "inf":
				return Double.POSITIVE_INFINITY;
			case "-inf":
				return Double.NEGATIVE_INFINITY;
			default:
				return Double.parseDouble(s);
		}
	}

	private static InputStream open(final String path) throws IOException {
		final InputStream in = Goldens.class.getResourceAsStream("/goldens/" + path);
		if (in == null) throw new IOException("no such golden");
		return in;
	}
}
