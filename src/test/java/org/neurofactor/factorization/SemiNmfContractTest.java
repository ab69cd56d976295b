package org.neurofactor.factorization;

import org.neurofactor.matrix.LeftInverse;
import org.neurofactor.matrix.DataMatrix;
import org.neurofactor.matrix.Kernels;
import org.neurofactor.matrix.Matrices;
import org.neurofactor.run.ProgressMonitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurofactor.parity.Goldens;

/** What every solver must fulfil. */
class SemiNmfContractTest {

	/** Makes a solver for a matrix and a sparsity. */
	interface Solver extends BiFunction<DataMatrix, Double, SemiNmf> {}

	static Stream<Arguments> solvers() {
		return Stream.of(Arguments.of("Gram", (Solver) GramSemiNmf::new),
			Arguments.of("plain", (Solver) PlainSemiNmf::new));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("solvers")
	void agreesWithTheReferenceStepByStep(final String name, final Solver solver) {
		for (final JsonElement e : Goldens.json("stnmf/units/units.json.gz").getAsJsonArray("update")) {
			final JsonObject golden = e.getAsJsonObject();
			final DataMatrix v = data(Ejml.transpose(Goldens.matrix(golden.get("v"))));
			final double sparsity = golden.get("sparsity").getAsDouble();
			final Initialization start = golden.get("init").getAsString().equals("random")
				? Initialization.random(golden.get("seed").getAsLong())
				: Initialization.nnsvdLrc();
			final SemiNmf semiNmf = solver.apply(v, sparsity);
			semiNmf.initialize(start.modules(v, golden.get("r").getAsInt(), sparsity));
			int done = 0;
			final int[] iterations = Goldens.integers(golden.get("iterations_cumulative"));
			for (int i = 0; i < iterations.length; i++) {
				for (; done < iterations[i]; done++) semiNmf.iterate();
				final JsonObject step = golden.getAsJsonArray("steps").get(i).getAsJsonObject();
				final String where = name + ", r " + golden.get("r") + ", iteration " + done;
				assertClose(step.get("w"), Ejml.transpose(semiNmf.modules()), 1e-12, where);
				assertEquals(step.get("res").getAsDouble(), semiNmf.residual(), 1e-12 * semiNmf.residual(), where);
				if (hasDeadModule(semiNmf)) {
					// Its weights are rounding noise in the reference, another with every build, and so is all that
					// follows.
					assertLivingRowsClose(step.get("h"), semiNmf, 1e-12, where);
					break;
				}
				assertClose(step.get("h"), semiNmf.weights(), 1e-12, where);
			}
		}
	}

	@Tag("slow")
	@ParameterizedTest(name = "{0}")
	@MethodSource("solvers")
	void startsAsTheReferenceDoes(final String name, final Solver solver) {
		for (final String tag : new String[] { "nnsvdlrc", "random" }) {
			final JsonObject golden = Goldens.json("stnmf/cell_on_16x14/" + tag + "_float64_init.json.gz");
			final DataMatrix v = data(Ensembles.columns("cell_on_16x14"));
			final double[][] w =
				(tag.equals("random") ? Initialization.random(0) : Initialization.nnsvdLrc()).modules(v, 20, 1.7);
			assertClose(golden.get("w"), Ejml.transpose(w), 1e-10, tag);
			final SemiNmf semiNmf = solver.apply(v, 1.7);
			semiNmf.initialize(w);
			assertClose(golden.get("w"), Ejml.transpose(semiNmf.modules()), 1e-10, tag);
			assertClose(golden.get("h_first20"),
				Stream.of(semiNmf.weights()).map(row -> Arrays.copyOf(row, 20)).toArray(double[][]::new), 1e-10, tag);
			assertEquals(golden.get("res").getAsDouble(), semiNmf.residual(), 1e-9, tag);
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("solvers")
	void residualIsThatOfItsFactors(final String name, final Solver solver) {
		final double[][] columns = random(30, 90, 1);
		final SemiNmf semiNmf = run(solver, columns, Initialization.random(5), 6, 0.4, 7);
		final DMatrixRMaj difference = Ejml.ofColumns(columns);
		CommonOps_DDRM.multAdd(-1, Ejml.ofColumns(semiNmf.modules()), new DMatrixRMaj(semiNmf.weights()), difference);
		assertEquals(NormOps_DDRM.normF(difference), semiNmf.residual(), 1e-10);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("solvers")
	void permutingSpikesPermutesWeights(final String name, final Solver solver) {
		final double[][] columns = random(20, 60, 2);
		final List<Integer> order = new ArrayList<>();
		for (int s = 0; s < columns.length; s++) order.add(s);
		Collections.shuffle(order, new Random(4));
		final double[][] permuted = order.stream().map(s -> columns[s]).toArray(double[][]::new);

		final double[][] h = run(solver, columns, Initialization.nnsvdLrc(), 5, 0.3, 20).weights();
		final double[][] other = run(solver, permuted, Initialization.nnsvdLrc(), 5, 0.3, 20).weights();
		for (int j = 0; j < h.length; j++)
			for (int s = 0; s < columns.length; s++) assertEquals(h[j][order.get(s)], other[j][s], 1e-9);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("solvers")
	void givenModulesAreRepairedAndClamped(final String name, final Solver solver) {
		final double[][] columns = random(15, 50, 6);
		final double[][] given = Initialization.random(15, 4, 1);
		Arrays.fill(given[2], 0);
		given[1][3] = Double.NaN;
		given[1][4] = -0.5;
		final double[][] copy = Matrices.copy(given);
		final SemiNmf semiNmf = solver.apply(data(columns), 0.2);
		semiNmf.initialize(given);
		assertArrayEquals(copy, given, "the caller's modules are not changed");
		final double[][] w = semiNmf.modules();
		assertEquals(LeftInverse.TINY, w[1][3]);
		assertEquals(0, w[1][4]);
		for (int p = 0; p < 15; p++) assertEquals(LeftInverse.TINY, w[2][p]);

		// H belongs to the modules before they were clamped
		copy[1][3] = LeftInverse.TINY;
		final int[] living = { 0, 1, 3 };
		final DMatrixRMaj l = Ejml.ofColumns(new double[][] { copy[0], copy[1], copy[3] });
		final DMatrixRMaj inverse = new DMatrixRMaj(3, 15), h = new DMatrixRMaj(3, 50);
		CommonOps_DDRM.pinv(l, inverse);
		CommonOps_DDRM.mult(inverse, Ejml.ofColumns(columns), h);
		for (int i = 0; i < 3; i++) {
			final DMatrixRMaj row = CommonOps_DDRM.extractRow(h, i, null);
			final double norm = NormOps_DDRM.normF(row);
			for (int s = 0; s < 50; s++) assertEquals(row.get(s) / norm, semiNmf.weights()[living[i]][s], 1e-12);
		}
	}

	/** Modules die when the sparsity is too high; linearly dependent modules have no inverse. Both must not hurt. */
	@ParameterizedTest(name = "{0}")
	@MethodSource("solvers")
	void deadAndDependentModulesDoNotFail(final String name, final Solver solver) {
		final double[][] columns = random(20, 60, 8);
		for (final double sparsity : new double[] { 0, 2, 4, 6, 10, 60, 1e6 }) {
			final SemiNmf first = run(solver, columns, Initialization.random(2), 6, sparsity, 30);
			requireSound(first, 60);
			final SemiNmf again = run(solver, columns, Initialization.random(2), 6, sparsity, 30);
			assertArrayEquals(first.modules(), again.modules(), "deterministic");
		}
		final double[][] twins = Initialization.random(20, 4, 3);
		twins[3] = twins[1];
		requireSound(run(solver, columns, Initialization.given(twins), 4, 0.5, 30), 60);
		final double[][] empty = new double[30][10];
		requireSound(run(solver, empty, Initialization.random(0), 3, 0.5, 5), 30);
		final double[][] morePixelsThanSpikes = random(40, 12, 9);
		requireSound(run(solver, morePixelsThanSpikes, Initialization.nnsvdLrc(), 6, 0.3, 30), 12);
	}

	private static void requireSound(final SemiNmf semiNmf, final int spikes) {
		for (final double[] column : semiNmf.modules()) {
			assertTrue(Kernels.dot(column, column) > 0, "no column of zeros");
			for (final double value : column) assertTrue(value >= 0 && value < 1e9, "W " + value);
		}
		for (final double[] row : semiNmf.weights()) {
			assertEquals(spikes, row.length);
			final double norm = Math.sqrt(Kernels.dot(row, row));
			assertTrue(Math.abs(norm - 1) < 1e-6 || norm == 0, "norm " + norm);
		}
		assertTrue(semiNmf.residual() >= 0);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("solvers")
	void callbackIsCalledAtZeroAndAfterEveryIterationAndCanStop(final String name, final Solver solver) {
		final SemiNmf semiNmf = run(solver, random(10, 30, 1), Initialization.random(1), 3, 0.1, 0);
		final List<Integer> calls = new ArrayList<>();
		final int done = Iteration.run(semiNmf, 10, (i, s) -> {
			calls.add(i);
			return i < 4;
		}, ProgressMonitor.NONE);
		assertEquals(4, done);
		assertArrayEquals(new Integer[] { 0, 1, 2, 3, 4 }, calls.toArray());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("solvers")
	void cancelEndsTheRun(final String name, final Solver solver) {
		final SemiNmf semiNmf = run(solver, random(10, 30, 1), Initialization.random(1), 3, 0.1, 0);
		final int[] steps = { 0 };
		final ProgressMonitor impatient = new ProgressMonitor() {

			@Override
			public void progress(final String stage, final long done, final long total) {
				steps[0]++;
			}

			@Override
			public boolean isCancelled() {
				return steps[0] == 3;
			}
		};
		assertThrows(CancellationException.class, () -> Iteration.run(semiNmf, 10, IterationCallback.NONE, impatient));
		assertEquals(3, steps[0]);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("solvers")
	void rejectsBadArguments(final String name, final Solver solver) {
		final DataMatrix v = data(random(10, 30, 1));
		final SemiNmf semiNmf = solver.apply(v, 0.1);
		assertThrows(IllegalArgumentException.class, () -> semiNmf.initialize(new double[3][11]));
		assertThrows(IllegalArgumentException.class, () -> new GramSemiNmf(v, -1));
		assertThrows(IllegalArgumentException.class, () -> new GramSemiNmf(v, Double.NaN));
		assertThrows(IllegalArgumentException.class, () -> Initialization.given(new double[3][10]).modules(v, 4, 0));
		assertThrows(IllegalArgumentException.class, () -> DataMatrix.of(new double[0][]));
		assertEquals(18, Initialization.nnsvdLrc().modules(v, 18, 0.1).length); // two from each of 9 singular vectors
		final String message =
			assertThrows(IllegalArgumentException.class, () -> Initialization.nnsvdLrc().modules(v, 19, 0.1))
				.getMessage();
		assertTrue(message.contains("fewer than 20 modules, but 19 were asked for"), message);
	}

	/** In the limit of vanishing values, the row of the pseudo-inverse is 1ᵀ (L Lᵀ)⁺ for the living modules L. */
	@ParameterizedTest(name = "{0}")
	@MethodSource("solvers")
	void deadModuleGetsTheWeightsOfTheLimit(final String name, final Solver solver) {
		final double[][] columns = random(15, 50, 6);
		final double[][] given = Initialization.random(15, 3, 1);
		Arrays.fill(given[1], 0);
		final SemiNmf semiNmf = solver.apply(data(columns), 0.2);
		semiNmf.initialize(given);
		final double[] weights = semiNmf.weights()[1];

		final DMatrixRMaj l = Ejml.ofColumns(new double[][] { given[0], given[2] });
		final DMatrixRMaj llt = new DMatrixRMaj(15, 15), inverse = new DMatrixRMaj(15, 15);
		CommonOps_DDRM.multTransB(l, l, llt);
		CommonOps_DDRM.pinv(llt, inverse);
		final DMatrixRMaj ones = new DMatrixRMaj(1, 15), row = new DMatrixRMaj(1, 15), h = new DMatrixRMaj(1, 50);
		CommonOps_DDRM.fill(ones, 1);
		CommonOps_DDRM.mult(ones, inverse, row);
		CommonOps_DDRM.mult(row, Ejml.ofColumns(columns), h);
		CommonOps_DDRM.scale(1 / NormOps_DDRM.normF(h), h);
		assertArrayEquals(h.data, weights, 1e-10);
	}

	private static boolean hasDeadModule(final SemiNmf semiNmf) {
		return Stream.of(semiNmf.modules()).anyMatch(LeftInverse::isDead);
	}

	private static void assertLivingRowsClose(final JsonElement expected, final SemiNmf semiNmf, final double tolerance,
		final String what)
	{
		final double[][] rows = Goldens.matrix(expected);
		final double[][] modules = semiNmf.modules();
		final double[][] h = semiNmf.weights();
		for (int j = 0; j < rows.length; j++)
			if (!LeftInverse.isDead(modules[j])) assertArrayEquals(rows[j], h[j], tolerance, what);
	}

	private static SemiNmf run(final Solver solver, final double[][] columns, final Initialization start,
		final int rank, final double sparsity, final int iterations)
	{
		final DataMatrix v = data(columns);
		final SemiNmf semiNmf = solver.apply(v, sparsity);
		semiNmf.initialize(start.modules(v, rank, sparsity));
		for (int i = 0; i < iterations; i++) semiNmf.iterate();
		return semiNmf;
	}

	private static DataMatrix data(final double[][] columns) {
		return DataMatrix.of(columns);
	}

	private static double[][] random(final int pixels, final int spikes, final long seed) {
		final Random random = new Random(seed);
		return IntStream.range(0, spikes)
			.mapToObj(s -> random.doubles(pixels, -2, 2.2).toArray())
			.toArray(double[][]::new);
	}

	/** @param actual {@code [row][column]} */
	private static void assertClose(final JsonElement expected, final double[][] actual, final double tolerance,
		final String what)
	{
		final double[][] rows = Goldens.matrix(expected);
		assertEquals(rows.length, actual.length, what);
		final double largest = CommonOps_DDRM.elementMaxAbs(new DMatrixRMaj(rows));
		for (int i = 0; i < rows.length; i++) assertArrayEquals(rows[i], actual[i], tolerance * largest, what);
	}
}
