package org.neurofactor.calling;

import static org.junit.jupiter.api.Assertions.assertFalse;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.NewImage;
import ij.measure.ResultsTable;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.macro.MacroRunner;

/** Every way of calling a command that needs no display gives the same result. */
class WaysOfCallingTest {

	@TempDir
	private Path folder;

	@AfterEach
	void closeImages() {
		MacroRunner.run("");
	}

	@TestFactory
	Stream<DynamicNode> sameResult() {
		return Matrix.tests(folder,
			Way.of("CommandService", (call, output) -> SciJavaWays.commandService(call, output, true)),
			Way.of("--run", SciJavaWays::commandLine), Way.of("Groovy script with parameters", SciJavaWays::groovy),
			Way.ofFirstTable("headless macro", (call, output) -> macro("", call, output)),
			Way.ofFirstTable("headless macro in batch mode",
				(call, output) -> macro("setBatchMode(true);\n", call, output)),
			Way.ofFirstTable("IJ.run(imp, ...) with another image active", WaysOfCallingTest::anotherImage),
			Way.ofNoCommand("Java API", (call, output) -> call.api(output)));
	}

	private static Outcome macro(final String before, final Call call, final Path output) {
		final MacroRunner.Outcome macro = MacroRunner.run(before + call.macro(output), call.image());
		assertFalse(macro.stopped(), macro::toString);
		return found(call, output);
	}

	private static Outcome anotherImage(final Call call, final Path output) {
		MacroRunner.run("", NewImage.createByteImage("active", 9, 9, 30, NewImage.FILL_RAMP));
		IJ.run(call.image(), call.label(), call.macroOptions(output));
		WindowManager.getImage("active").close();
		return found(call, output);
	}

	/** What a macro finds. */
	private static Outcome found(final Call call, final Path output) {
		final Outcome outcome = new Outcome();
		for (final int id : WindowManager.getIDList()) {
			final ImagePlus image = WindowManager.getImage(id);
			if (!image.getTitle().equals(call.image().getTitle())) outcome.add(image);
		}
		return outcome.add(Outcome.FIRST_TABLE, ResultsTable.getResultsTable()).addFiles(output);
	}
}
