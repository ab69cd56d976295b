package org.neurofactor.imagej.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ResultFolderTest {

	private static final ResultKind KIND = ResultKind.STNMF;

	@TempDir
	private Path temp;

	private static FileSet.Writer text(final String text) {
		return path -> Files.write(path, text.getBytes(StandardCharsets.UTF_8));
	}

	private static String read(final Path path) throws IOException {
		return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
	}

	/** Paths of all files in a folder, and of empty folders. */
	private static String list(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(file -> Files.isRegularFile(file) || file.toFile().list().length == 0)
				.map(file -> folder.relativize(file).toString())
				.filter(name -> !name.isEmpty())
				.sorted()
				.collect(Collectors.joining(" "));
		}
	}

	private static ResultFolder open(final Path folder, final String... names) {
		return ResultFolder.open(folder, KIND, Collections.emptyList(), names);
	}

	/** A set whose files all hold a text. */
	private static void write(final Path folder, final String text, final String... names) throws IOException {
		try (ResultFolder results = open(folder, names)) {
			for (final String name : names) results.files().add(name, text(text));
			results.files().record(new JsonObject());
			results.commit();
		}
	}

	private static String refused(final Path folder, final Collection<Path> inputs, final String... names) {
		return assertThrows(IllegalArgumentException.class, () -> ResultFolder.open(folder, KIND, inputs, names))
			.getMessage();
	}

	private static void assertWhole(final Path folder, final String text, final String names) throws IOException {
		assertEquals(names, list(folder));
		final SavedFolder saved = SavedFolder.read(folder, KIND);
		for (final String name : saved.names()) assertEquals(text, read(saved.file(name)), name);
	}

	@Test
	void aSetIsReplacedAsAWholeAndNothingElse() throws IOException {
		write(temp, "old", "a", "b", "in/c");
		assertWhole(temp, "old", "a b in/c run.json");
		Files.write(temp.resolve("mine"), new byte[0]);
		write(temp, "new", "a", "d", "out/e");
		assertWhole(temp, "new", "a d mine out/e run.json");
	}

	@Test
	void createsFoldersOnlyForACompleteSet() throws IOException {
		final Path folder = temp.resolve("x").resolve("y");
		try (ResultFolder results = open(folder, "a")) {
			results.files().add("a", text("a"));
			Files.write(results.scratch().resolve("aid"), new byte[1]);
		}
		assertEquals("", list(temp));
		write(folder, "a", "a");
		assertWhole(folder, "a", "a run.json");
	}

	@Test
	void leavesNothingOfAFailedWrite() throws IOException {
		write(temp, "old", "a", "b");
		assertEquals("disk full", assertThrows(IOException.class, () -> {
			try (ResultFolder results = open(temp, "a", "b")) {
				results.files().add("a", text("new"));
				results.files().add("b", path -> {
					Files.write(path, new byte[3]);
					throw new IOException("disk full");
				});
			}
		}).getMessage());
		assertWhole(temp, "old", "a b run.json");
	}

	/** Whichever step fails, the old set is there; in the end, the new one. */
	@Test
	void putsTheEarlierSetBackIfAStepFails() throws IOException {
		int step = 0;
		for (boolean failed = true; failed; step++) {
			final Path folder = temp.resolve("step " + step);
			final FailingDisk disk = new FailingDisk(step, false);
			failed = replace(folder, disk);
			if (disk.hasFailed() && failed) assertOldOrNew(folder);
			else assertWhole(folder, "new", "a in/n mine new run.json sub/run.json sub/s");
		}
		assertTrue(step > 15, "only " + step);
	}

	/**
	 * Killed at whichever step, the folder holds the old or the new set, or none that anybody takes for one; and the
	 * next run makes it whole and leaves nothing behind.
	 */
	@Test
	void killedAtAnyStepItIsOldOrNewOrRepaired() throws IOException {
		int unreadable = 0;
		int step = 0;
		for (boolean killed = true; killed; step++) {
			final Path folder = temp.resolve("step " + step);
			killed = replace(folder, new FailingDisk(step, true));
			if (!killed) break;
			try {
				assertOldOrNew(folder);
			}
			catch (final IllegalArgumentException e) {
				unreadable++;
				assertTrue(e.getMessage().contains("was interrupted while it saved them"), e.getMessage());
			}
			open(folder, "a").close(); // which repairs
			assertOldOrNew(folder);
			final boolean isOld = read(folder.resolve("a")).equals("old");
			assertWholeAfter(folder, isOld);
			write(folder, "next", "a");
			assertWhole(folder, "next", "a mine run.json");
		}
		assertTrue(step > 20 && unreadable > 5, step + " steps, " + unreadable + " of them in between");
	}

	private static void assertOldOrNew(final Path folder) throws IOException {
		final SavedFolder saved = SavedFolder.read(folder, KIND);
		final String text = read(saved.file("a"));
		for (final String name : saved.names()) assertEquals(text, read(saved.file(name)));
		final SavedFolder nested = saved.nested("sub", KIND).get();
		assertEquals(text, read(nested.file("s")));
	}

	private static void assertWholeAfter(final Path folder, final boolean isOld) throws IOException {
		assertEquals(
			isOld ? "a b in/c mine run.json sub/run.json sub/s sub/t" : "a in/n mine new run.json sub/run.json sub/s",
			list(folder));
	}

	/**
	 * Replaces an old set, with one in a sub-folder, by a new one.
	 *
	 * @return whether the disk put an end to it
	 */
	private static boolean replace(final Path folder, final FailingDisk disk) throws IOException {
		try (ResultFolder results = open(folder, "a", "b", "in/c")) {
			for (final String name : new String[] { "a", "b", "in/c" }) results.files().add(name, text("old"));
			results.files().record(new JsonObject());
			final FileSet sub = results.files("sub", KIND).expect(Arrays.asList("s", "t"));
			sub.add("s", text("old"));
			sub.add("t", text("old"));
			sub.record(new JsonObject());
			results.commit();
		}
		Files.write(folder.resolve("mine"), new byte[0]);
		final ResultFolder results = ResultFolder.open(folder, KIND, Collections.emptyList(), disk, "a", "new", "in/n");
		disk.arm();
		try {
			for (final String name : new String[] { "a", "new", "in/n" }) results.files().add(name, text("new"));
			results.files().record(new JsonObject());
			final FileSet sub = results.files("sub", KIND).expect(Arrays.asList("s"));
			sub.add("s", text("new"));
			sub.record(new JsonObject());
			results.commit();
			results.close();
			return false;
		}
		catch (final FailingDisk.Killed e) {
			results.abandon();
			return true;
		}
		catch (final IOException e) {
			results.close();
			return true;
		}
		catch (final UncheckedIOException e) {
			results.abandon(); // all was moved, but not tidied up
			open(folder, "a").close();
			return false;
		}
	}

	/** Fails or dies at one of its steps. */
	private static final class FailingDisk implements Disk {

		/** As kill -9 ends a program. */
		private static final class Killed extends Error {

			private static final long serialVersionUID = 1;
		}

		private final boolean kill;
		private int left;
		private boolean armed;
		private boolean failed;

		private FailingDisk(final int left, final boolean kill) {
			this.left = left;
			this.kill = kill;
		}

		private void arm() {
			armed = true;
		}

		private boolean hasFailed() {
			return failed;
		}

		private void step() throws IOException {
			if (!armed) return;
			if (failed && kill) throw new Killed();
			if (left-- != 0) return;
			failed = true;
			if (kill) throw new Killed();
			throw new IOException("locked");
		}

		@Override
		public void move(final Path from, final Path to) throws IOException {
			step();
			Disk.REAL.move(from, to);
		}

		@Override
		public void delete(final Path path) throws IOException {
			step();
			Disk.REAL.delete(path);
		}
	}

	@Test
	void whatIsNotOursIsRefusedBeforeTheWork() throws IOException {
		final Path file = Files.write(temp.resolve("a"), new byte[] { 1 });
		final String message = refused(temp, Collections.emptyList(), "a", "b");
		assertTrue(message.contains("\"" + temp.toRealPath().resolve("a") + "\" was not written by NeuroFactor") &&
			message.contains("Choose another output folder"), message);
		assertEquals("a", list(temp));
		open(temp, "b").close();
		Files.delete(file);
		Files.createDirectory(file);
		assertTrue(refused(temp, Collections.emptyList(), "a").contains("is a folder"));
		Files.delete(file);
		for (final String record : new String[] { "{\"rig\": 2}", "{", "",
			"{\"versions\": {\"neurofactor\": \"1\"}}" })
		{
			Files.write(temp.resolve("run.json"), record.getBytes(StandardCharsets.UTF_8));
			assertTrue(refused(temp, Collections.emptyList(), "a").contains("run.json\" is not the record"));
			assertEquals(record, read(temp.resolve("run.json")));
		}
	}

	/** Even if it comes while the work is done. */
	@Test
	void whatIsNotOursIsNotReplaced() throws IOException {
		try (ResultFolder results = open(temp, "a")) {
			results.files().add("a", text("new"));
			results.files().record(new JsonObject());
			Files.write(temp.resolve("a"), new byte[] { 1 });
			assertThrows(IllegalArgumentException.class, results::commit);
		}
		assertEquals("a", list(temp));
		assertEquals(1, Files.size(temp.resolve("a")));
	}

	@Test
	void resultsOfAnotherKindAreNotReplaced() throws IOException {
		write(temp, "old", "a");
		final String message = assertThrows(IllegalArgumentException.class,
			() -> ResultFolder.open(temp, ResultKind.NEUROPIL, Collections.emptyList(), "b")).getMessage();
		assertTrue(message.contains("holds the results of STNMF, which would be lost"), message);
		assertThrows(IllegalArgumentException.class, () -> SavedFolder.read(temp, ResultKind.NEUROPIL));
		assertWhole(temp, "old", "a run.json");
	}

	/** By whatever path, and even if it is one of our own results. */
	@Test
	void inputsAreRefused() throws IOException {
		final Path folder = temp.resolve("results");
		write(folder, "old", "a", "b");
		final Path a = folder.resolve("a");
		for (final Path input : new Path[] { a, folder.resolve("../results/./a"),
			Paths.get("").toAbsolutePath().relativize(a) })
			assertTrue(refused(folder, Collections.singleton(input), "a", "b").contains("\" is an input of this run"));
		assertTrue(refused(folder, Collections.singleton(folder.resolve("b")), "a").contains("replaced or removed"));
		open(folder, "a").close();
		assertWhole(folder, "old", "a b run.json");
	}

	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void inputsAreRefusedThroughLinks() throws IOException {
		final Path folder = temp.resolve("results");
		write(folder, "old", "a");
		final Path link = Files.createSymbolicLink(temp.resolve("link"), folder.resolve("a"));
		final Path same = Files.createLink(temp.resolve("same"), folder.resolve("a"));
		final Path linked = Files.createSymbolicLink(temp.resolve("linked"), folder);
		for (final Path input : new Path[] { link, same, linked.resolve("a") })
			assertTrue(refused(folder, Collections.singleton(input), "a").contains("\" is an input of this run"),
				input.toString());
		assertTrue(
			refused(linked, Collections.singleton(folder.resolve("a")), "a").contains("\" is an input of this run"));
	}

	@Test
	void keepsWhatItIsTold() throws IOException {
		write(temp, "old", "one/a", "one/b", "two/a");
		try (ResultFolder results = open(temp, "two/a", "two/c")) {
			results.files().add("two/a", text("old"));
			results.files().add("two/c", text("old"));
			results.files().keep(name -> name.startsWith("one/"));
			results.files().record(new JsonObject());
			results.commit();
		}
		assertWhole(temp, "old", "one/a one/b run.json two/a two/c");
		write(temp, "new", "two/a");
		assertWhole(temp, "new", "run.json two/a");
	}

	@Test
	void aSetInASubFolderComesAndGoesWithIts() throws IOException {
		assertFalse(replace(temp, new FailingDisk(-1, false)));
		final String ofSub = read(temp.resolve("sub/run.json"));
		write(temp, "next", "a");
		assertWhole(temp, "next", "a mine run.json");
		assertFalse(SavedFolder.read(temp, KIND).nested("sub", KIND).isPresent());

		assertFalse(replace(temp.resolve("other"), new FailingDisk(-1, false)));
		write(temp.resolve("other/sub"), "of another run", "s");
		assertTrue(assertThrows(IllegalArgumentException.class,
			() -> SavedFolder.read(temp.resolve("other"), KIND).nested("sub", KIND)).getMessage()
			.contains("is of another run than"));
		assertTrue(ofSub.contains("\"s\""));
	}

	@Test
	void filesOfAnotherRunAreNoticed() throws IOException {
		write(temp.resolve("x"), "x", "a", "b");
		write(temp.resolve("y"), "y", "a", "b");
		for (final String name : new String[] { "a", "run.json" }) {
			write(temp.resolve("x"), "x", "a", "b");
			Files.copy(temp.resolve("y").resolve(name), temp.resolve("x").resolve(name),
				StandardCopyOption.REPLACE_EXISTING);
			final String message =
				assertThrows(IllegalArgumentException.class, () -> SavedFolder.read(temp.resolve("x"), KIND))
					.getMessage();
			assertTrue(message.contains("/a\" is damaged, or of another run"), message);
		}
	}

	@Test
	void twoJobsDoNotMix() throws IOException {
		try (ResultFolder first = open(temp, "a")) {
			final String message = refused(temp, Collections.emptyList(), "b");
			assertTrue(message.contains("Another job writes to \"" + temp.toRealPath() + "\" (STNMF"), message);
			first.files().add("a", text("first"));
			first.files().record(new JsonObject());
			first.commit();
		}
		assertWhole(temp, "first", "a run.json");
	}

	/** The lock of a program that was killed is no lock. */
	@Test
	void aLockThatWasLeftHoldsNobodyUp() throws IOException {
		open(temp, "a").abandon();
		assertTrue(list(temp).contains(".neurofactor-lock"), list(temp));
		write(temp, "new", "a");
		assertWhole(temp, "new", "a run.json");
	}

	/** Leftovers in the folders of cells, too, but not those of a job that lives. */
	@Test
	void leftoversAreGoneAtTheNextRun() throws IOException {
		open(temp.resolve("cell"), "a").abandon();
		open(temp.resolve("cell/consensus"), "a").abandon();
		try (ResultFolder living = open(temp.resolve("living"), "a")) {
			living.files().add("a", text("living"));
			living.files().record(new JsonObject());
			write(temp, "new", "a");
			living.commit();
		}
		assertWhole(temp, "new", "a living/a living/run.json run.json");
	}

	/** Folders beside each other below one that is not there yet: some jobs end without results meanwhile. */
	@Test
	void siblingsNeverFail() throws Exception {
		final int jobs = 8;
		final ExecutorService pool = Executors.newFixedThreadPool(jobs);
		try {
			for (int round = 0; round < 20; round++) {
				final Path parent = temp.resolve("p" + round).resolve("deep");
				final CountDownLatch start = new CountDownLatch(jobs);
				final List<Future<?>> ended = IntStream.range(0, jobs).mapToObj(job -> pool.submit(() -> {
					start.countDown();
					start.await();
					for (int k = 0; k < 5; k++) open(parent.resolve("c" + job), "a").close();
					write(parent.resolve("c" + job), "x", "a");
					return null;
				})).collect(Collectors.toList());
				for (final Future<?> job : ended) job.get();
				assertEquals(2 * jobs, list(parent).split(" ").length, list(parent));
			}
		}
		finally {
			pool.shutdownNow();
		}
	}

	@Test
	void saysWhyAFolderCannotBeWritten() throws IOException {
		final Path file = Files.write(temp.resolve("file"), new byte[1]);
		for (final Path folder : new Path[] { file, file.resolve("below").resolve("it") }) {
			final String message = refused(folder, Collections.emptyList(), "a");
			assertTrue(
				message.contains("\"" + folder + "\"") && message.contains("\"" + file + "\" is a file, not a folder"),
				message);
		}
		assertEquals("file", list(temp));
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void saysThatAFolderCannotBeCreated() {
		final Path folder = Paths.get("/proc/neurofactor");
		final String message = refused(folder, Collections.emptyList(), "a");
		assertTrue(message.contains("\"/proc/neurofactor\" cannot be"), message);
		assertFalse(Files.exists(folder));
	}

	@Test
	void namesStayInsideDifferAndAreExpected() throws IOException {
		final String[] bad = { "", "../b", "b/../c", "/b", ".replaced", ".replaced/b", ".scratch/b", ".moves.json",
			"run.json", "a\\b", "x/.neurofactor-lock" };
		try (ResultFolder results = open(temp, "a")) {
			results.files().add("a", text("a"));
			for (final String name : bad)
				assertThrows(IllegalArgumentException.class, () -> results.files().add(name, text("")), name);
			assertThrows(IllegalArgumentException.class, () -> results.files().add("a", text("")));
			assertThrows(IllegalStateException.class, () -> results.files().add("b", text("")));
			assertThrows(IllegalStateException.class, results::commit);
		}
	}

	@Test
	void scratchFoldersAreRemovedAtTheEndAndWhenTheyWereLeft() throws IOException {
		final String before = System.getProperty("java.io.tmpdir");
		System.setProperty("java.io.tmpdir", temp.toString());
		try {
			final Path left = temp.resolve("neurofactor-scratch-left");
			FolderLock.acquire(left, "killed").abandon();
			Files.write(left.resolve("0.raw"), new byte[9]);
			try (Scratch scratch = Scratch.of(null)) {
				assertFalse(Files.exists(left));
				Files.write(scratch.folder().resolve("0.raw"), new byte[9]);
				Scratch.cleanUp();
				assertTrue(Files.exists(scratch.folder().resolve("0.raw")));
			}
			assertEquals("", list(temp));
		}
		finally {
			System.setProperty("java.io.tmpdir", before);
		}
	}
}
