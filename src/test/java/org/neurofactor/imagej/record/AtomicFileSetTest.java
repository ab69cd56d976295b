package org.neurofactor.imagej.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileSetTest {

	@TempDir
	private Path temp;

	private static AtomicFileSet.Writer text(final String text) {
		return path -> Files.write(path, text.getBytes(StandardCharsets.UTF_8));
	}

	private static String read(final Path path) throws IOException {
		return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
	}

	/** Names of all that is in a folder. */
	private static String list(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.joining(" "));
		}
	}

	private Path earlier() throws IOException {
		final Path folder = temp.resolve("results");
		try (AtomicFileSet files = AtomicFileSet.in(folder)) {
			files.add("a", text("old a"));
			files.add("b", text("old b"));
			files.commit();
		}
		Files.write(folder.resolve("mine"), new byte[0]);
		return folder;
	}

	private static void assertUntouched(final Path folder, final String names) throws IOException {
		assertEquals(names, list(folder));
		assertEquals("old a", read(folder.resolve("a")));
	}

	@Test
	void replacesEarlierFilesAndNoOthers() throws IOException {
		final Path folder = earlier();
		try (AtomicFileSet files = AtomicFileSet.in(folder)) {
			files.add("a", text("new a"));
			files.add("c", text("new c"));
			assertEquals("old a", read(folder.resolve("a")));
			files.commit();
		}
		assertEquals("a b c mine", list(folder));
		assertEquals("new a", read(folder.resolve("a")));
		assertEquals("old b", read(folder.resolve("b")));
	}

	/** Removed files go with the commit, and are back if it fails, whichever move fails. */
	@Test
	void removesWithTheCommit() throws IOException {
		for (int failing = 1; failing <= 4; failing++) {
			final Path folder = earlier();
			final int last = failing;
			final int[] moves = { 0 };
			try (AtomicFileSet files = AtomicFileSet.in(folder)) {
				files.add("a", text("new a"));
				files.remove("b");
				files.remove("none");
				assertEquals("old b", read(folder.resolve("b")));
				final AtomicFileSet.Mover mover = (from, to) -> {
					if (++moves[0] == last) throw new IOException("no room");
					Files.move(from, to);
				};
				if (failing <= 3) assertThrows(IOException.class, () -> files.commit(mover));
				else files.commit(mover);
			}
			assertEquals(failing <= 3 ? "a b mine" : "a mine", list(folder));
			assertEquals(failing <= 3 ? "old a" : "new a", read(folder.resolve("a")));
			if (failing <= 3) assertEquals("old b", read(folder.resolve("b")));
		}
	}

	@Test
	void createsFoldersOnlyForACompleteSet() throws IOException {
		final Path folder = temp.resolve("x").resolve("y");
		try (AtomicFileSet files = AtomicFileSet.in(folder)) {
			files.add("a", text("a"));
		}
		assertEquals("", list(temp));
		try (AtomicFileSet files = AtomicFileSet.in(folder)) {
			files.add("a", text("a"));
			files.commit();
		}
		assertEquals("a", list(folder));
	}

	@Test
	void leavesNothingOfAFailedWrite() throws IOException {
		final Path folder = earlier();
		assertThrows(IOException.class, () -> {
			try (AtomicFileSet files = AtomicFileSet.in(folder)) {
				files.add("a", text("new a"));
				files.add("b", path -> {
					Files.write(path, new byte[3]);
					throw new IOException("disk full");
				});
				files.commit();
			}
		});
		assertUntouched(folder, "a b mine");
	}

	@Test
	void refusesToReplaceAFolder() throws IOException {
		final Path folder = earlier();
		Files.createDirectory(folder.resolve("c"));
		final String message = assertThrows(IOException.class, () -> {
			try (AtomicFileSet files = AtomicFileSet.in(folder)) {
				files.add("a", text("new a"));
				files.add("c", text("new c"));
				files.commit();
			}
		}).getMessage();
		assertTrue(message.contains("is a folder"), message);
		assertUntouched(folder, "a b c mine");
	}

	@Test
	void putsEarlierFilesBackIfMovingFails() throws IOException {
		for (int failing = 0; failing < 5; failing++) {
			final Path folder = earlier();
			final int[] left = { failing };
			final IOException e = assertThrows(IOException.class, () -> {
				try (AtomicFileSet files = AtomicFileSet.in(folder)) {
					files.add("a", text("new a"));
					files.add("new", text("new"));
					files.add("b", text("new b"));
					files.commit((from, to) -> {
						if (left[0]-- == 0) throw new IOException("locked");
						Files.move(from, to);
					});
				}
			});
			assertEquals("locked", e.getMessage());
			assertUntouched(folder, "a b mine");
			assertEquals("old b", read(folder.resolve("b")));
		}
	}

	@Test
	void trialLeavesNoTrace() throws IOException {
		final Path folder = earlier();
		AtomicFileSet.requireWritable(folder);
		AtomicFileSet.requireWritable(temp.resolve("p").resolve("q"));
		assertUntouched(folder, "a b mine");
		assertEquals("results", list(temp));
	}

	@Test
	void saysWhyAFolderCannotBeWritten() throws IOException {
		final Path file = Files.write(temp.resolve("file"), new byte[1]);
		for (final Path folder : new Path[] { file, file.resolve("below").resolve("it") }) {
			final String message = assertThrows(IllegalArgumentException.class, () -> AtomicFileSet.requireWritable(folder))
				.getMessage();
			assertTrue(message.contains("\"" + folder + "\"") && message.contains("\"" + file +
				"\" is a file, not a folder"), message);
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void saysThatAFolderCannotBeCreated() {
		final Path folder = Paths.get("/proc/neurofactor");
		final String message = assertThrows(IllegalArgumentException.class, () -> AtomicFileSet.requireWritable(folder))
			.getMessage();
		assertTrue(message.contains("\"/proc/neurofactor\" cannot be"), message);
		assertFalse(Files.exists(folder));
	}

	@Test
	void namesStayInsideAndDiffer() throws IOException {
		try (AtomicFileSet files = AtomicFileSet.in(temp)) {
			files.add("a", text("a"));
			for (final String name : new String[] { "", "a", "../b", "b/../c", "/b", ".replaced", ".replaced/b", ".scratch/b" })
				assertThrows(IllegalArgumentException.class, () -> files.add(name, text("")), name);
		}
	}

	@Test
	void foldersComeAndGoWithTheirFiles() throws IOException {
		final Path folder = earlier();
		try (AtomicFileSet files = AtomicFileSet.in(folder)) {
			files.add("one/deep/c", text("c"));
			Files.write(files.scratch().resolve("aid"), new byte[1]);
			files.commit();
		}
		assertEquals("a b mine one", list(folder));
		assertEquals("c", read(folder.resolve("one/deep/c")));

		try (AtomicFileSet files = AtomicFileSet.in(folder)) {
			files.add("one/deep/c", text("new c"));
			files.add("two/d", text("d"));
			files.add("a", text("new a"));
			files.remove("b");
			assertThrows(IOException.class, () -> files.commit((from, to) -> {
				if (to.equals(folder.resolve("a"))) throw new IOException("no");
				Files.move(from, to);
			}));
		}
		assertUntouched(folder, "a b mine one");
		assertEquals("c", read(folder.resolve("one/deep/c")));

		try (AtomicFileSet files = AtomicFileSet.in(folder)) {
			files.add("one/deep/c", text("new c"));
			files.remove("b");
			files.commit();
		}
		assertEquals("a mine one", list(folder));
		assertEquals("new c", read(folder.resolve("one/deep/c")));
	}
}
