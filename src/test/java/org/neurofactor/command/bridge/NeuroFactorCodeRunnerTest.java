package org.neurofactor.command.bridge;

import org.neurofactor.command.NeuroFactorCommands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.NewImage;
import ij.measure.ResultsTable;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurofactor.macro.MacroRunner;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.module.event.ModuleFinishedEvent;
import org.scijava.run.RunService;
import org.scijava.script.ScriptService;

/** {@code --run Class 'key=value'}: as strict as a macro. */
class NeuroFactorCodeRunnerTest {

	private static final String COMMAND = EveryInputCommand.class.getName();

	@TempDir
	private Path folder;

	private Context context;
	private Module finished;

	@BeforeEach
	void createContext() {
		context = new Context(NeuroFactorCommands.class, CommandService.class, RunService.class, ScriptService.class);
		context.service(EventService.class).subscribe(this);
		MacroRunner.run("", NewImage.createByteImage("other", 4, 3, 2, NewImage.FILL_RAMP),
			NewImage.createByteImage("ste", 4, 3, 2, NewImage.FILL_RAMP));
	}

	@AfterEach
	void dispose() {
		context.dispose();
		MacroRunner.run("");
	}

	@EventHandler
	private void onEvent(final ModuleFinishedEvent event) {
		finished = event.getModule();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "iterations | 7      | iterations | 7", "iterations | 7.0    | iterations | 7",
			"iterations | 1e3    | iterations | 1000", "Iterations | 7      | iterations | 7",
			"seed       | 9007199254740993 | seed | 9007199254740993", "smooth     | 1      | smooth     | true",
			"normalize  | false  | normalize  | false", "method     | RANDOM | method     | random",
			"maskTitle  | other  | masktitle  | other", "image      | other  | image      | other",
			"name       | a b    | image      | ste", "name       | a b    | iterations | 100" })
	void textsBecomeInputs(final String key, final String text, final String input, final String expected)
		throws Exception
	{
		assertEquals("<" + expected + ">", input(input, key, text));
	}

	@Test
	void valuesBecomeInputs() throws Exception {
		assertEquals("<7>", input("iterations", "iterations", 7.0));
		assertEquals("<true>", input("smooth", "smooth", true));
		assertEquals("<mine>", input("image", "image", NewImage.createByteImage("mine", 4, 3, 2, NewImage.FILL_RAMP)));
		assertTrue(failure("iterations", 7.5).contains("whole number"));
	}

	@Test
	void imageOfAFile() throws Exception {
		final String path = folder.resolve("saved.tif").toString();
		IJ.saveAsTiff(NewImage.createByteImage("saved", 4, 3, 2, NewImage.FILL_RAMP), path);
		assertEquals("<saved.tif>", input("image", "image", path));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"iterations | abc  | iterations must be a whole number from 1 to 1000000, but was 'abc'.",
		"iterations | 7.5  | iterations must be a whole number from 1 to 1000000, but was '7.5'.",
		"sparsity   | 1.5  | sparsity must be a number from 0 to 1, but was '1.5'.",
		"method     | best | method must be one of nnsvdlrc, random, k-means ++, but was 'best'.",
		"smooth     | yes  | smooth must be true or false, but was 'yes'.",
		"image      | nope | image must be an open image (other, ste) or the path of an image file, but was 'nope'.",
		"foo        | 1    | unknown option 'foo'. Valid options: image, iterations, seed," })
	void whatIsWrongIsSaid(final String key, final String text, final String message) {
		assertTrue(failure(key, text).startsWith("Every Input: " + message), failure(key, text));
	}

	@Test
	void aCommandThatFailsIsSaidToFail() {
		assertThrows(InvocationTargetException.class, () -> run("outcome", "complaint"));
	}

	@Test
	void anImageIsNeeded() {
		MacroRunner.run("");
		assertEquals("Every Input needs an image, but none is open.", failure("iterations", "7"));
	}

	@Test
	void argumentsArePairs() {
		final Exception e = assertThrows(IllegalArgumentException.class,
			() -> context.service(RunService.class).run(COMMAND, "iterations", 7, "smooth"));
		assertTrue(e.getMessage().contains("pairs"), e.getMessage());
	}

	@Test
	void otherCommandsAreLeftToSciJava() {
		final NeuroFactorCodeRunner runner = new NeuroFactorCodeRunner();
		context.inject(runner);
		assertTrue(runner.supports(COMMAND));
		assertTrue(runner.supports(EveryInputCommand.class));
		assertFalse(runner.supports("org.scijava.command.Command"));
		assertFalse(runner.supports("hello.groovy"));
		assertFalse(runner.supports(new ImagePlus()));
	}

	private void run(final String key, final Object value) throws Exception {
		final Map<String, Object> inputs = new LinkedHashMap<>();
		inputs.put(key, value);
		context.service(RunService.class).run(COMMAND, inputs);
	}

	/** What the command got for an input. */
	private String input(final String input, final String key, final Object value) throws Exception {
		run(key, value);
		final ResultsTable table = (ResultsTable) finished.getOutput("values");
		for (int row = 0; row < table.size(); row++)
			if (table.getStringValue("Input", row).equals(input)) return table.getStringValue("Value", row);
		throw new AssertionError("There is no input " + input);
	}

	private String failure(final String key, final Object value) {
		return assertThrows(IllegalArgumentException.class, () -> run(key, value)).getMessage();
	}
}
