package org.neurofactor.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import groovy.lang.GroovyShell;
import ij.ImagePlus;
import ij.WindowManager;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.imagej.stnmf.Cells;
import org.neurofactor.stnmf.StnmfResult;
import org.python.core.PySystemState;
import org.python.util.PythonInterpreter;

/** The scripts of {@code scripts/} with callbacks of their own, run as they are. */
class CallbackScriptTest {

	private static final int ITERATIONS = 1000;

	@TempDir
	private Path temp;

	private final ImagePlus cell = Cells.ensemble(16, 14, 4, 300);

	@BeforeEach
	void showTheCell() {
		MacroRunner.run("", cell);
	}

	@AfterEach
	void closeIt() {
		MacroRunner.run("");
	}

	private static File script(final String name) {
		return Paths.get("scripts", name).toFile();
	}

	/** Both end early, by their callback, at a multiple of its interval, and keep a course that falls. */
	private static void assertEndedEarly(final StnmfResult result, final int interval, final List<?> course) {
		assertEquals(20, result.rank());
		assertTrue(result.iterations() < ITERATIONS, "iterations " + result.iterations());
		assertEquals(0, result.iterations() % interval);
		assertEquals(result.iterations() / interval + 1, course.size());
		final double first = ((Number) course.get(0)).doubleValue();
		final double last = ((Number) course.get(course.size() - 1)).doubleValue();
		assertTrue(last < first);
		assertEquals(result.residual(), last, 1e-9 * last);
	}

	@Test
	void groovy() throws IOException {
		final GroovyShell shell = new GroovyShell();
		shell.evaluate(script("stnmf-callback.groovy"));
		assertEndedEarly((StnmfResult) shell.getVariable("result"), 50, (List<?>) shell.getVariable("course"));
		assertEquals("cell-modules", ((ImagePlus) shell.getVariable("modules")).getTitle());
		assertEquals(cell, WindowManager.getCurrentImage());
	}

	@Test
	void jython() {
		final Properties properties = new Properties();
		properties.setProperty("python.cachedir", temp.toString());
		properties.setProperty("python.import.site", "false");
		PySystemState.initialize(System.getProperties(), properties);
		try (PythonInterpreter python = new PythonInterpreter()) {
			python.execfile(script("stnmf-callback.py").getPath());
			assertEndedEarly(python.get("result", StnmfResult.class), 100, python.get("course", List.class));
			assertEquals("cell-modules", python.get("modules", ImagePlus.class).getTitle());
		}
	}
}
