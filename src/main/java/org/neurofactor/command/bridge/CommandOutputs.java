package org.neurofactor.command.bridge;

import org.scijava.command.CommandModule;

import org.neurofactor.command.NeuroFactorCommand;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

import org.neurofactor.imagej.door.SmallWindow;
import org.scijava.module.ModuleItem;

/**
 * Shows the outputs of a command, images, arrays of images and tables, so that a macro that goes on finds them: the
 * first image is the current image and the first table the active one.
 * <p>
 * Without a display only one table can be found by a macro: the first becomes ImageJ's results table.
 */
final class CommandOutputs {

	private static final int DECIMAL_PLACES = 6;

	/** Pixels between windows of tables, which ImageJ would put one on top of the other. */
	private static final int CASCADE = 30;

	private final ImagePlus input;

	/** @param input the image that the command worked on, after which tables are named; may be null */
	CommandOutputs(final ImagePlus input) {
		this.input = input;
	}

	/** Whether it is of a type that is shown. */
	static boolean shows(final Object output) {
		return output instanceof ImagePlus || output instanceof ImagePlus[] || output instanceof ResultsTable;
	}

	/** Shows in reverse, because what is shown last is in front; tables in front of images, which are larger. */
	void show(final CommandModule module) {
		final List<ModuleItem<?>> items = new ArrayList<>();
		module.getInfo().outputs().forEach(item -> items.add(0, item));
		for (final ModuleItem<?> item : items) {
			final Object value = item.getValue(module);
			if (value instanceof ImagePlus) show((ImagePlus) value);
			if (value instanceof ImagePlus[]) showAll((ImagePlus[]) value);
		}
		int tables = 0;
		for (final ModuleItem<?> item : items) {
			final Object value = item.getValue(module);
			if (value instanceof ResultsTable) show((ResultsTable) value, title(item, module), tables++);
		}
	}

	private static void showAll(final ImagePlus[] images) {
		for (int i = images.length - 1; i >= 0; i--) show(images[i]);
	}

	private static void show(final ImagePlus image) {
		if (GraphicsEnvironment.isHeadless() && !IJ.isMacro()) WindowManager.setTempCurrentImage(image);
		else image.show();
		if (image.getWindow() == null) return;
		waitUntilActive(image.getWindow());
		SmallWindow.enlarge(image);
	}

	/**
	 * Otherwise the windows become active in any order, and when the command has ended, so that a wrong image is the
	 * current one and the recorder writes a {@code selectImage} for each. A window manager need not activate windows.
	 */
	private static void waitUntilActive(final Window window) {
		for (int i = 0; i < 50 && !window.isActive(); i++) IJ.wait(10);
		try {
			if (!EventQueue.isDispatchThread()) EventQueue.invokeAndWait(() -> {});
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		catch (final InvocationTargetException e) {
			throw new IllegalStateException(e);
		}
	}

	/** @param earlier how many tables were shown before, which this one is not to hide */
	private static void show(final ResultsTable table, final String title, final int earlier) {
		if (GraphicsEnvironment.isHeadless()) Analyzer.setResultsTable(table);
		table.setPrecision(DECIMAL_PLACES);
		final boolean isNew = WindowManager.getFrame(title) == null;
		table.show(title);
		final Frame window = WindowManager.getFrame(title);
		if (isNew && window != null)
			window.setLocation(window.getX() + earlier * CASCADE, window.getY() + earlier * CASCADE);
	}

	private String title(final ModuleItem<?> item, final CommandModule module) {
		final String given = ((NeuroFactorCommand) module.getCommand()).nameOfTables();
		final String name = given.isEmpty() && input != null ? input.getShortTitle() : given;
		return name.isEmpty() ? item.getName() : name + "-" + item.getName();
	}
}
