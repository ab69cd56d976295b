package org.neurofactor.imagej.consensus;

import org.neurofactor.spatial.Mask;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.neurofactor.imagej.door.Fuzz;
import org.junit.jupiter.api.Timeout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.SpikeTriggeredEnsemble;
import org.neurofactor.stnmf.consensus.ConsensusOptions;
import org.neurofactor.stnmf.consensus.RandomStart;

class StartFolderTest {

	private static final RandomStart RUN =
		new RandomStart(0.1 + 0.2, 7, new int[] { 3, RandomStart.NONE, 0 }, 2, 1 / 3.);

	@TempDir
	Path output;

	private static double[] values() {
		final double[] values = new double[4 * 3 * 5];
		for (int i = 0; i < values.length; i++) values[i] = Math.sin(i * i);
		return values;
	}

	private static ConsensusIdentity identity(final double[] values, final int width, final Mask selected,
		final ConsensusOptions options)
	{
		return ConsensusIdentity.of(SpikeTriggeredEnsemble.read(ArrayImgs.doubles(values, width, 12 / width, 5),
			selected, 2, ProgressMonitor.NONE), options, ProgressMonitor.NONE);
	}

	private static ConsensusIdentity identity() {
		return identity(values(), 4, null, ConsensusOptions.DEFAULTS);
	}

	private StartFolder open() {
		return StartFolder.open(output, identity());
	}

	@Test
	void givesBackWhatItWasGiven() throws IOException {
		assertFalse(open().load(RUN.sparsity(), 7).isPresent());
		assertEquals(0, Files.list(output).count(), "nothing is made before there is a run");
		open().save(RUN);
		open().save(new RandomStart(1, 0, new int[0], 0, Double.NaN));
		final StartFolder again = open();
		assertFalse(again.load(RUN.sparsity(), 8).isPresent());
		assertFalse(again.load(0.3, 7).isPresent());
		assertEquals(0, again.loaded());
		final RandomStart run = again.load(RUN.sparsity(), 7).get();
		assertEquals(RUN.sparsity(), run.sparsity());
		assertEquals(7, run.seed());
		assertArrayEquals(RUN.affiliation(), run.affiliation());
		assertEquals(2, run.subunits());
		assertEquals(1 / 3., run.residual());
		assertTrue(Double.isNaN(again.load(1, 0).get().residual()));
		assertEquals(2, again.loaded());
		try (Stream<Path> files = Files.list(output.resolve("runs"))) {
			assertEquals(3, files.count());
		}
	}

	/** As a program leaves it that was killed while it wrote. */
	@Test
	void incompleteFilesDoNotCount() throws IOException {
		open().save(new RandomStart(1, 0, new int[0], 0, 1));
		final Path incomplete = output.resolve("runs").resolve("run-2.0-0.json.incomplete");
		Files.write(incomplete, "{\"sparsity\":2.0,\"se".getBytes(StandardCharsets.UTF_8));
		assertFalse(open().load(2, 0).isPresent());
		open().save(new RandomStart(2, 0, new int[0], 0, 1));
		assertTrue(open().load(2, 0).isPresent());
		assertFalse(Files.exists(incomplete));
	}

	@Test
	void otherOptionsAreRefused() {
		open().save(RUN);
		refused("repetitions was 30 and is 31.", o -> o.with(ConsensusOptions.REPETITIONS, 31));
		refused(
			"sparsities was [0.0,0.25,0.5,0.75,1.0,1.25,1.5,1.75,2.0,2.25,2.5,2.75,3.0,3.25,3.5,3.75,4.0] and is [1.0].",
			o -> o.withSparsities(1));
		refused("modules was 20 and is 3, iterations was 1000 and is 999.",
			o -> o.with(ConsensusOptions.MODULES, 3).with(ConsensusOptions.ITERATIONS, 999));
		refused("threshold was 0.25 and is 0.3.", o -> o.with(ConsensusOptions.THRESHOLD, 0.3));
		refused("maxelements was 25000 and is 5.", o -> o.with(ConsensusOptions.MAX_ELEMENTS, 5));
		refused("seed was 0 and is 1.", o -> o.with(ConsensusOptions.SEED, 1L));
		StartFolder.open(output,
			identity(values(), 4, null, ConsensusOptions.DEFAULTS.with(ConsensusOptions.THREADS, 3)));
	}

