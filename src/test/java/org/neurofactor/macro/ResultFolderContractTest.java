package org.neurofactor.macro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import ij.IJ;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.SavedFolder;

/** What holds for the results of every command that writes to a folder. */
class ResultFolderContractTest {

	@TempDir
	private static Path inputs;

	@TempDir
	private Path temp;

	/** Inputs that are results themselves. */
	@BeforeAll
	static void makeInputs() {
		succeed("run(\"Simulate Ganglion Cell...\", \"size=8x8 subunits=2 spikes=200 seed=1 output=[" +
			inputs.resolve("S") + "]\");");
		succeed("run(\"Simulate Calcium Movie...\", \"cells=3 frames=100 trials=1 seed=1 output=[" +
			inputs.resolve("C") + "]\");");
		succeed("open(\"" + inputs.resolve("S/ste.tif") + "\"); run(\"STNMF...\", \"modules=4 iterations=20 output=[" +
			inputs.resolve("R") + "]\");");
		succeed("open(\"" + inputs.resolve("C/movie.tif") +
			"\"); run(\"Neuropil Separation...\", \"rois=overlay output=[" + inputs.resolve("N") + "]\");");
	}

	@AfterEach
	void closeAll() {
		MacroRunner.run("");
	}

	/** With no image open but those which the macro opens. */
	private static void succeed(final String macro) {
		MacroRunner.run("");
		final MacroRunner.Outcome outcome = MacroRunner.run(macro);
		assertFalse(outcome.stopped(), outcome::toString);
	}

	/** A macro that makes such results. */
	private static String macro(final ResultKind kind, final Path output, final int seed) {
		switch (kind) {
			case STNMF:
				return "open(\"" + inputs.resolve("S/ste.tif") + "\"); " +
					run(kind, "modules=4 iterations=2" + seed + " residuals", output);
			case CONSENSUS:
				return "open(\"" + inputs.resolve("S/ste.tif") + "\"); " +
					run(kind, "sparsities=[0.5 1] repetitions=3 modules=4 iterations=20 run", output);
			case BATCH:
				return run(kind, "folder=[" + inputs + "] modules=4 iterations=2" + seed, output);
			case FIGURE:
				return run(kind, "folder=[" + inputs.resolve("R") + "] figurewidth=50" + seed, output);
			case ENSEMBLES:
				return "open(\"" + inputs.resolve("S/stimulus.tif") + "\"); " +
					run(kind, "tau=2" + seed + " spikes=[" + inputs.resolve("S/spikes.csv") + "]", output);
			case NEUROPIL:
				return "open(\"" + inputs.resolve("C/movie.tif") + "\"); " +
					run(kind, "rois=file roifile=[" + inputs.resolve("C/RoiSet.zip") + "] seed=" + seed, output);
			case SEPARATED_TRACES:
				return run(kind, "file=[" + inputs.resolve("N/result.csv") + "] seed=" + seed, output);
			case DELTA_F:
				return run(kind, "file=[" + inputs.resolve("N/result.csv") + "] framerate=1" + seed, output);
			case GANGLION_CELL:
				return run(kind, "size=8x8 subunits=2 spikes=200 seed=" + seed, output);
			default:
				return run(kind, "cells=2 frames=60 trials=2 seed=" + seed, output);
		}
	}

	private static String run(final ResultKind kind, final String options, final Path output) {
		return "run(\"" + kind.title() + "...\", \"" + options + " output=[" + output + "]\");";
	}

