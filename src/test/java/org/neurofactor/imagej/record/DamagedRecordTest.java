package org.neurofactor.imagej.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.OvalRoi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurofactor.imagej.door.Fuzz;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Whatever is damaged in a record or a journal is named by its file and its key. */
class DamagedRecordTest {

	@TempDir
	Path folder;

	private Path record;
	private String good;

	@BeforeEach
	void write() throws IOException {
		Runs.save(folder, ResultKind.STNMF, new String[] { "a.csv" }, results -> {
			results.files().add("a.csv", path -> Files.write(path, new byte[9]));
			final JsonObject json = RunRecord.of(Runs.plain(), Collections.singletonMap("seconds", 1.5));
			final JsonArray images = new JsonArray();
			images.add(OpenedImage.of(folder.resolve("x.tif"), new OvalRoi(1, 2, 3, 4)).json());
			json.add("images", images);
			final JsonArray inputs = new JsonArray();
			inputs.add(InputFile.of(folder.resolve("x.tif"), "abc").json());
			json.add("input_files", inputs);
			results.files().record(json);
			results.commit();
		});
		record = folder.resolve("run.json");
		good = new String(Files.readAllBytes(record), StandardCharsets.UTF_8);
	}

	/** All that anybody asks of it. */
	private void read() {
		final SavedFolder saved = SavedFolder.read(folder);
		saved.part("summary", "seconds").number();
		RunRecord.isOf(saved, Runs.plain());
		final RecordedRun run = RecordedRun.of(saved);
		run.command();
		run.date();
		run.versions();
		run.options();
		run.images();
		run.inputs();
	}

	@Test
	@Timeout(60)
	void whateverIsDamagedIsNamed() throws Exception {
		read();
		final Fuzz fuzz = new Fuzz(5);
		assertTrue(fuzz.refused(400, record, this::read, good.getBytes(StandardCharsets.UTF_8)) > 200);
		assertTrue(fuzz.refusedShapes(600, record, this::read, good) > 300);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
		"\"input\": null    | \"input\": []                 | input must be an object, but is an empty list.",
		"\"bytes\": 9       | \"bytes\": \"9\"              | files / a.csv / bytes must be a whole number, but is \"9\".",
		"\"bytes\": 9       | \"bytes\": 1e999999999        | files / a.csv / bytes must be a whole number, but is 1e999999999.",
		"\"kind\": \"stnmf\" | \"kind\": 3                  | kind must be a text, but is 3.",
		"\"kind\": \"stnmf\" | \"kind\": \"x\"              | kind is of no command.",
		"\"seconds\": 1.5   | \"seconds\": null             | summary / seconds must be a number, but is nothing.",
		"\"a.csv\":         | \"../a.csv\":                 | files / ../a.csv is not below the folder.",
		"\"seconds\": 1.5   | \"seconds\": 1.5,             | it is no JSON text (line",
		"\"seconds\": 1.5   | \"seconds\": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ | nested more than 64 deep." })
	void keysAreNamed(final String before, final String after, final String message) throws IOException {
		assertTrue(good.contains(before), good);
		Files.write(record, good.replace(before, after).getBytes(StandardCharsets.UTF_8));
		final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, this::read);
		assertTrue(e.getMessage().startsWith("\"" + record + "\" is "), e.getMessage());
		assertTrue(e.getMessage().contains(message), e.getMessage());
	}

	/** 70 MB of spaces, and one of small values. */
	@Test
	void sizesAreBounded() throws Exception {
		final byte[] spaces = new byte[70_000_000];
		Arrays.fill(spaces, (byte) ' ');
		assertTrue(Fuzz.isRefused(record, spaces, this::read));
		final byte[] values = new byte[(int) Math.min(60_000_000, Runtime.getRuntime().maxMemory() / 80)];
		Arrays.fill(values, (byte) ',');
		values[0] = '[';
		assertTrue(Fuzz.isRefused(record, values, this::read));
	}

	@Test
	@Timeout(60)
	void journals() throws Exception {
		final Path staging = Files.createDirectory(folder.resolve(Journal.STAGING + "1"));
		final Path list = staging.resolve(".moves.json");
		final String json = "{\"removed\": [\"run.json\"], \"added\": [\"b\", \"run.json\"]}";
		final Fuzz.Reader reader = () -> {
			Files.createDirectories(staging);
			Journal.recover(folder, Disk.REAL);
		};
		for (final String text : new String[] { "", "{}", "{\"removed\": [], \"added\": []}",
			"{\"removed\": [\"../x\"], \"added\": [\"b\"]}", "{\"removed\": null, \"added\": [1]}" })
			assertTrue(Fuzz.isRefused(list, text.getBytes(StandardCharsets.UTF_8), reader), text);
		final Fuzz fuzz = new Fuzz(6);
		int refused = 0;
		for (int i = 0; i < 300; i++) {
			Files.createDirectories(staging);
			refused += fuzz.refusedShapes(1, list, reader, json);
		}
		assertTrue(refused > 100, "" + refused);
		assertEquals(0, Files.list(folder.getParent()).filter(path -> path.endsWith("x")).count());
	}
}
