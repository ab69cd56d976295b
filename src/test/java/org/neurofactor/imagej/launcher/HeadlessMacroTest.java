package org.neurofactor.imagej.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher as {@code scripts/imagej-headless} does, in a JVM of its own. */
@Tag("slow")
class HeadlessMacroTest {

	@TempDir
	private Path folder;

	/** Java says so on the error stream when it makes this folder itself. */
	@BeforeEach
	void createPreferences() throws IOException {
		Files.createDirectories(folder.resolve(".java/.userPrefs"));
	}

	/** A plugins folder with a menu entry; its class is on the class path. */
	@BeforeEach
	void createPluginsFolder() throws IOException {
		final Path plugins = Files.createDirectories(folder.resolve("plugins"));
		try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(plugins.resolve("Menu_.jar")))) {
			jar.putNextEntry(new JarEntry("plugins.config"));
			jar.write(("Plugins>NeuroFactor, \"Every Input...\", org.neurofactor.command.bridge.NeuroFactorPlugIn(" +
				"\"org.neurofactor.command.bridge.EveryInputCommand\")\n").getBytes(StandardCharsets.UTF_8));
			jar.closeEntry();
		}
	}

	@Test
	void commandsOfImageJAndOfTheSuiteRun() throws Exception {
		final String result = launch("newImage('ste', '32-bit ramp', 20, 16, 3); id = getImageID;" +
			"run('Gaussian Blur...', 'sigma=1 stack'); saveAs('Tiff', getArgument() + '/a.tif'); close();" +
			"open('a.tif'); run('Duplicate...', 'title=b duplicate'); setBatchMode(true); selectImage('a.tif');" +
			"run('Every Input...', 'iterations=5 masktitle=b'); print(getTitle(), nImages, nResults, Table.size);" +
			"selectImage('second'); setBatchMode(false); run('Every Input...', 'smooth'); print(getTitle());" +
			"print(Table.getString('Value', 0)); Table.save('t.csv'); selectImage('second'); print(getTitle());");
		assertEquals("0|out 4 11 11\nout\n<second>\nsecond\n|", result);
		assertTrue(Files.exists(folder.resolve("t.csv")));
		assertFalse(Files.exists(folder.resolve(".imagej")), "the user's preferences are left alone");
	}

	@Test
	void wrongOptionStopsTheMacro() throws Exception {
		final String message = "Every Input: iterations must be a whole number from 1 to 1000000, but was 'x'.";
		assertEquals("1|before\n|" + message + "\nmacro.ijm stopped: " + message + " (line 2)\n",
			launch("newImage('ste', '8-bit', 9, 9, 1); print('before');\nrun('Every Input...', 'iterations=x');\n" +
				"print('after');"));
	}

	@Test
	void errorOfImageJStopsTheMacro() throws Exception {
		final String result = launch("print('before');\nopen('nowhere.tif');\nprint('after');");
		assertTrue(result.startsWith("1|before\n"), result);
		assertTrue(result.contains("macro.ijm stopped: File not found: " + folder + "/nowhere.tif (line 2)"), result);
		assertFalse(result.contains("after"), result);
	}

	@Test
	void missingMacro() throws Exception {
		assertEquals("2||There is no macro file nope.ijm\n", launch(folder.resolve("macro.ijm"), "nope.ijm"));
	}

	private String launch(final String macro) throws Exception {
		final Path file = folder.resolve("macro.ijm");
		Files.write(file, macro.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
		return launch(file, "macro.ijm", folder.toString());
	}

	/** Exit code, standard output and standard error stream, separated by bars. */
	private String launch(final Path file, final String... args) throws Exception {
		final Path out = folder.resolve("out");
		final Path err = folder.resolve("err");
		final String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		final List<String> command = new ArrayList<>(Arrays.asList(System.getProperty("java.home") + "/bin/java",
			"--add-opens=java.base/java.lang=ALL-UNNAMED", "-Djava.awt.headless=true", "-Dplugins.dir=" + folder,
			"-Duser.home=" + folder, "-cp", classPath, HeadlessMacro.class.getName()));
		command.addAll(Arrays.asList(args));
		final Process process = new ProcessBuilder(command).directory(folder.toFile())
			.redirectOutput(out.toFile())
			.redirectError(err.toFile())
			.start();
		assertTrue(process.waitFor(60, TimeUnit.SECONDS));
		return process.exitValue() + "|" + text(out) + "|" + text(err);
	}

	private static String text(final Path file) throws IOException {
		return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
	}
}
