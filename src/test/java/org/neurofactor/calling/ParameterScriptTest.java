package org.neurofactor.calling;

import org.neurofactor.command.NeuroFactorCommands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Plot;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.imagej.stnmf.Cells;
import org.neurofactor.imagej.door.PlaneStack;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.stnmf.StnmfImages;
import org.neurofactor.stnmf.Stnmf;
import org.neurofactor.stnmf.StnmfOptions;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.script.ScriptService;

/** The scripts of {@code scripts/} with parameters, run as Fiji's script editor does. */
class ParameterScriptTest {

	private static final double RATE = 10;

	@TempDir
	private Path folder;

	private static Module run(final String script, final Map<String, Object> inputs) throws Exception {
		try (Context context = new Context(NeuroFactorCommands.class, CommandService.class, ScriptService.class)) {
			final ScriptService scripts = context.service(ScriptService.class);
			scripts.addAlias(ImagePlus.class); // as imagej-legacy does in Fiji
			return scripts.run(Paths.get("scripts", script).toFile(), true, inputs).get();
		}
	}

	private Map<String, Object> stnmfInputs(final ImagePlus ste) {
		final Map<String, Object> inputs = new HashMap<>();
		inputs.put("ste", ste);
		inputs.put("modules", 6);
		inputs.put("sparsity", 0.8);
		inputs.put("iterations", 50);
		return inputs;
	}

	private static void assertModules(final ImagePlus ste, final Object found) {
		final StnmfOptions options = StnmfOptions.DEFAULTS.with(StnmfOptions.MODULES, 6)
			.with(StnmfOptions.SPARSITY, 0.8)
			.with(StnmfOptions.ITERATIONS, 50);
		final ImagePlus expected =
			StnmfImages.modules(Stnmf.run(PlaneStack.of(ste, "spike"), options), SourceImage.of(ste));
		final ImagePlus modules = (ImagePlus) found;
		assertEquals(expected.getTitle(), modules.getTitle());
		assertEquals(6, modules.getStackSize());
		for (int i = 1; i <= 6; i++)
			assertArrayEquals((float[]) expected.getStack().getPixels(i), (float[]) modules.getStack().getPixels(i));
	}

	@Test
	void stnmfByCommandInGroovy() throws Exception {
		final ImagePlus ste = Cells.ensemble(12, 11, 3, 100);
		final Map<String, Object> inputs = stnmfInputs(ste);
		inputs.put("output", folder.resolve("results").toString());
		final Module module = run("stnmf.groovy", inputs);
		assertModules(ste, module.getOutput("modulestack"));
		assertEquals("cell-figure", ((ImagePlus) module.getOutput("figure")).getTitle());
		assertTrue(Files.exists(folder.resolve("results/modules.csv")));
	}

	@Test
	void stnmfByJavaInJython() throws Exception {
		final ImagePlus ste = Cells.ensemble(12, 11, 3, 100);
		assertModules(ste, run("stnmf-jython.py", stnmfInputs(ste)).getOutput("modulestack"));
	}

	/** What is wrong is in the script's console; nothing is handed on. */
	@Test
	void wrongOptionStopsTheScript() throws Exception {
		final Map<String, Object> inputs = stnmfInputs(Cells.ensemble(12, 11, 3, 100));
		inputs.put("modules", 1);
		inputs.put("output", "");
		final ByteArrayOutputStream console = new ByteArrayOutputStream();
		final PrintStream err = System.err;
		System.setErr(new PrintStream(console, true));
		final Module module;
		try {
			module = run("stnmf.groovy", inputs);
		}
		finally {
			System.setErr(err);
		}
		assertTrue(console.toString().contains("STNMF: modules must be a whole number from 2"), console::toString);
		assertNull(module.getOutput("modulestack"));
	}

	@Test
	void neuropilByJavaInGroovy() throws Exception {
		final Map<String, Object> inputs = new HashMap<>();
		inputs.put("movie", sampleMovie());
		inputs.put("framerate", RATE);
		inputs.put("number", 3);
		final ImagePlus plot = (ImagePlus) run("neuropil.groovy", inputs).getOutput("plot");
		assertEquals("cell 03", plot.getTitle());
		final Plot curves = (Plot) plot.getProperty(Plot.PROPERTY_KEY);
		assertNotNull(curves);
		assertEquals(400, curves.getDataObjectArrays(0)[0].length);
		assertEquals(400, curves.getDataObjectArrays(1)[1].length);
	}

	@Test
	void neuropilByCommandInJython() throws Exception {
		final Map<String, Object> inputs = new HashMap<>();
		inputs.put("movie", sampleMovie());
		inputs.put("method", "NMF");
		inputs.put("alpha", 0.05);
		inputs.put("output", folder.resolve("traces").toString());
		final Module module = run("neuropil-jython.py", inputs);
		assertEquals(6, ((ImagePlus) module.getOutput("plots")).getStackSize());
		assertEquals("simulated-movie-regions", ((ImagePlus) module.getOutput("regionmap")).getTitle());
		assertTrue(Files.exists(folder.resolve("traces/result.csv")));
	}

	private static ImagePlus sampleMovie() {
		return IJ.openImage("sample-images/simulated-movie.tif");
	}
}
