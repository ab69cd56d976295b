package org.neurofactor.command;

import ij.ImagePlus;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.lang.reflect.InvocationTargetException;

import org.neurofactor.imagej.door.SmallWindow;

/** How commands open a window beside an image. */
final class ExplorerCommands {

	private ExplorerCommands() {}

	/**
	 * Shows the image if it is not, and opens the window, which is there when this returns.
	 *
	 * @param window opens it, on the event thread
	 * @param otherwise what can be done without a display
	 * @throws IllegalArgumentException if there can be no window
	 */
	static void open(final ImagePlus explored, final Runnable window, final String otherwise) {
		if (GraphicsEnvironment.isHeadless())
			throw new IllegalArgumentException("The explorer is a window, but there is no display. " + otherwise);
		if (explored.getWindow() == null) explored.show();
		if (explored.getWindow() == null) throw new IllegalArgumentException(
			"The explorer needs the window of \"" + explored.getTitle() + "\", but in batch mode there is none.");
		if (explored.getCanvas().getMagnification() == 1) SmallWindow.enlarge(explored); // as opened from a file
		try {
			if (EventQueue.isDispatchThread()) window.run();
			else EventQueue.invokeAndWait(window);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		catch (final InvocationTargetException e) {
			throw new IllegalStateException(e.getCause());
		}
	}
}
