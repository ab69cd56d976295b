package org.neurofactor.neuropil;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurofactor.factorization.MixtureModel;
import org.neurofactor.factorization.Nndsvdar;
import org.neurofactor.parity.Goldens;

/** Separations of given signals against the reference. */
class SeparationGoldenTest {

	static Stream<Arguments> runs() {
		final List<Arguments> runs = new ArrayList<>();
		for (final String folder : new String[] { "fissa/separate_3x150/", "fissa/separate_5x600/" })
			for (final Map.Entry<String, JsonElement> run : Goldens.json(folder + "separate.json.gz").entrySet())
			{
				final JsonObject golden = run.getValue().getAsJsonObject();
				final boolean offered = !run.getKey().equals("FactorAnalysis"); // a method of the reference's only
				if (golden.has("S_sep") && offered) runs.add(Arguments.of(folder, run.getKey(), golden));
			}
		return runs.stream();
	}

	@ParameterizedTest(name = "{0}{1}")
	@MethodSource("runs")
	void agreesWithTheReference(final String folder, final String tag, final JsonObject golden) {
		final Separation separation = SourceSeparation.separate(Trace.ofRows(Goldens.csv(folder + "S.csv")),
			options(folder, golden.getAsJsonObject("args")));
		final JsonObject convergence = golden.getAsJsonObject("convergence");
		assertEquals(convergence.get("iterations").getAsInt(), separation.convergence().iterations(), "iterations");
		assertEquals(convergence.get("converged").getAsBoolean(), separation.convergence().converged(), "converged");
		assertEquals(convergence.get("random_state").getAsLong(), separation.convergence().seed(), "seed");
		assertEquals(convergence.get("max_iterations").getAsInt(), separation.convergence().maxIterations());

		final double tolerance = tag.startsWith("ica") ? 1e-6 : 1e-8;
		Comparison.assertClose(tolerance, Goldens.matrix(golden.get("S_matched")),
			Comparison.rows(separation.matched(), 0), "matched");
		Comparison.assertClose(tolerance, Goldens.matrix(golden.get("S_sep")),
			Comparison.rows(separation.separated(), 0), "separated");
		Comparison.assertClose(tolerance, Goldens.matrix(golden.get("A_sep")), separation.mixing(), "mixing");
	}

	private static SeparationOptions options(final String folder, final JsonObject args) {
		SeparationOptions options = SeparationOptions.DEFAULTS;
		for (final Map.Entry<String, JsonElement> arg : args.entrySet()) {
			final JsonElement value = arg.getValue();
			switch (arg.getKey()) {
				case "n":
					options = options.with(SeparationOptions.COMPONENTS, value.getAsInt());
					break;
				case "alpha":
					options = options.with(SeparationOptions.ALPHA, value.getAsDouble());
					break;
				case "tol":
					options = options.with(SeparationOptions.TOLERANCE, value.getAsDouble());
					break;
				case "max_iter":
					options = options.with(SeparationOptions.MAX_ITERATIONS, value.getAsInt());
					break;
				case "max_tries":
					options = options.with(SeparationOptions.TRIES, value.getAsInt());
					break;
				case "random_state":
					options = options.with(SeparationOptions.SEED, value.getAsLong());
					break;
				case "sep_method":
					options =
						options.with(SeparationOptions.METHOD, SeparationOptions.METHOD.parse(value.getAsString()));
					break;
				case "W0":
					options = options.withStart(transpose(Goldens.csv(folder + "W0.csv")),
						transpose(Goldens.csv(folder + "H0.csv")));
					break;
				case "H0":
					break;
				default:
					throw new IllegalStateException("an argument the test does not know: " + arg.getKey());
			}
		}
		return options;
	}

	@ParameterizedTest
	@CsvSource({ "separate_3x150, 892", "separate_3x150, 893", "separate_3x150, 0", "separate_5x600, 892",
		"separate_5x600, 893", "separate_5x600, 0" })
	void startsWhereTheReferenceStarts(final String folder, final long seed) {
		final JsonObject golden =
			Goldens.json("fissa/" + folder + "/separate.json.gz").getAsJsonObject("init_nndsvdar_seed" + seed);
		final double[][] signals = Goldens.csv("fissa/" + folder + "/S.csv");
		final double median = SourceSeparation.median(signals);
		assertEquals(golden.get("median").getAsDouble(), median);
		for (final double[] signal : signals) for (int t = 0; t < signal.length; t++) signal[t] /= median;
		final MixtureModel start = Nndsvdar.start(signals, signals.length, seed);
		Comparison.assertClose(1e-12, transpose(Goldens.matrix(golden.get("H"))), start.mixing(), "H");
		final double[][] first = Goldens.matrix(golden.get("W_first5"));
		final double[][] sources = transpose(start.sources());
		for (int t = 0; t < first.length; t++) {
			final double[] row = sources[t];
			Comparison.assertClose(1e-11, new double[][] { first[t] }, new double[][] { row }, "W " + t);
		}
		final double[] sums = Goldens.vector(golden.get("W_colsum"));
		for (int j = 0; j < sums.length; j++) {
			double sum = 0;
			for (final double value : start.sources()[j]) sum += value;
			assertEquals(sums[j], sum, 1e-12 * sums[0], "sum of W's column " + j);
		}
	}

	private static double[][] transpose(final double[][] matrix) {
		final double[][] transposed = new double[matrix[0].length][matrix.length];
		for (int i = 0; i < matrix.length; i++)
			for (int j = 0; j < matrix[0].length; j++) transposed[j][i] = matrix[i][j];
		return transposed;
	}
}
