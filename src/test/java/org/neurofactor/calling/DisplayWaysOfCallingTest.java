package org.neurofactor.calling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.neurofactor.macro.Windows.dialog;
import static org.neurofactor.macro.Windows.finish;
import static org.neurofactor.macro.Windows.press;
import static org.neurofactor.macro.Windows.startMacro;

import ij.Executer;
import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.NewImage;
import ij.plugin.frame.Recorder;
import ij.text.TextWindow;

import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.imagej.launcher.MacroRun;
import org.neurofactor.macro.MacroRunner;
import org.neurofactor.macro.Windows;

/** Every way of calling a command in an ImageJ with windows gives the same result. Skipped without a display. */
@Tag("display")
class DisplayWaysOfCallingTest {

	private static final String OTHER = "active";

	@TempDir
	private Path folder;

	@BeforeEach
	void openImageJ() {
		Assumptions.assumeFalse(GraphicsEnvironment.isHeadless(),
			"There is no display: ways of calling are not tested");
		if (IJ.getInstance() == null) new ImageJ();
		Calls.all().forEach(call -> MacroRunner.register(call.label(), call.command()));
	}

	@AfterEach
	void closeAll() {
		if (!GraphicsEnvironment.isHeadless()) Windows.closeAll();
	}

	@TestFactory
	Stream<DynamicNode> sameResult() {
		return Matrix.tests(folder, way("menu and dialog", DisplayWaysOfCallingTest::menu),
			way("recorded line", DisplayWaysOfCallingTest::recorded),
			way("macro", (call, output) -> macro(call.macro(output), call)),
			way("macro in batch mode", DisplayWaysOfCallingTest::batchMode),
			way("IJ.run(imp, ...) with another image active", DisplayWaysOfCallingTest::anotherImage));
	}

	/** What a call does in an empty ImageJ. */
	private interface Action {

		void run(Call call, Path output);
	}

	private static Way way(final String name, final Action action) {
		return Way.of(name, (call, output) -> {
			Windows.closeAll();
			action.run(call, output);
			return found(call, output);
		});
	}

	private static void menu(final Call call, final Path output) {
		call.image().show();
		final Thread command = start(call);
		Entries.enter(dialog(), call, output);
		press(dialog(), 0);
		finish(command);
	}

	/** What the menu's run left in the recorder, with another folder. */
	private static void recorded(final Call call, final Path output) {
		final Path before = output.resolveSibling("recorded");
		final Recorder recorder = new Recorder(false);
		Recorder.record = true;
		menu(call, before);
		final String recorded = recorder.getText();
		recorder.close();
		Windows.closeAll();
		assertEquals(2, recorded.split("run\\(", -1).length, recorded);
		macro(recorded.replace(before.toString(), output.toString()), call);
	}

	private static void macro(final String macro, final Call call) {
		call.image().show();
		final MacroRun[] run = new MacroRun[1];
		finish(startMacro(() -> run[0] = MacroRun.run(macro, "")));
		assertNull(run[0].error());
	}

	private static void batchMode(final Call call, final Path output) {
		macro("setBatchMode(true);\n" + call.macro(output) + "setBatchMode(\"exit and display\");\n", call);
	}

	private static void anotherImage(final Call call, final Path output) {
		NewImage.createByteImage(OTHER, 9, 9, 30, NewImage.FILL_RAMP).show();
		finish(startMacro(() -> IJ.run(call.image(), call.label(), call.macroOptions(output))));
	}

	/** As the menu does. */
	private static Thread start(final Call call) {
		new Executer(call.label(), null);
		return Windows.await(() -> Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter(thread -> thread.getName().equals(call.label()))
			.findFirst()
			.orElse(null));
	}

	/** All windows but those of the input. */
	private static Outcome found(final Call call, final Path output) {
		final Outcome outcome = new Outcome();
		for (final int id : WindowManager.getIDList()) {
			final ImagePlus image = WindowManager.getImage(id);
			final boolean input = image.getTitle().equals(call.image().getTitle()) || image.getTitle().equals(OTHER);
			if (!input) outcome.add(image);
		}
		for (final Frame frame : WindowManager.getNonImageWindows()) {
			if (frame instanceof TextWindow) outcome.add(frame.getTitle(), ((TextWindow) frame).getResultsTable());
		}
		return outcome.addFiles(output);
	}
}
