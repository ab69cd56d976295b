package org.neurofactor.macro;

import static org.junit.jupiter.api.Assertions.assertFalse;

import ij.IJ;
import ij.ImageJ;
import ij.Menus;
import ij.macro.Interpreter;

import java.lang.reflect.Field;
import java.util.Hashtable;
import java.util.Map;

/** ImageJ as it runs for users, whose macros open windows; but its own is not shown. Only with a display. */
public final class ImageJWithWindows {

	private ImageJWithWindows() {}

	/** Starts ImageJ; messages are not shown, which would wait for somebody to read them. */
	@SuppressWarnings("unchecked")
	public static void start() {
		MacroRunner.run(""); // makes the commands known
		final Map<String, String> commands = new Hashtable<>(Menus.getCommands());
		new ImageJ(ImageJ.NO_SHOW);
		Menus.getCommands().putAll(commands);
		Interpreter.batchMode = false;
		IJ.redirectErrorMessages(true);
	}

	/** Runs a macro that must succeed, in this thread. */
	public static void run(final String macro) {
		final Interpreter interpreter = new Interpreter();
		interpreter.setIgnoreErrors(true);
		interpreter.run(macro, "");
		assertFalse(interpreter.wasError(), interpreter::getErrorMessage);
	}

	/** Ends it without ending Java, which ImageJ does not provide for: other tests are to find none. */
	public static void stop() throws ReflectiveOperationException {
		IJ.redirectErrorMessages(false);
		final Field instance = IJ.class.getDeclaredField("ij");
		instance.setAccessible(true);
		instance.set(null, null);
	}
}
