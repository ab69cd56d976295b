package org.neurofactor.neuropil;

import org.neurofactor.spatial.Mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import ij.ImagePlus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.parity.Goldens;
import org.neurofactor.spatial.Image2D;

/** A whole movie against the reference: 8 cells, 3 trials of 250 frames. */
@Tag("slow")
class MovieGoldenTest {

	private static final double FRAME_RATE = 10;

	private static JsonObject golden(final String run) {
		return Goldens.json("fissa/movie_96x80/" + run + ".json.gz");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void tracesAndMeanImage(final int threads) {
		final JsonObject golden = golden("nmf_default");
		final ImagePlus imp = Goldens.stack("fissa/movie_96x80/trial_1.tif.xz");
		final int plane = imp.getWidth() * imp.getHeight();
		final byte[] values = new byte[plane * imp.getStackSize()];
		for (int t = 0; t < imp.getStackSize(); t++)
			System.arraycopy(imp.getStack().getPixels(t + 1), 0, values, t * plane, plane);
		final Extraction extraction = NeuropilSeparation.extract(
			Collections
				.singletonList(ArrayImgs.unsignedBytes(values, imp.getWidth(), imp.getHeight(), imp.getStackSize())),
			cells(golden), NeuropilOptions.DEFAULTS.with(SeparationOptions.BACKGROUND, Background.NONE)
				.with(NeuropilOptions.THREADS, threads),
			ProgressMonitor.NONE);
		assertEquals(Collections.emptyList(), extraction.skipped());
		for (int c = 0; c < 8; c++)
			Comparison.assertClose(1e-12, Goldens.matrix(at(golden, "raw", c, 0)),
				Comparison.rows(extraction.cells().get(c).raw(), 0), "raw traces of cell " + c);
		final Image2D mean = extraction.means().get(0);
		final double[][] rows = new double[mean.height()][];
		for (int y = 0; y < rows.length; y++)
			rows[y] = Arrays.copyOfRange(mean.values(), y * mean.width(), (y + 1) * mean.width());
		Comparison.assertClose(1e-12, Goldens.matrix(golden.getAsJsonArray("means").get(0)), rows, "mean image");
	}

	private static List<Cell> cells(final JsonObject golden) {
		final int[] shape = Goldens.integers(golden.get("image_shape"));
		final List<Cell> cells = new ArrayList<>();
		for (final JsonElement masks : golden.getAsJsonArray("masks"))
			cells.add(new Cell("cell " + cells.size(),
				Mask.ofPixels(Goldens.integers(masks.getAsJsonArray().get(0)), shape[1], shape[0])));
		return cells;
	}

	@ParameterizedTest
	@CsvSource({ "nmf_default, nmf_default, 1e-8", "nmf_unconverged, nmf_default, 1e-8",
		"nmf_n2_exp1.5_alpha1, nmf_n2_exp1.5_alpha1, 1e-8", "nmf_n6_exp0.8_alpha0, nmf_n6_exp0.8_alpha0, 1e-8",
		"ica, nmf_default, 1e-6" })
	void separatedCells(final String run, final String runWithRaw, final double tolerance) {
		final JsonObject golden = golden(run);
		final JsonObject rawGolden = golden(runWithRaw);
		final NeuropilOptions options = options(golden);
		final NeuropilResult result =
			NeuropilSeparation.separate(extraction(golden, rawGolden), options, ProgressMonitor.NONE);
		for (int c = 0; c < 8; c++) {
			final Separation separation = result.cells().get(c).separation().get();
			final JsonObject info = golden.getAsJsonArray("info").get(c).getAsJsonObject();
			assertEquals(info.get("iterations").getAsInt(), separation.convergence().iterations(), "iterations");
			assertEquals(info.get("converged").getAsBoolean(), separation.convergence().converged(), "converged");
			assertEquals(info.get("random_state").getAsLong(), separation.convergence().seed(), "seed");
			final double[][] mixing = Goldens.matrix(golden.getAsJsonArray("mixmat").get(c));
			Comparison.assertClose(tolerance, mixing, separation.mixing(), run + ": mixing matrix of cell " + c);
			for (int trial = 0; trial < 3; trial++) {
				final double[][] matched = Goldens.matrix(at(golden, "result", c, trial));
				Comparison.assertClose(tolerance, matched, Comparison.rows(separation.matched(), trial),
					run + ": cell " + c);
				if (golden.has("sep")) Comparison.assertClose(tolerance, Goldens.matrix(at(golden, "sep", c, trial)),
					Comparison.rows(separation.separated(), trial), run + ": sources of cell " + c);
			}
		}
	}

	private static NeuropilOptions options(final JsonObject golden) {
		return NeuropilOptions.DEFAULTS.with(SeparationOptions.BACKGROUND, Background.NONE)
			.with(NeuropilOptions.REGIONS, golden.get("nRegions").getAsInt())
			.with(NeuropilOptions.EXPANSION, golden.get("expansion").getAsDouble())
			.with(NeuropilOptions.FRAME_RATE, FRAME_RATE)
			.with(SeparationOptions.METHOD, SeparationOptions.METHOD.parse(golden.get("method").getAsString()))
			.with(SeparationOptions.ALPHA, golden.get("alpha").getAsDouble())
			.with(SeparationOptions.MAX_ITERATIONS, golden.get("max_iter").getAsInt())
			.with(SeparationOptions.TOLERANCE, golden.get("tol").getAsDouble())
			.with(SeparationOptions.TRIES, golden.get("max_tries").getAsInt());
	}

	/** The reference's own raw traces. */
	private static Extraction extraction(final JsonObject golden, final JsonObject rawGolden) {
		final List<CellTraces> cells = new ArrayList<>();
		final List<Cell> marked = cells(golden);
		for (int c = 0; c < marked.size(); c++) {
			final CellRegions regions = CellRegions.around(marked.get(c).masks().get(0),
				golden.get("nRegions").getAsInt(), golden.get("expansion").getAsDouble());
			cells.add(new CellTraces(marked.get(c).name(), Collections.singletonList(regions), raw(rawGolden, c)));
		}
		return new Extraction(golden.get("nRegions").getAsInt(), golden.get("expansion").getAsDouble(), cells,
			Collections.emptyList(), Collections.emptyList());
	}

	private static List<Trace> raw(final JsonObject golden, final int cell) {
		final List<Trace> raw = new ArrayList<>();
		for (int region = 0; region <= golden.get("nRegions").getAsInt(); region++) {
			final double[][] trials = new double[3][];
			for (int trial = 0; trial < 3; trial++)
				trials[trial] = Goldens.matrix(at(golden, "raw", cell, trial))[region];
			raw.add(Trace.of(trials));
		}
		return raw;
	}

	private static JsonArray at(final JsonObject golden, final String key, final int cell, final int trial) {
		return golden.getAsJsonArray(key).get(cell).getAsJsonArray().get(trial).getAsJsonArray();
	}

	@ParameterizedTest
	@CsvSource({ "RAW, true, deltaf_raw, deltaf_result",
		"OWN, true, 'deltaf_raw[use_raw_f0=False,across_trials=True]', 'deltaf_result0[use_raw_f0=False,across_trials=True]'",
		"RAW, false, 'deltaf_raw[use_raw_f0=True,across_trials=False]', 'deltaf_result0[use_raw_f0=True,across_trials=False]'",
		"OWN, false, 'deltaf_raw[use_raw_f0=False,across_trials=False]', 'deltaf_result0[use_raw_f0=False,across_trials=False]'" })
	void deltaF(final NeuropilOptions.Baseline baseline, final boolean acrossTrials, final String rawKey,
		final String resultKey)
	{
		final JsonObject golden = golden("nmf_default");
		final NeuropilResult result = NeuropilSeparation.separate(extraction(golden, golden),
			options(golden).with(NeuropilOptions.BASELINE, baseline).with(NeuropilOptions.ACROSS_TRIALS, acrossTrials),
			ProgressMonitor.NONE);
		for (int c = 0; c < 8; c++) for (int trial = 0; trial < 3; trial++) {
			final CellResult cell = result.cells().get(c);
			assertSameWhereFinite(Goldens.matrix(at(golden, rawKey, c, trial)),
				new double[][] { cell.deltaFRaw().get().trial(trial) }, cell.name());
			final double[][] matched = Comparison.rows(cell.deltaFMatched().get(), trial);
			final JsonArray expected = at(golden, resultKey, c, trial);
			if (expected.get(0).isJsonArray()) assertSameWhereFinite(Goldens.matrix(expected), matched, cell.name());
			else assertSameWhereFinite(new double[][] { Goldens.vector(expected) }, new double[][] { matched[0] },
				cell.name());
		}
	}

	/**
	 * Within 1e-8 of the largest finite value; where the reference divides by a baseline of 0, the same infinity or
	 * NaN.
	 */
	private static void assertSameWhereFinite(final double[][] expected, final double[][] actual, final String what) {
		assertEquals(expected.length, actual.length, what);
		final double tolerance = 1e-8 * Comparison.largest(expected);
		for (int i = 0; i < expected.length; i++)
			for (int t = 0; t < expected[i].length; t++)
				assertTrue(
					Double.isFinite(expected[i][t])
						? Math.abs(expected[i][t] - actual[i][t]) <= tolerance
						: Double.compare(expected[i][t], actual[i][t]) == 0,
					what + ", trace " + i + ", frame " + t + ": " + expected[i][t] + " but " + actual[i][t]);
	}

	@Test
	void baselines() {
		int compared = 0;
		for (final JsonElement e : Goldens.json("fissa/masks_baseline/masks_baseline.json.gz")
			.getAsJsonArray("baseline"))
		{
			final JsonObject golden = e.getAsJsonObject();
			final double[][] traces = Goldens.matrix(golden.get("F"));
			final double rate = golden.get("fs").getAsDouble();
			if (golden.has("raises")) { // between 1 and 2 Hz, where nothing is filtered here
				assertTrue(DeltaF.baseline(traces[0], rate) > 0);
				continue;
			}
			compared++;
			assertEquals(golden.get("f0_1d").getAsDouble(), DeltaF.baseline(traces[0], rate), 1e-12 * 60);
			final double[] expected = Goldens.vector(golden.get("f0_2d_axis1"));
			for (int i = 0; i < expected.length; i++)
				assertEquals(expected[i], DeltaF.baseline(traces[i], rate), 1e-12 * 60, rate + " Hz, trace " + i);
		}
		assertEquals(8, compared);
	}
}
