package org.neurofactor.command.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.NewImage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurofactor.macro.MacroRunner;
import org.neurofactor.macro.MacroRunner.Outcome;

/** The bridge from macros to commands: what a macro's options become, what it finds afterwards, and when it stops. */
class MacroTest {

	private static final String RUN = "run(\"" + EveryInputCommand.LABEL + "\"";

	@BeforeAll
	static void register() {
		MacroRunner.register(EveryInputCommand.LABEL, EveryInputCommand.class);
	}

	@AfterEach
	void closeImages() {
		MacroRunner.run("");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "iterations=7                | iterations | 7", "iterations=7.0              | iterations | 7",
			"iterations=1e3              | iterations | 1000", "Iterations=7                | iterations | 7",
			"seed=9007199254740993       | seed       | 9007199254740993",
			"seed=-3                     | seed       | -3", "tolerance=1e-12             | tolerance  | 1.0E-12",
			"tolerance=.5                | tolerance  | 0.5", "sparsity=1                  | sparsity   | 1.0",
			"smooth                      | smooth     | true", "smooth=true                 | smooth     | true",
			"smooth=false                | smooth     | false", "normalize                   | normalize  | true",
			"normalize=false             | normalize  | false", "iterations=3                | normalize  | true",
			"iterations=3                | smooth     | false", "iterations=3                | tolerance  | 1.0E-4",
			"method=random               | method     | random", "method=RANDOM               | method     | random",
			"method=[k-means ++]         | method     | k-means ++", "name=[a b]                  | name       | a b",
			"name=[a [b c] d] smooth     | name       | a [b c] d", "name='a b'                  | name       | a b",
			"name=it's                   | name       | it's", "name=[]                     | name       | ''",
			"name=a[b]                   | name       | a[b]", "name=x=y                    | name       | x=y",
			"name=[C:\\\\my data\\\\x]   | name       | C:\\my data\\x",
			"folder=[/my data/x]         | folder     | /my data/x",
			"folder=/tmp/b/../a/         | folder     | /tmp/a", "masktitle=[my mask]         | masktitle  | my mask",
			"image=[my mask]             | image      | my mask", "smooth iterations=5         | image      | ste" })
	void optionsBecomeInputs(final String options, final String input, final String expected) {
		assertInput(expected, input, RUN + ", \"" + options + "\");");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "n = 7;          | iterations=&n    | iterations | 7",
			"t = 1e-3;       | tolerance=&t     | tolerance  | 0.001",
			"s = 'a [b] \\\\c'; | name=&s       | name       | a [b] \\c",
			"s = 'x y';      | name=[&s]        | name       | x y",
			"b = true;       | smooth=&b        | smooth     | true",
			"b = false;      | normalize=&b     | normalize  | false" })
	void variablesAreResolved(final String assignment, final String options, final String input,
		final String expected)
	{
		assertInput(expected, input, assignment.replace('\'', '"') + RUN + ", \"" + options + "\");");
	}

	@ParameterizedTest
	@CsvSource({ "'\");'", "'\", \"\");'", "'\", \" \");'" })
	void withoutOptionsDefaultsAreUsed(final String end) {
		final String call = "run(\"" + EveryInputCommand.LABEL + end;
		assertInput("100", "iterations", call);
		assertInput("true", "normalize", call);
		assertInput("ste", "image", call);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "iterations=abc | Every Input: iterations must be a whole number from 1 to 1000000, but was 'abc'.",
			"iterations=    | Every Input: iterations must be a whole number from 1 to 1000000, but was ''.",
			"iterations     | Every Input: iterations must be a whole number from 1 to 1000000, but was ''.",
			"iterations=7.5 | Every Input: iterations must be a whole number from 1 to 1000000, but was '7.5'.",
			"iterations=0   | Every Input: iterations must be a whole number from 1 to 1000000, but was '0'.",
			"iterations=1000001 | Every Input: iterations must be a whole number from 1 to 1000000, but was '1000001'.",
			"iterations=1e99 | Every Input: iterations must be a whole number from 1 to 1000000, but was '1e99'.",
			"iterations=NaN | Every Input: iterations must be a whole number from 1 to 1000000, but was 'NaN'.",
			"iterations=0x10 | Every Input: iterations must be a whole number from 1 to 1000000, but was '0x10'.",
			"tolerance=-1   | Every Input: tolerance must be a number of at least 0, but was '-1'.",
			"tolerance=1e999 | Every Input: tolerance must be a number of at least 0, but was 'Infinity'.",
			"tolerance=1d   | Every Input: tolerance must be a number of at least 0, but was '1d'.",
			"sparsity=1.5   | Every Input: sparsity must be a number from 0 to 1, but was '1.5'.",
			"smooth=yes     | Every Input: smooth must be true or false, but was 'yes'.",
			"method=kmeans  | Every Input: method must be one of nnsvdlrc, random, k-means ++, but was 'kmeans'.",
			"masktitle=nope | Every Input: masktitle must be an open image (",
			"image=nope     | Every Input: image must be an open image (",
			"foo=1          | Every Input: unknown option 'foo'. Valid options: image, iterations, seed, tolerance,",
			"foo            | Every Input: unknown option 'foo'. Valid options: image, iterations, seed, tolerance,",
			"smooth smooth  | Every Input: option 'smooth' is given twice",
			"name=[a b      | Every Input: the value of 'name' lacks its closing bracket: [a b",
			"name=[a]b      | Every Input: the value of 'name' is followed by 'b' without a blank between them",
			"=5             | Every Input: there is a '=' without a key",
			"name=&nope     | Every Input: name=&nope refers to the macro variable 'nope', which does not exist",
			"outcome=complaint | Every Input: the image is too dark",
			"outcome=bug    | Every Input failed: java.lang.IllegalStateException: not my day",
			"outcome=error  | Every Input failed: java.lang.NoClassDefFoundError: org/example/Missing",
			"outcome=cancel | Every Input cancelled" })
	void whatIsWrongIsSaidAndStopsTheMacro(final String options, final String message) {
		for (final String before : new String[] { "", "setBatchMode(true); ", "setBatchMode(false); " }) {
			final Outcome outcome = run(before + RUN + ", \"" + options + "\"); print(\"went on\"); return \"end\";");
			assertTrue(outcome.stopped(), outcome.toString());
			assertTrue(outcome.error().startsWith(message), outcome.toString());
			assertTrue(outcome.output().contains(message), outcome.toString());
			assertFalse(outcome.output().contains("went on"), outcome.toString());
			assertNull(WindowManager.getImage(EveryInputCommand.OUTPUT_TITLE));
		}
	}

	@Test
	void aMistakeShowsWhereItHappened() {
		final Outcome outcome = run(RUN + ", \"outcome=bug\");");
		assertTrue(outcome.output().contains("at " + EveryInputCommand.class.getName() + ".execute"), outcome.output());
	}

	@Test
	void aMacroGoesOnAfterAnotherWasStopped() {
		assertTrue(run(RUN + ", \"foo\");").stopped());
		assertEquals("end", run("return \"end\";").returnValue());
	}

	@Test
	void openImagesAreListed() {
		final String message = "image must be an open image (my mask, ste), but was 'nope'.";
		assertTrue(run(RUN + ", \"image=nope\");").error().contains(message));
	}

	@Test
	void withoutImage() {
		final Outcome outcome = MacroRunner.run(RUN + ", \"iterations=7\"); print(\"went on\");");
		assertTrue(outcome.stopped());
		assertTrue(outcome.output().contains("Every Input needs an image, but none is open."), outcome.toString());
		assertFalse(outcome.output().contains("went on"), outcome.toString());
	}

	@Test
	void outputsBecomeCurrent() {
		for (final String before : new String[] { "", "setBatchMode(true); " }) {
			final Outcome outcome = run(before + RUN + ", \"smooth\"); t = getTitle(); selectImage(\"second\"); " +
				"selectImage(\"ste\"); return t + \" \" + nImages + \" \" + nResults + \" \" + Table.size + \" \" + " +
				"Table.title + \" \" + getResultString(\"Input\", 1);");
			assertEquals("out 4 11 11 Results iterations", outcome.returnValue(), outcome.toString());
		}
	}

	/** ImageJ then has no list of images, so it knows the current image only. */
	@Test
	void outputsBecomeCurrentOutsideOfBatchMode() {
		final Outcome outcome =
			run("setBatchMode(false); " + RUN + ", \"smooth\"); " + "return getTitle() + \" \" + nResults;");
		assertEquals("out 11", outcome.returnValue(), outcome.toString());
	}

	@Test
	void tablesHaveSixDecimalPlaces() {
		final Outcome outcome = run(RUN + ", \"smooth\"); return getResultString(\"Sixth\", 0);");
		assertEquals("0.166667", outcome.returnValue(), outcome.toString());
	}

	@Test
	void anotherImageThanTheCurrentOne() {
		final ImagePlus other = image("other");
		MacroRunner.run("", image("current"));
		IJ.run(other, EveryInputCommand.LABEL, "iterations=3");
		assertEquals("<other>", ij.measure.ResultsTable.getResultsTable().getStringValue("Value", 0));
		assertNotNull(WindowManager.getImage(EveryInputCommand.OUTPUT_TITLE));
	}

	@Test
	void calledDirectlyOutsideOfAMacro() {
		MacroRunner.run("");
		WindowManager.setTempCurrentImage(image("ste"));
		IJ.runPlugIn(NeuroFactorPlugIn.class.getName(), EveryInputCommand.class.getName());
		assertEquals(EveryInputCommand.OUTPUT_TITLE, WindowManager.getCurrentImage().getTitle());
		WindowManager.setTempCurrentImage(null);
	}

	@Test
	void unknownCommand() {
		MacroRunner.register("No Such Command", org.scijava.command.Command.class);
		final Outcome outcome = run("run(\"No Such Command\"); return \"end\";");
		assertTrue(outcome.output().contains("there is no command org.scijava.command.Command"), outcome.toString());
		assertTrue(outcome.stopped());
	}

	@Test
	void theSampleIsInTheMenus() {
		final Outcome outcome = run("run(\"Open Sample STE\"); return getTitle();");
		assertEquals("simulated-ste.tif", outcome.returnValue(), outcome.toString());
	}

	private static void assertInput(final String expected, final String input, final String call) {
		final Outcome outcome =
			run(call + " value = \"\"; for (i = 0; i < nResults; i++) " + "if (getResultString(\"Input\", i) == \"" +
				input + "\") value = getResultString(\"Value\", i); " + "return value;");
		assertEquals("<" + expected + ">", outcome.returnValue(), outcome.toString());
	}

	private static Outcome run(final String macro) {
		return MacroRunner.run(macro, image("my mask"), image("ste"));
	}

	private static ImagePlus image(final String title) {
		return NewImage.createByteImage(title, 4, 3, 2, NewImage.FILL_RAMP);
	}
}
