package org.neurofactor.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.ImagePlus;
import ij.io.FileSaver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.macro.MacroRunner.Outcome;

/** {@code Repeat Run...}, as macros call it. */
@Tag("slow")
class RepeatRunMacroTest {

	@TempDir
	Path temp;

	private Path ste;

	@BeforeEach
	void runOnce() throws IOException {
		ste = temp.resolve("my ste.tif");
		assertTrue(new FileSaver(TwoSubunits.ste("my ste.tif", 1)).saveAsTiffStack(ste.toString()));
		succeed("open('" + ste + "'); makeOval(1, 1, 9, 8); run('STNMF...', 'modules=4 iterations=20 output=[" +
			temp.resolve("R") + "]');");
	}

	private static Outcome succeed(final String macro) {
		final Outcome outcome = MacroRunner.run(macro.replace('\'', '"'));
		assertFalse(outcome.stopped(), outcome::toString);
		return outcome;
	}

	private String repeat(final String output) {
		return "run('Repeat Run...', 'results=[" + temp.resolve("R") + "] " + output + "'); ";
	}

	private JsonObject record(final String folder) throws IOException {
		return JsonParser
			.parseString(
				new String(Files.readAllBytes(temp.resolve(folder).resolve("run.json")), StandardCharsets.UTF_8))
			.getAsJsonObject();
	}

	private void write(final JsonObject record) throws IOException {
		Files.write(temp.resolve("R").resolve("run.json"), record.toString().getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void allIsTheSame() throws IOException {
		final Outcome outcome = succeed(repeat("output=[" + temp.resolve("again") + "]") + "return '' + nResults;");
		assertTrue(outcome.output().contains("all 9 files are the same, to the last bit."), outcome::toString);
		assertEquals(record("R").get("files"), record("again").get("files"));
		assertEquals(record("R").get("images"), record("again").get("images"), "the selection, too");
		assertTrue(succeed(repeat("")).output().contains("all 9 files are the same"), "nothing is saved");
	}

	@Test
	void theLineOfTheMacroRepeatsIt() throws IOException {
		final String line = record("R").get("macro").getAsString();
		assertTrue(line.contains("makeOval(1, 1, 9, 8)"), line);
		final Outcome outcome =
			MacroRunner.run(line.replace(temp.resolve("R").toString(), temp.resolve("L").toString()));
		assertFalse(outcome.stopped(), outcome::toString);
		assertEquals(record("R").get("files"), record("L").get("files"));
	}

	@Test
	void saysWhatDiffers() throws IOException {
		final JsonObject record = record("R");
		record.getAsJsonObject("versions").addProperty("neurofactor", "0.0.1");
		record.getAsJsonObject("options").addProperty("modules", 3);
		write(record);
		final ImagePlus other = TwoSubunits.ste("my ste.tif", 2);
		assertTrue(new FileSaver(other).saveAsTiffStack(ste.toString()));
		final String output = succeed(repeat("")).output();
		assertTrue(output.contains("the input \"" + ste + "\" is not what it was."), output);
		assertTrue(output.contains("version neurofactor differs: 0.0.1, now "), output);
		assertTrue(output.contains("input " + ste + " differs."), output);
		assertTrue(output.contains("file stnmf.bin differs."), output);
		assertFalse(output.contains("option modules differs"), "the same option as in the record: " + output);
	}

	@Test
	void aTableMayDifferInTimes() throws IOException {
		Files.createDirectory(temp.resolve("cells"));
		Files.copy(ste, temp.resolve("cells").resolve("a.tif"));
		final String output = succeed(
			"run('STNMF Batch...', 'ensembles=[" + temp.resolve("cells") + "] modules=4 iterations=20 output=[" +
				temp.resolve("B") + "]'); run('Repeat Run...', 'results=[" + temp.resolve("B") + "]');")
			.output();
		assertTrue(output.contains("all 10 files are the same"), output);
		final Outcome part =
			MacroRunner.run("run(\"Repeat Run...\", \"results=[" + temp.resolve("B").resolve("a") + "]\");");
		assertTrue(part.output().contains("holds the results of a part of a run of STNMF Batch"), part::toString);
	}

	@Test
	void refusesWhatCannotBeRepeated() throws IOException {
		final String same = MacroRunner.run(repeat("output=[" + temp.resolve("R") + "]").replace('\'', '"')).output();
		assertTrue(same.contains("output must be another folder than results"), same);
		final JsonObject record = record("R");
		record.addProperty("command", "No Such");
		write(record);
		final String unknown = MacroRunner.run(repeat("").replace('\'', '"')).output();
		assertTrue(unknown.contains("has no command \"No Such\""), unknown);
		record.remove("images");
		record.addProperty("command", "STNMF");
		write(record);
		final String damaged = MacroRunner.run(repeat("").replace('\'', '"')).output();
		assertTrue(damaged.contains("run.json\" is damaged: images must be a list, but is missing."), damaged);
		Files.delete(ste);
		final String missing = MacroRunner.run(repeat("").replace('\'', '"')).output();
		assertTrue(missing.contains("The input \"" + ste + "\" is not there any more."), missing);
	}
}
