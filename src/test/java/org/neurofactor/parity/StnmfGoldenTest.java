package org.neurofactor.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurofactor.spatial.Image2D;
import org.neurofactor.spatial.Polygon;
import org.neurofactor.stnmf.Stnmf;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.Subunit;
import org.neurofactor.stnmf.SubunitAnalysis;

/** Whole factorisations, after 0, 1, 10, 100 and 1000 iterations, against the reference. */
@Tag("slow")
class StnmfGoldenTest {

	private static final int[] ITERATIONS = { 0, 1, 10, 100, 1000 };

	@ParameterizedTest
	@CsvSource({ "cell_on_16x14, nnsvdlrc, 1.7, 0, 30", "cell_on_16x14, random, 1.7, 0, 30",
		"cell_off_16x14, nnsvdlrc, 1.7, 0, 7.5", "cell_off_16x14, random, 1.0, 3, 7.5",
		"cell_masked_18x16, nnsvdlrc, 1.7, 0, 15", "cell_masked_18x16, random, 1.7, 0, 15",
		"cell_on_24x20, nnsvdlrc, 1.7, 0, 30" })
	void agreesWithTheReference(final String cell, final String start, final double sparsity, final long seed,
		final double pixelSize)
	{
		final StnmfOptions options = StnmfOptions.DEFAULTS.with(StnmfOptions.SPARSITY, sparsity)
			.with(StnmfOptions.SEED, seed)
			.with(StnmfOptions.PIXEL_SIZE, pixelSize)
			.with(StnmfOptions.INITIALIZATION,
				start.equals("random") ? StnmfOptions.Start.RANDOM : StnmfOptions.Start.NNSVD_LRC);
		final Stnmf stnmf = new Stnmf(Goldens.ste(cell), options).initialize();
		int done = 0;
		for (final int iterations : ITERATIONS) {
			final StnmfResult result = stnmf.iterate(iterations - done).result();
			done = iterations;
			final JsonObject golden =
				Goldens.json(String.format("stnmf/%s/%s_float64_it%04d.json.gz", cell, start, iterations));
			compareFactors(golden, result);
			compareAnalysis(golden, result);
		}
	}

	private static void compareFactors(final JsonObject golden, final StnmfResult result) {
		final int r = result.rank();
		assertEquals(golden.get("r").getAsInt(), r);
		final double[][] modules = new double[r][];
		for (int j = 0; j < r; j++) modules[j] = columnMajor(result.modules().get(j));
		final double[][] expectedModules = new double[r][];
		for (int j = 0; j < r; j++) expectedModules[j] = flat(golden.getAsJsonArray("modules").get(j));
		assertClose(1e-8, largest(expectedModules), expectedModules, modules, "modules");

		final double[][] first20 = Goldens.matrix(golden.get("weights_first20"));
		final double[][] weights = weights(result, 20);
		assertClose(1e-8, largest(first20), first20, weights, "weights");
		if (golden.has("weights")) {
			final double[][] all = Goldens.matrix(golden.get("weights"));
			assertClose(1e-8, largest(all), all, weights(result, result.spikes()), "all weights");
		}
		final double[] means = new double[r];
		for (int j = 0; j < r; j++) means[j] = result.meanWeight(j);
		assertArrayEquals(Goldens.vector(golden.get("weights_mean")), means, 1e-9, "mean weights");
		assertEquals(golden.get("res").getAsDouble(), result.residual(), 1e-9, "residual");
		// The reference averages in single precision: its STA is off by up to 3e-8 from the mean in double precision.
		assertArrayEquals(flat(golden.get("sta")), columnMajor(result.sta()), 5e-8, "STA");
	}

