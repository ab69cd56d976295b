package org.neurofactor.macro;

import ij.IJ;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.text.TextWindow;

import java.awt.Button;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** ImageJ's windows in tests: waits for them, presses their buttons, closes them. */
public final class Windows {

	private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(20);

	private Windows() {}

	/** The result of {@code what} as soon as it is not null. */
	public static <T> T await(final Supplier<T> what) {
		for (final long end = System.nanoTime() + TIMEOUT; System.nanoTime() < end; IJ.wait(20)) {
			final T value = what.get();
			if (value != null) return value;
		}
		throw new AssertionError("It did not happen");
	}

	/** Waits until the thread has ended. */
	public static void finish(final Thread thread) {
		await(() -> thread.isAlive() ? null : thread);
	}

	/** Runs a macro in a thread such as ImageJ runs macros in. */
	public static Thread startMacro(final Runnable macro) {
		final Thread thread = new Thread(macro, "Macro$");
		thread.start();
		return thread;
	}

	/** A window of that type that is open; null if there is none. */
	public static <W extends Window> W find(final Class<W> type) {
		for (final Window window : Window.getWindows()) {
			if (type.isInstance(window) && window.isShowing()) return type.cast(window);
		}
		return null;
	}

	/** The dialog that opens. */
	public static GenericDialog dialog() {
		final GenericDialog dialog = await(() -> find(GenericDialog.class));
		// It shows a moment before it blocks its thread, and one that is closed in between would block it for ever.
		IJ.wait(200);
		return dialog;
	}

	/** Presses OK (0) or Cancel (1). */
	public static void press(final GenericDialog dialog, final int button) {
		final Button pressed = dialog.getButtons()[button];
		final ActionEvent press = new ActionEvent(pressed, ActionEvent.ACTION_PERFORMED, "");
		EventQueue.invokeLater(() -> dialog.actionPerformed(press));
		await(() -> dialog.isShowing() ? null : dialog);
	}

	public static void close(final Dialog dialog) {
		EventQueue.invokeLater(dialog::dispose);
		await(() -> dialog.isShowing() ? null : dialog);
	}

	/** Closes all but ImageJ itself, without asking. */
	public static void closeAll() {
		for (Dialog dialog = find(Dialog.class); dialog != null; dialog = find(Dialog.class)) close(dialog);
		final int[] ids = WindowManager.getIDList();
		for (int i = 0; ids != null && i < ids.length; i++) {
			WindowManager.getImage(ids[i]).changes = false;
			WindowManager.getImage(ids[i]).close();
		}
		for (final Frame frame : WindowManager.getNonImageWindows()) {
			if (frame instanceof TextWindow) ((TextWindow) frame).close(false);
		}
	}
}
