package org.neurofactor.command.bridge;

import org.neurofactor.command.NeuroFactorCommands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.IJ;
import ij.ImageJ;
import ij.WindowManager;
import ij.gui.NewImage;

import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neurofactor.macro.Windows;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.ui.UIService;
import org.scijava.ui.headless.HeadlessUI;

/** What is shown of a command that SciJava runs: all if it has a user interface. Skipped without a display. */
@Tag("display")
class OutputsPostprocessorTest {

	/** A user interface that does nothing, not even show anything. */
	private static final class VisibleUI extends HeadlessUI {

		@Override
		public boolean isVisible() {
			return true;
		}
	}

	@BeforeEach
	void openImageJ() {
		Assumptions.assumeFalse(GraphicsEnvironment.isHeadless(), "There is no display: windows are not tested");
		if (IJ.getInstance() == null) new ImageJ();
	}

	@AfterEach
	void closeAll() {
		if (!GraphicsEnvironment.isHeadless()) Windows.closeAll();
	}

	@Test
	void withUserInterfaceAllIsShownOnce() throws Exception {
		try (Context context = new Context()) {
			context.service(UIService.class).setDefaultUI(new VisibleUI());
			run(context);
		}
		assertEquals("out", WindowManager.getCurrentImage().getTitle());
		assertEquals("[out, second]", titles());
		assertEquals("[ste-numbers, ste-values]", tables());
	}

	@Test
	void withoutUserInterfaceNothingIsShown() throws Exception {
		try (Context context = new Context()) {
			run(context);
		}
		try (Context context = new Context(NeuroFactorCommands.class, CommandService.class)) {
			run(context);
		}
		assertEquals("[]", titles());
		assertEquals("[]", tables());
	}

	private static void run(final Context context) throws Exception {
		context.service(CommandService.class)
			.run(EveryInputCommand.class, true, "image", NewImage.createByteImage("ste", 4, 3, 2, NewImage.FILL_RAMP))
			.get();
	}

	private static String titles() {
		return Arrays.stream(WindowManager.getImageTitles()).sorted().collect(Collectors.toList()).toString();
	}

	private static String tables() {
		return Arrays.stream(WindowManager.getNonImageTitles())
			.filter(title -> title.startsWith("ste-"))
			.sorted()
			.collect(Collectors.toList())
			.toString();
	}
}