	private void refused(final String message, final UnaryOperator<ConsensusOptions> change) {
		final ConsensusOptions options = change.apply(ConsensusOptions.DEFAULTS);
		assertMessage("runs of another consensus analysis: " + message,
			() -> StartFolder.open(output, identity(values(), 4, null, options)));
	}

	@Test
	void otherInputIsRefused() {
		open().save(RUN);
		final double[] changed = values();
		changed[59] += 1e-12;
		final boolean[] selected = new boolean[12];
		for (int i = 1; i < 12; i++) selected[i] = true;
		for (final ConsensusIdentity other : new ConsensusIdentity[] {
			identity(changed, 4, null, ConsensusOptions.DEFAULTS),
			identity(values(), 3, null, ConsensusOptions.DEFAULTS),
			identity(values(), 4, Mask.of(selected, 4, 3), ConsensusOptions.DEFAULTS) })
			assertMessage("another consensus analysis: input_sha256 was ", () -> StartFolder.open(output, other));
	}

	@Test
	void damageIsNamed() throws IOException {
		open().save(RUN);
		final Path file = output.resolve("runs").resolve("run-0.30000000000000004-7.json");
		for (final String text : new String[] { "", "{}", "[1]", "{\"sparsity\":", "{\"affiliation\":3}",
			"{\"affiliation\":[\"x\"]}" })
		{
			Files.write(file, text.getBytes(StandardCharsets.UTF_8));
			assertMessage("7.json\" is damaged", () -> open().load(RUN.sparsity(), 7));
		}
		Files.write(output.resolve("runs").resolve("analysis.json"), "no".getBytes(StandardCharsets.UTF_8));
		assertMessage("analysis.json\" is damaged", this::open);
	}

	@Test
	void saysWhyARunCannotBeKept() throws IOException {
		Files.write(output.resolve("runs"), new byte[] { 1 });
		final String message = assertThrows(UncheckedIOException.class, () -> open().save(RUN)).getMessage();
		assertTrue(message.startsWith("A finished run cannot be kept in \"" + output.resolve("runs") + "\""), message);
	}

	private static void assertMessage(final String part, final Executable executable) {
		final String message = assertThrows(IllegalArgumentException.class, executable).getMessage();
		assertTrue(message.contains(part), message);
	}

	@Test
	@Timeout(60)
	void whateverIsDamagedIsNamed() throws Exception {
		open().save(RUN);
		final Path runs = output.resolve("runs");
		final Path file = runs.resolve("run-0.30000000000000004-7.json");
		final Fuzz fuzz = new Fuzz(8);
		final byte[] run = Files.readAllBytes(file);
		final Fuzz.Reader reader = () -> open().load(RUN.sparsity(), 7);
		assertTrue(fuzz.refused(500, file, reader, run) > 490);
		assertTrue(fuzz.refusedShapes(500, file, reader, new String(run, StandardCharsets.UTF_8)) > 490);
		final Path analysis = runs.resolve("analysis.json");
		final byte[] identity = Files.readAllBytes(analysis);
		assertTrue(fuzz.refused(300, analysis, this::open, identity) > 290);
		assertTrue(fuzz.refusedShapes(300, analysis, this::open, new String(identity, StandardCharsets.UTF_8)) > 290);
	}

	@Test
	void keysAreNamed() throws IOException {
		open().save(RUN);
		final Path file = output.resolve("runs").resolve("run-0.30000000000000004-7.json");
		final String good = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
		for (final String[] change : new String[][] {
			{ "[3,-1,0]", "null", "affiliation must be a list, but is nothing." },
			{ "[3,-1,0]", "[3,-2,0]", "affiliation / 1 must be a whole number from -1 to 2147483647, but is -2." },
			{ "\"subunits\":2", "\"subunits\":\"2\"", "subunits must be a whole number, but is \"2\"." },
			{ "\"subunits\":2", "\"subunits\":3", "sha256 is not the checksum of the rest." } })
		{
			assertTrue(good.contains(change[0]), good);
			Files.write(file, good.replace(change[0], change[1]).getBytes(StandardCharsets.UTF_8));
			assertMessage("7.json\" is damaged: " + change[2] + " Delete it", () -> open().load(RUN.sparsity(), 7));
		}
	}
}
