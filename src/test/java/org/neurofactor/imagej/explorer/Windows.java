package org.neurofactor.imagej.explorer;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Window;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import javax.swing.JButton;
import javax.swing.JTable;

/** What tests do with windows. */
final class Windows {

	/** Machines that run tests may be slow. */
	private static final long PATIENCE = 30;

	private Windows() {}

	/** Waits for something to happen. */
	static void until(final BooleanSupplier condition) {
		final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) throw new AssertionError("It did not happen");
			IJ.wait(20);
		}
	}

	/** The window of that title if it is shown. */
	static Optional<Frame> find(final String title) {
		return Arrays.stream(Frame.getFrames())
			.filter(frame -> frame.isShowing() && title.equals(frame.getTitle()))
			.findFirst();
	}

	/** The table in the window of that title. */
	static JTable table(final String title) {
		return (JTable) find(find(title).get(), component -> component instanceof JTable);
	}

	/** Clicks a button in the window of that title. */
	static void push(final String title, final String button) throws Exception {
		final JButton found = (JButton) find(find(title).get(),
			component -> component instanceof JButton && button.equals(((JButton) component).getText()));
		EventQueue.invokeAndWait(found::doClick);
	}

	/** The first component that is as it should be; null if there is none. */
	private static Component find(final Container in, final Predicate<Component> predicate) {
		for (final Component component : in.getComponents()) {
			if (predicate.test(component)) return component;
			final Component inside = component instanceof Container ? find((Container) component, predicate) : null;
			if (inside != null) return inside;
		}
		return null;
	}

	/** Clicks at a place, in pixels of the image. */
	static void click(final ImagePlus imp, final double x, final double y) throws Exception {
		final ImageCanvas canvas = imp.getCanvas();
		EventQueue.invokeAndWait(() -> canvas.dispatchEvent(
			new MouseEvent(canvas, MouseEvent.MOUSE_RELEASED, 0, 0, canvas.screenXD(x), canvas.screenYD(y), 1, false)));
	}

	/** Closes all images, and all other windows. */
	static void closeAll() throws Exception {
		for (final int id : WindowManager.getIDList() == null ? new int[0] : WindowManager.getIDList()) {
			WindowManager.getImage(id).changes = false;
			WindowManager.getImage(id).close();
		}
		EventQueue.invokeAndWait(() -> Arrays.stream(Frame.getFrames()).forEach(Window::dispose));
	}
}
