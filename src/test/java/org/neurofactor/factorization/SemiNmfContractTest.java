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
		return Stream.of(Arguments.of("Gram", (Solver) GramSemiNmf::new), Arguments.of("plain",
			(Solver) PlainSemiNmf::new));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("solvers")
	void agreesWithTheReferenceStepByStep(final String name, final Solver solver) {
		for (final JsonElement e : Goldens.json("stnmf/units/units.json.gz").getAsJsonArray("update")) {
			final JsonObject golden = e.getAsJsonObject();
			final DataMatrix v = data(Matrices.columns(new DMatrixRMaj(Goldens.matrix(golden.get("v")))));
			final double sparsity = golden.get("sparsity").getAsDouble();
			final Initialization start = golden.get("init").getAsString().equals("random") ? Initialization.random(golden.get(
				"seed").getAsLong()) : Initialization.nnsvdLrc();
			final SemiNmf semiNmf = solver.apply(v, sparsity);
			semiNmf.initialize(start.modules(v, golden.get("r").getAsInt(), sparsity));
			int done = 0;
			final int[] iterations = Goldens.integers(golden.get("iterations_cumulative"));
			for (int i = 0; i < iterations.length; i++) {
				for (; done < iterations[i]; done++) semiNmf.iterate();
				final JsonObject step = golden.getAsJsonArray("steps").get(i).getAsJsonObject();
				final String where = name + ", r " + golden.get("r") + ", iteration " + done;
				assertClose(step.get("w"), semiNmf.modules(), 1e-12, where);
				assertEquals(step.get("res").getAsDouble(), semiNmf.residual(), 1e-12 * semiNmf.residual(), where);
				if (hasDeadModule(semiNmf)) {
					// Its weights are rounding noise in the reference, another with every build, and so is all that follows.
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
			final DMatrixRMaj w = (tag.equals("random") ? Initialization.random(0) : Initialization.nnsvdLrc()).modules(v, 20,
				1.7);
			assertClose(golden.get("w"), w, 1e-10, tag);
			final SemiNmf semiNmf = solver.apply(v, 1.7);
			semiNmf.initialize(w);
			assertClose(golden.get("w"), semiNmf.modules(), 1e-10, tag);
			final DMatrixRMaj h = semiNmf.weights();
			assertClose(golden.get("h_first20"), CommonOps_DDRM.extract(h, 0, h.numRows, 0, 20), 1e-10, tag);
			assertEquals(golden.get("res").getAsDouble(), semiNmf.residual(), 1e-9, tag);
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("solvers")
	void residualIsThatOfItsFactors(final String name, final Solver solver) {
		final double[][] columns = random(30, 90, 1);
		final SemiNmf semiNmf = run(solver, columns, Initialization.random(5), 6, 0.4, 7);
		final DMatrixRMaj difference = Matrices.fromColumns(columns);
		CommonOps_DDRM.multAdd(-1, semiNmf.modules(), semiNmf.weights(), difference);
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

		final DMatrixRMaj h = run(solver, columns, Initialization.nnsvdLrc(), 5, 0.3, 20).weights();
		final SemiNmf other = run(solver, permuted, Initialization.nnsvdLrc(), 5, 0.3, 20);
		for (int j = 0; j < h.numRows; j++)
			for (int s = 0; s < columns.length; s++)
				assertEquals(h.get(j, order.get(s)), other.weights().get(j, s), 1e-9);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("solvers")
	void givenModulesAreRepairedAndClamped(final String name, final Solver solver) {
		final double[][] columns = random(15, 50, 6);
		final DMatrixRMaj given = Initialization.random(15, 4, 1);
		for (int p = 0; p < 15; p++) given.set(p, 2, 0);
		given.set(3, 1, Double.NaN);
		given.set(4, 1, -0.5);
		final DMatrixRMaj copy = given.copy();
		final SemiNmf semiNmf = solver.apply(data(columns), 0.2);
		semiNmf.initialize(given);
		assertArrayEquals(copy.data, given.data, "the caller's modules are not changed");
		final DMatrixRMaj w = semiNmf.modules();
		assertEquals(LeftInverse.TINY, w.get(3, 1));
		assertEquals(0, w.get(4, 1));
		for (int p = 0; p < 15; p++) assertEquals(LeftInverse.TINY, w.get(p, 2));

		// H belongs to the modules before they were clamped
		final DMatrixRMaj unclamped = copy.copy();
		unclamped.set(3, 1, LeftInverse.TINY);
		final int[] living = { 0, 1, 3 };
		final DMatrixRMaj l = new DMatrixRMaj(15, 3), inverse = new DMatrixRMaj(3, 15), h = new DMatrixRMaj(3, 50);
		for (int i = 0; i < 3; i++)
			for (int p = 0; p < 15; p++) l.set(p, i, unclamped.get(p, living[i]));
		CommonOps_DDRM.pinv(l, inverse);
		CommonOps_DDRM.mult(inverse, Matrices.fromColumns(columns), h);
		for (int i = 0; i < 3; i++) {
			final DMatrixRMaj row = CommonOps_DDRM.extractRow(h, i, null);
			final double norm = NormOps_DDRM.normF(row);
			for (int s = 0; s < 50; s++) assertEquals(row.get(s) / norm, semiNmf.weights().get(living[i], s), 1e-12);
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
			assertArrayEquals(first.modules().data, again.modules().data, "deterministic");
		}
		final DMatrixRMaj twins = Initialization.random(20, 4, 3);
		for (int p = 0; p < 20; p++) twins.set(p, 3, twins.get(p, 1));
		requireSound(run(solver, columns, Initialization.given(twins), 4, 0.5, 30), 60);
		final double[][] empty = new double[30][10];
		requireSound(run(solver, empty, Initialization.random(0), 3, 0.5, 5), 30);
		final double[][] morePixelsThanSpikes = random(40, 12, 9);
		requireSound(run(solver, morePixelsThanSpikes, Initialization.nnsvdLrc(), 6, 0.3, 30), 12);
	}

	private static void requireSound(final SemiNmf semiNmf, final int spikes) {
		final DMatrixRMaj w = semiNmf.modules();
		for (final double[] column : Matrices.columns(w)) {
			assertTrue(Kernels.dot(column, column) > 0, "no column of zeros");
			for (final double value : column) assertTrue(value >= 0 && value < 1e9, "W " + value);
		}
		final DMatrixRMaj h = semiNmf.weights();
		assertEquals(spikes, h.numCols);
		for (int j = 0; j < h.numRows; j++) {
			final double norm = NormOps_DDRM.normF(CommonOps_DDRM.extractRow(h, j, null));
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
		assertThrows(IllegalArgumentException.class, () -> semiNmf.initialize(new DMatrixRMaj(11, 3)));
		assertThrows(IllegalArgumentException.class, () -> new GramSemiNmf(v, -1));
		assertThrows(IllegalArgumentException.class, () -> new GramSemiNmf(v, Double.NaN));
		assertThrows(IllegalArgumentException.class, () -> Initialization.given(new DMatrixRMaj(10, 3)).modules(v, 4, 0));
		assertThrows(IllegalArgumentException.class, () -> DataMatrix.of(new double[0][]));
		assertEquals(18, Initialization.nnsvdLrc().modules(v, 18, 0.1).numCols); // two from each of 9 singular vectors
		final String message = assertThrows(IllegalArgumentException.class, () -> Initialization.nnsvdLrc().modules(v, 19,
			0.1)).getMessage();
		assertTrue(message.contains("fewer than 20 modules, but 19 were asked for"), message);
	}

	/** In the limit of vanishing values, the row of the pseudo-inverse is 1ᵀ (L Lᵀ)⁺ for the living modules L. */
	@ParameterizedTest(name = "{0}")
	@MethodSource("solvers")
	void deadModuleGetsTheWeightsOfTheLimit(final String name, final Solver solver) {
		final double[][] columns = random(15, 50, 6);
		final DMatrixRMaj given = Initialization.random(15, 3, 1);
		for (int p = 0; p < 15; p++) given.set(p, 1, 0);
		final SemiNmf semiNmf = solver.apply(data(columns), 0.2);
		semiNmf.initialize(given);
		final DMatrixRMaj weights = CommonOps_DDRM.extractRow(semiNmf.weights(), 1, null);

		final DMatrixRMaj l = new DMatrixRMaj(15, 2), llt = new DMatrixRMaj(15, 15), inverse = new DMatrixRMaj(15, 15);
		for (int p = 0; p < 15; p++) {
			l.set(p, 0, given.get(p, 0));
			l.set(p, 1, given.get(p, 2));
		}
		CommonOps_DDRM.multTransB(l, l, llt);
		CommonOps_DDRM.pinv(llt, inverse);
		final DMatrixRMaj ones = new DMatrixRMaj(1, 15), row = new DMatrixRMaj(1, 15), h = new DMatrixRMaj(1, 50);
		CommonOps_DDRM.fill(ones, 1);
		CommonOps_DDRM.mult(ones, inverse, row);
		CommonOps_DDRM.mult(row, Matrices.fromColumns(columns), h);
		CommonOps_DDRM.scale(1 / NormOps_DDRM.normF(h), h);
		assertArrayEquals(h.data, weights.data, 1e-10);
	}

	private static boolean hasDeadModule(final SemiNmf semiNmf) {
		return Stream.of(Matrices.columns(semiNmf.modules())).anyMatch(LeftInverse::isDead);
	}

	private static void assertLivingRowsClose(final JsonElement expected, final SemiNmf semiNmf, final double tolerance,
		final String what)
	{
		final double[][] rows = Goldens.matrix(expected);
		final double[][] modules = Matrices.columns(semiNmf.modules());
		final DMatrixRMaj h = semiNmf.weights();
		for (int j = 0; j < rows.length; j++)
			if (!LeftInverse.isDead(modules[j])) assertArrayEquals(rows[j], CommonOps_DDRM.extractRow(h, j, null).data, tolerance,
				what);
	}

	private static SemiNmf run(final Solver solver, final double[][] columns, final Initialization start, final int rank,
		final double sparsity, final int iterations)
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
		return IntStream.range(0, spikes).mapToObj(s -> random.doubles(pixels, -2, 2.2).toArray()).toArray(double[][]::new);
	}

	private static void assertClose(final JsonElement expected, final DMatrixRMaj actual, final double tolerance,
		final String what)
	{
		final DMatrixRMaj matrix = new DMatrixRMaj(Goldens.matrix(expected));
		assertEquals(matrix.numRows, actual.numRows, what);
		assertEquals(matrix.numCols, actual.numCols, what);
		assertArrayEquals(matrix.data, actual.data, tolerance * CommonOps_DDRM.elementMaxAbs(matrix), what);
	}
}
