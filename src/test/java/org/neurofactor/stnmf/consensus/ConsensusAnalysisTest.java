package org.neurofactor.stnmf.consensus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.SpikeTriggeredEnsemble;

class ConsensusAnalysisTest {

	private static final int WIDTH = 9;
	private static final int HEIGHT = 7;
	private static final int SPIKES = 120;
	private static final ConsensusOptions OPTIONS = ConsensusOptions.DEFAULTS.with(ConsensusOptions.MODULES, 4)
		.withSparsities(0, 0.8, 1e4)
		.with(ConsensusOptions.ITERATIONS, 30)
		.with(ConsensusOptions.REPETITIONS, 4)
		.with(ConsensusOptions.THREADS, 1);

	/** Noise and, in half of the spikes, one of two Gaussian blobs. */
	private static SpikeTriggeredEnsemble ensemble() {
		return ensemble(true);
	}

	private static SpikeTriggeredEnsemble ensemble(final boolean keep) {
		final Random random = new Random(1);
		final double[] values = new double[WIDTH * HEIGHT * SPIKES];
		for (int s = 0, i = 0; s < SPIKES; s++) {
			final double cx = s % 2 == 0 ? 2 : 6;
			final double amplitude = random.nextInt(2) * 3;
			for (int y = 0; y < HEIGHT; y++) for (int x = 0; x < WIDTH; x++) {
				final double d = (x - cx) * (x - cx) + (y - 3) * (y - 3);
				values[i++] = 0.5 * random.nextGaussian() + amplitude * Math.exp(-d / 2);
			}
		}
		return SpikeTriggeredEnsemble.read(ArrayImgs.doubles(values, WIDTH, HEIGHT, SPIKES), null, 4, keep, 0,
			ProgressMonitor.NONE);
	}

	/** Keeps runs in memory. */
	private static class Memory implements StartStore {

		final Map<String, RandomStart> runs = new HashMap<>();
		final Thread owner = Thread.currentThread();

		@Override
		public Optional<RandomStart> load(final double sparsity, final long seed) {
			assertSame(owner, Thread.currentThread());
			return Optional.ofNullable(runs.get(sparsity + " " + seed));
		}

		@Override
		public void save(final RandomStart run) {
			assertSame(owner, Thread.currentThread());
			runs.put(run.sparsity() + " " + run.seed(), run);
		}
	}

	/** Of an ensemble that is not in memory, only the spikes to be compared are. */
	@Test
	void keepingTheEnsembleMakesNoDifference() {
		for (final int maxElements : new int[] { 50, 1000 }) {
			final ConsensusOptions options = OPTIONS.with(ConsensusOptions.MAX_ELEMENTS, maxElements);
			assertSame(ConsensusAnalysis.run(ensemble(), options, ProgressMonitor.NONE),
				ConsensusAnalysis.run(ensemble(false), options, ProgressMonitor.NONE));
		}
	}

	@Test
	void sameBitsForAnyNumberOfThreads() {
		final ConsensusResult one = ConsensusAnalysis.run(ensemble(), OPTIONS, ProgressMonitor.NONE);
		for (final int threads : new int[] { 0, 2, 3 })
			assertSame(one, ConsensusAnalysis.run(ensemble(), OPTIONS.with(ConsensusOptions.THREADS, threads),
				ProgressMonitor.NONE));
		assertEquals(3, one.sparsities().size());
		assertEquals(SPIKES, one.spikes().length);
		final SparsityConsensus clear = one.sparsities().get(1);
		assertEquals(0.8, clear.sparsity());
		assertArrayEquals(new int[] { 2, 2, 2, 2 }, clear.subunits());
		assertEquals(2, clear.subunitsMean());
		assertEquals(0, clear.subunitsSd());
		assertTrue(clear.cpcc() > 0.9, "CPCC " + clear.cpcc());
		final SparsityConsensus dead = one.sparsities().get(2);
		assertTrue(Double.isNaN(dead.cpcc()), "all modules have died");
		assertEquals(0, dead.subunitsMean());
		assertEquals(0.8, one.suggestion().sparsity().getAsDouble());
	}