	private static void compareAnalysis(final JsonObject golden, final StnmfResult result) {
		final SubunitAnalysis analysis = result.analysis();
		final double[] moransI = new double[result.rank()];
		for (int j = 0; j < moransI.length; j++) moransI[j] = result.moransI(j);
		assertArrayEquals(Goldens.vector(golden.get("moransi")), moransI, 1e-9, "Moran's I");
		assertArrayEquals(Goldens.integers(golden.get("localized")), analysis.localized(), "localized");

		final boolean masked = golden.get("masked").getAsBoolean();
		final JsonObject meant =
			golden.has("intended_for_masked") ? golden.getAsJsonObject("intended_for_masked") : golden;
		final JsonObject polarities = golden.has("intended") && !masked ? golden.getAsJsonObject("intended") : meant;
		assertClose(1e-8, 1,
			rows(meant.getAsJsonArray("subunits").size(), i -> flat(meant.getAsJsonArray("subunits").get(i))),
			rows(analysis.subunits().size(), i -> columnMajor(analysis.subunits().get(i).image())), "subunits");
		assertArrayEquals(Goldens.vector(golden.get("ratios")), each(analysis, Subunit::ratio), 1e-9, "ratios");
		assertArrayEquals(Goldens.vector(polarities.get("polarities")), each(analysis, s -> (double) s.polarity()),
			"polarities");
		final JsonArray outlines = meant.getAsJsonArray("outlines");
		for (int i = 0; i < outlines.size(); i++)
			assertSameOutline(outlines.get(i), analysis.subunits().get(i).outline(), "outline " + i);
		assertSameOutline(golden.get("sta_outline"), analysis.staOutline(), "STA outline");
		for (int i = 0; i < analysis.subunits().size(); i++) {
			final double diameter = analysis.diameter(analysis.subunits().get(i));
			// A Gaussian with σ below a quarter of a pixel is not determined by the image: the reference's own result
			// moves by 1e-2 when the image is changed by 1e-12.
			if (analysis.subunits().get(i).ellipse().semiMinor() < 0.5) assertTrue(diameter > 0);
			else assertEquals(Goldens.number(meant.getAsJsonArray("diameters").get(i)), diameter, 1e-5 * diameter,
				"diameter " + i);
		}
		assertArrayEquals(Goldens.vector(meant.get("distances")), each(analysis, analysis::distance), 1e-3,
			"distances");
		assertEquals(meant.get("coverage").getAsDouble(), analysis.coverage(), 1e-5, "coverage");
		assertEquals(golden.get("sta_diameter").getAsDouble(), analysis.staDiameter(), 1e-5 * analysis.staDiameter(),
			"STA diameter");
	}

	private static double[] each(final SubunitAnalysis analysis, final Function<Subunit, Double> value) {
		return analysis.subunits().stream().mapToDouble(value::apply).toArray();
	}

	private static double[][] weights(final StnmfResult result, final int spikes) {
		return rows(result.rank(), j -> {
			final double[] row = new double[spikes];
			for (int s = 0; s < spikes; s++) row[s] = result.weight(j, s);
			return row;
		});
	}

	private static double[][] rows(final int count, final Function<Integer, double[]> row) {
		final List<double[]> rows = new ArrayList<>();
		for (int i = 0; i < count; i++) rows.add(row.apply(i));
		return rows.toArray(new double[0][]);
	}

	/** The goldens' {@code [x][y]} as one row. */
	private static double[] flat(final JsonElement image) {
		return java.util.Arrays.stream(Goldens.matrix(image)).flatMapToDouble(java.util.Arrays::stream).toArray();
	}

	private static double[] columnMajor(final Image2D image) {
		final double[] values = new double[image.width() * image.height()];
		for (int x = 0, i = 0; x < image.width(); x++)
			for (int y = 0; y < image.height(); y++) values[i++] = image.get(x, y);
		return values;
	}

	private static double largest(final double[][] values) {
		double largest = 0;
		for (final double[] row : values)
			for (final double value : row) if (Math.abs(value) > largest) largest = Math.abs(value);
		return largest;
	}

	private static void assertClose(final double tolerance, final double scale, final double[][] expected,
		final double[][] actual, final String what)
	{
		assertEquals(expected.length, actual.length, what);
		for (int i = 0; i < expected.length; i++)
			assertArrayEquals(expected[i], actual[i], tolerance * scale, what + " " + i);
	}

	private static void assertSameOutline(final JsonElement golden, final Polygon outline, final String what) {
		final double[][] points = Goldens.matrix(golden);
		assertEquals(points.length - 1, outline.size(), what + ": the reference repeats the first point at the end");
		for (int i = 0; i < outline.size(); i++)
			assertArrayEquals(points[i], new double[] { outline.x(i), outline.y(i) }, 1e-3, what);
	}
}