	private static Map<String, byte[]> contents(final Path folder) throws IOException {
		final Map<String, byte[]> contents = new TreeMap<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.filter(Files::isRegularFile).collect(Collectors.toList()))
				contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
		}
		return contents;
	}

	/** All that is there is listed, by the record of its own folder, and what is listed is there. */
	@ParameterizedTest
	@EnumSource(ResultKind.class)
	void whatIsWrittenIsReadAgain(final ResultKind kind) throws IOException {
		succeed(macro(kind, temp, 1));
		final SavedFolder saved = SavedFolder.read(temp, kind);
		final List<String> listed = new ArrayList<>();
		saved.names().forEach(listed::add);
		assertFalse(listed.isEmpty());
		try (Stream<Path> files = Files.list(temp)) {
			final List<String> there = files.filter(Files::isRegularFile)
				.map(file -> file.getFileName().toString())
				.filter(name -> !name.equals("run.json"))
				.sorted()
				.collect(Collectors.toList());
			assertEquals(listed.stream().filter(name -> !name.contains("/")).sorted().collect(Collectors.toList()),
				there);
		}
		if (kind == ResultKind.CONSENSUS) assertTrue(saved.nested("stnmf", ResultKind.STNMF).isPresent());
		if (kind == ResultKind.BATCH) SavedFolder.read(temp.resolve("S"), ResultKind.STNMF);
	}

	/** It says what was run, when, on which files; and the macro that it tells gives the same files, to the bit. */
	@ParameterizedTest
	@EnumSource(ResultKind.class)
	void theRecordRepeatsTheRun(final ResultKind kind) throws IOException {
		final Path first = temp.resolve("first \"one\"");
		succeed(macro(kind, first, 1).replace("first \"one\"", "first \\\"one\\\""));
		final SavedFolder saved = SavedFolder.read(first, kind);
		assertEquals(kind.title(), saved.record().get("command").getAsString());
		OffsetDateTime.parse(saved.record().get("date").getAsString());
		for (final JsonElement file : saved.record().get("input_files").getAsJsonArray()) {
			final Path path = Paths.get(file.getAsJsonObject().get("path").getAsString());
			assertTrue(path.isAbsolute() && path.startsWith(inputs), path.toString());
			assertEquals(Files.size(path), file.getAsJsonObject().get("bytes").getAsLong());
			assertEquals(64, file.getAsJsonObject().get("sha256").getAsString().length());
		}
		closeAll();
		final Map<String, byte[]> before = contents(first);
		Files.move(first, temp.resolve("moved"));
		succeed(saved.record().get("macro").getAsString());
		final Map<String, byte[]> after = contents(first);
		assertEquals(before.keySet(), after.keySet());
		for (final String name : before.keySet()) // a record tells the time, and so does what lists it
			if (!name.endsWith("run.json") && !name.equals("cells.csv"))
				assertArrayEquals(before.get(name), after.get(name), name);
	}

	@ParameterizedTest
	@EnumSource(ResultKind.class)
	void aDamagedByteIsNoticed(final ResultKind kind) throws IOException {
		succeed(macro(kind, temp, 1));
		for (final String name : SavedFolder.read(temp, kind).names()) {
			final byte[] bytes = Files.readAllBytes(temp.resolve(name));
			final byte[] damaged = bytes.clone();
			damaged[bytes.length / 3] ^= 4;
			Files.write(temp.resolve(name), damaged);
			final String message =
				assertThrows(IllegalArgumentException.class, () -> SavedFolder.read(temp, kind)).getMessage();
			assertTrue(message.contains(temp.resolve(name) + "\" is damaged") && !message.contains("\n"), message);
			Files.write(temp.resolve(name), bytes);
		}
		SavedFolder.read(temp, kind);
	}

	/** Before the work, and whichever of the files it is. */
	@ParameterizedTest
	@EnumSource(ResultKind.class)
	void aForeignFileIsUntouched(final ResultKind kind) throws IOException {
		final Path example = temp.resolve("example");
		succeed(macro(kind, example, 1));
		closeAll();
		for (final String name : contents(example).keySet()) {
			if (name.startsWith("runs/")) continue; // of the consensus, which has its own rules
			final Path folder = temp.resolve("folder");
			final Path foreign = folder.resolve(name);
			Files.createDirectories(foreign.getParent());
			Files.write(foreign, "{\"rig\": 2}".getBytes(StandardCharsets.UTF_8));
			final MacroRunner.Outcome outcome = MacroRunner.run(macro(kind, folder, 1));
			assertTrue(outcome.stopped(), name);
			assertTrue(outcome.toString().contains(name + "\" ") &&
				outcome.toString().contains("Choose another output folder"), outcome::toString);
			assertEquals("{\"rig\": 2}", new String(Files.readAllBytes(foreign), StandardCharsets.UTF_8));
			assertEquals(1, contents(folder).size(), name);
			Files.delete(foreign);
			closeAll();
		}
	}

	@ParameterizedTest
	@EnumSource(ResultKind.class)
	void resultsOfAnEarlierRunAreReplaced(final ResultKind kind) throws IOException {
		if (kind == ResultKind.CONSENSUS) return; // which goes on with an earlier one
		succeed(macro(kind, temp, 1));
		Files.write(temp.resolve("mine.txt"), new byte[1]);
		final String before = SavedFolder.read(temp, kind).record().get("id").getAsString();
		closeAll();
		succeed(macro(kind, temp, 2));
		assertFalse(before.equals(SavedFolder.read(temp, kind).record().get("id").getAsString()));
		assertTrue(Files.exists(temp.resolve("mine.txt")));
		assertEquals(0,
			contents(temp).keySet()
				.stream()
				.filter(name -> name.contains(".incomplete") || name.contains("-lock"))
				.count());
	}

	/** {@code RoiSet.zip} and {@code deltaf.csv} of earlier results, taken for inputs. */
	@ParameterizedTest
	@EnumSource(value = ResultKind.class, names = { "NEUROPIL", "DELTA_F" })
	void anInputIsNotReplaced(final ResultKind kind) throws IOException {
		succeed(macro(kind, temp, 1));
		final Map<String, byte[]> before = contents(temp);
		closeAll();
		final String options = kind == ResultKind.DELTA_F
			? "framerate=10 file=[" + temp.resolve("deltaf.csv") + "]"
			: "rois=file roifile=[" + temp.resolve("RoiSet.zip") + "]";
		if (kind == ResultKind.NEUROPIL) IJ.open(inputs.resolve("C/movie.tif").toString());
		final MacroRunner.Outcome outcome =
			MacroRunner.run((kind == ResultKind.NEUROPIL ? "open(\"" + inputs.resolve("C/movie.tif") + "\"); " : "") +
				run(kind, options, temp));
		assertTrue(outcome.toString().contains("\" is an input of this run"), outcome::toString);
		final Map<String, byte[]> after = contents(temp);
		assertEquals(before.keySet(), after.keySet());
		for (final String name : before.keySet()) assertArrayEquals(before.get(name), after.get(name), name);
	}
}