	private static void assertSame(final ConsensusResult expected, final ConsensusResult actual) {
		for (int i = 0; i < expected.sparsities().size(); i++) {
			final SparsityConsensus a = expected.sparsities().get(i), b = actual.sparsities().get(i);
			assertEquals(a.cpcc(), b.cpcc());
			assertArrayEquals(a.residuals(), b.residuals());
			assertArrayEquals(a.subunits(), b.subunits());
			for (int k = 0; k < a.runs().size(); k++) {
				assertEquals(k, b.runs().get(k).seed());
				assertArrayEquals(a.runs().get(k).affiliation(), b.runs().get(k).affiliation());
			}
		}
	}

	private static void assertSame(final Thread expected, final Thread actual) {
		assertEquals(expected, actual);
	}

	/** The range ends where the runs agree best, so another sparsity is tried, and so on. */
	@Test
	void goesOnBeyondTheRangeWhileTheEndIsBest() {
		final ConsensusOptions range = ConsensusOptions.DEFAULTS.with(ConsensusOptions.MODULES, 4)
			.with(ConsensusOptions.ITERATIONS, 40)
			.with(ConsensusOptions.REPETITIONS, 4)
			.with(ConsensusOptions.FROM, 0.2)
			.with(ConsensusOptions.TO, 0.8)
			.with(ConsensusOptions.STEP, 0.3);
		final Memory memory = new Memory();
		final ConsensusResult extended = ConsensusAnalysis.run(ensemble(), range, memory, ProgressMonitor.NONE);
		final double[] sparsities = extended.sparsities().stream().mapToDouble(SparsityConsensus::sparsity).toArray();
		assertTrue(sparsities.length > 3 && sparsities.length <= 6, Arrays.toString(sparsities));
		assertArrayEquals(new double[] { 0.2, 0.5, 0.8, 1.1, 1.4, 1.7 },
			Arrays.copyOf(DoubleStream
				.concat(Arrays.stream(sparsities), Arrays.stream(range.sparsitiesBeyond(), sparsities.length - 3, 3))
				.toArray(), 6));
		assertEquals(4 * sparsities.length, memory.runs.size(), "runs beyond the range are kept, too");
		for (int n = 3; n < sparsities.length; n++)
			assertTrue(Suggestion.of(extended.sparsities().subList(0, n)).mayLieAbove());
		assertTrue(sparsities.length == 6 || !extended.suggestion().mayLieAbove());
		assertSame(extended,
			ConsensusAnalysis.run(ensemble(), range.with(ConsensusOptions.THREADS, 2), memory, ProgressMonitor.NONE));

		final ConsensusOptions asItIs = range.with(ConsensusOptions.EXTEND, false);
		assertEquals(3, ConsensusAnalysis.run(ensemble(), asItIs, ProgressMonitor.NONE).sparsities().size());
		assertEquals(0, range.withSparsities(1, 2).sparsitiesBeyond().length, "a list is what it is");
	}

	@Test
	void goesOnWhereItStopped() {
		final SpikeTriggeredEnsemble ensemble = ensemble();
		final ConsensusResult whole = ConsensusAnalysis.run(ensemble, OPTIONS, ProgressMonitor.NONE);
		final Memory memory = new Memory();
		final ProgressMonitor impatient = monitor((stage, done) -> stage.equals("Factorising") && done == 5);
		final ConsensusOptions parallel = OPTIONS.with(ConsensusOptions.THREADS, 2);
		assertThrows(CancellationException.class, () -> ConsensusAnalysis.run(ensemble, parallel, memory, impatient));
		final int kept = memory.runs.size();
		assertTrue(kept >= 5 && kept < 12, kept + " runs kept");

		final List<Long> progress = new ArrayList<>();
		final Memory resumed = new Memory() {

			@Override
			public void save(final RandomStart run) {
				if (runs.containsKey(run.sparsity() + " " + run.seed())) fail("done twice");
				super.save(run);
			}
		};
		resumed.runs.putAll(memory.runs);
		assertSame(whole, ConsensusAnalysis.run(ensemble, parallel, resumed, monitor((stage, done) -> {
			if (stage.equals("Factorising")) progress.add(done);
			return false;
		})));
		assertEquals(12, resumed.runs.size());
		assertEquals(kept, progress.get(0).intValue());
		assertEquals(12, progress.get(progress.size() - 1).intValue());

		final ConsensusResult nothingToDo = ConsensusAnalysis.run(ensemble, parallel, resumed, ProgressMonitor.NONE);
		assertSame(whole, nothingToDo);
	}

	private interface Ending {

		boolean endsAt(String stage, long done);
	}

	private static ProgressMonitor monitor(final Ending ending) {
		final Thread owner = Thread.currentThread();
		return new ProgressMonitor() {

			private boolean cancelled;

			@Override
			public void progress(final String stage, final long done, final long total) {
				assertSame(owner, Thread.currentThread());
				cancelled |= ending.endsAt(stage, done);
			}

			@Override
			public boolean isCancelled() {
				assertSame(owner, Thread.currentThread());
				return cancelled;
			}
		};
	}

	@Test
	void canBeCancelledSoonAndLeavesNoThread() throws InterruptedException {
		final ConsensusOptions endless =
			OPTIONS.with(ConsensusOptions.ITERATIONS, 10_000_000).with(ConsensusOptions.THREADS, 2);
		final int[] asked = { 0 };
		assertThrows(CancellationException.class,
			() -> ConsensusAnalysis.run(ensemble(), endless, monitor((stage, done) -> ++asked[0] == 3)));
		assertThrows(CancellationException.class, () -> ConsensusAnalysis.run(ensemble(), OPTIONS,
			monitor((stage, done) -> stage.equals("Comparing spikes"))));
		assertThrows(CancellationException.class, () -> ConsensusAnalysis.run(ensemble(), OPTIONS,
			monitor((stage, done) -> stage.equals("Clustering spikes"))));
		// a pool that has terminated may have threads that are about to end
		for (final Thread thread : Thread.getAllStackTraces().keySet())
			if (thread.getName().equals("NeuroFactor worker")) thread.join(1000);
		assertTrue(
			Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().equals("NeuroFactor worker")));
	}

	@Test
	void interruptionCancels() {
		Thread.currentThread().interrupt();
		assertThrows(CancellationException.class,
			() -> ConsensusAnalysis.run(ensemble(), OPTIONS, ProgressMonitor.NONE));
		assertTrue(Thread.interrupted(), "and is passed on");
	}

	@Test
	void whatFailsInTheStoreReachesTheCaller() {
		final StartStore full = new Memory() {

			@Override
			public void save(final RandomStart run) {
				throw new IllegalStateException("disk full");
			}
		};
		assertEquals("disk full", assertThrows(IllegalStateException.class,
			() -> ConsensusAnalysis.run(ensemble(), OPTIONS, full, ProgressMonitor.NONE)).getMessage());
	}

	@Test
	void storedRunsOfAnotherAnalysisAreRefused() {
		refused("must have 120 spikes, but has 3", new RandomStart(0, 0, new int[3], 2, 1));
		refused("must have 4 modules, but has a module of number 4",
			new RandomStart(0, 0, IntStream.generate(() -> 4).limit(SPIKES).toArray(), 2, 1));
		refused("the stored one has sparsity 0.5", new RandomStart(0.5, 0, new int[SPIKES], 2, 1));
		refused("and seed 7", new RandomStart(0, 7, new int[SPIKES], 2, 1));
	}

	private static void refused(final String message, final RandomStart run) {
		final Memory memory = new Memory();
		memory.runs.put("0.0 0", run);
		assertMessage(message, () -> ConsensusAnalysis.run(ensemble(), OPTIONS, memory, ProgressMonitor.NONE));
	}

	@Test
	void comparesASampleOfManySpikes() {
		final ConsensusResult result =
			ConsensusAnalysis.run(ensemble(), OPTIONS.with(ConsensusOptions.MAX_ELEMENTS, 50), ProgressMonitor.NONE);
		assertEquals(50, result.spikes().length);
		final ConsensusResult all = ConsensusAnalysis.run(ensemble(), OPTIONS, ProgressMonitor.NONE);
		for (int i = 0; i < 50; i++)
			assertEquals(all.sparsities().get(1).runs().get(2).affiliation()[result.spikes()[i]],
				result.sparsities().get(1).runs().get(2).affiliation()[i]);
	}

	@Test
	void sampleIsFixedAscendingAndUniform() {
		assertArrayEquals(new int[] { 0, 1, 2 }, SpikeSample.of(3, 3));
		assertArrayEquals(SpikeSample.of(1000, 100), SpikeSample.of(1000, 100));
		final int[] sample = SpikeSample.of(10000, 5000);
		assertEquals(5000, IntStream.of(sample).boxed().collect(Collectors.toSet()).size());
		for (int i = 1; i < sample.length; i++) assertTrue(sample[i - 1] < sample[i]);
		assertEquals(4999.5, IntStream.of(sample).average().getAsDouble(), 100);
	}

	@Test
	void memoryIsEstimated() {
		final ConsensusOptions options =
			ConsensusOptions.DEFAULTS.with(ConsensusOptions.MAX_ELEMENTS, 10_000).with(ConsensusOptions.EXTEND, false);
		final long bytes = ConsensusAnalysis.requiredBytes(20000, options);
		assertEquals(bytes, ConsensusAnalysis.requiredBytes(10000, options), "no more than maxElements");
		assertEquals(8. * 1e8 / 2, bytes, 0.05 * bytes);
		assertEquals(10_000L * options.runs() * Integer.BYTES,
			ConsensusAnalysis.requiredBytes(20000, options.with(ConsensusOptions.EXTEND, true)) - bytes,
			"for the runs beyond the range, of which there may be as many again");
		assertEquals(8. * 25_000 * 25_000 / 2,
			ConsensusAnalysis.requiredBytes(100_000, options.with(ConsensusOptions.MAX_ELEMENTS, 0)), 1e8);
	}

	@Test
	void badOptionsAreNamed() {
		final ConsensusOptions b = ConsensusOptions.DEFAULTS;
		assertArrayEquals(new double[] { 0, 1, 2 }, b.withSparsities(2, 0, 1).sparsities(), "sorted");
		assertMessage("at least one sparsity", () -> b.withSparsities());
		assertMessage("sparsity must be 0 or more, but was -1.0", () -> b.withSparsities(1, -1));
		assertMessage("sparsities must be numbers of at least 0", () -> b.withSparsities(1, Double.NaN));
		assertMessage("sparsities must differ, but was [1.0, 1.0]", () -> b.withSparsities(1, 1));
		assertMessage("repetitions must be a whole number from 2 to 10000, but was '1'",
			() -> b.with(ConsensusOptions.REPETITIONS, 1));
		assertMessage("modules must be a whole number from 2 to 10000, but was '1'",
			() -> b.with(ConsensusOptions.MODULES, 1));
		assertMessage("iterations must be a whole number from 0 to 10000000, but was '-1'",
			() -> b.with(ConsensusOptions.ITERATIONS, -1));
		assertMessage("from -1 to 1, but was '3'", () -> b.with(ConsensusOptions.THRESHOLD, 3.));
		assertMessage("maxelements must be 0 or a whole number of at least 2, but was 1",
			() -> b.with(ConsensusOptions.MAX_ELEMENTS, 1));
		assertMessage("threads must be a whole number from 0 to 1024, but was '-1'",
			() -> b.with(ConsensusOptions.THREADS, -1));
		assertMessage("seed must be a whole number from -1 to 4294967295, but was '-2'",
			() -> b.with(ConsensusOptions.SEED, -2L));
		assertMessage("last repetition must not be above 4294967295, but was 4294967324",
			() -> ConsensusOptions.DEFAULTS.with(ConsensusOptions.SEED, 4294967295L));
		assertMessage("200 modules were asked for of 120 spikes",
			() -> ConsensusAnalysis.run(ensemble(), OPTIONS.with(ConsensusOptions.MODULES, 200), ProgressMonitor.NONE));
		assertMessage("or -1 for none, but was -2", () -> new RandomStart(1, 0, new int[] { 0, -2 }, 0, 1));
	}

	private static void assertMessage(final String part, final org.junit.jupiter.api.function.Executable executable) {
		final String message = assertThrows(IllegalArgumentException.class, executable).getMessage();
		assertTrue(message.contains(part), message);
	}
}
