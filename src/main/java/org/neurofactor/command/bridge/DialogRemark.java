package org.neurofactor.command.bridge;

import ij.gui.GenericDialog;
import ij.gui.MultiLineLabel;

import java.awt.Color;
import java.util.function.Supplier;

/**
 * The lines at the bottom of a dialog that say what to expect of the run, or what does not fit, while it is filled in.
 */
final class DialogRemark {

	/** In characters. */
	static final int WIDTH = 70;

	private static final Color ESTIMATE = new Color(0x404040);
	private static final Color WARNING = new Color(0xb00000);
	private static final String BLANK = " \n ";

	private final GenericDialog dialog;
	private final MultiLineLabel label;
	private final Supplier<Remark> advice;

	/** What is missing in a dialog that was not filled in yet is no mistake. */
	private boolean untouched = true;

	/** What is said, and whether something is wrong. */
	static final class Remark {

		private final String text;
		private final boolean warning;

		/** @param warning what may be wrong; empty for nothing */
		Remark(final String text, final String warning) {
			this.text = (text + " " + warning).trim();
			this.warning = !warning.isEmpty();
		}
	}

	/**
	 * Adds the lines to the dialog.
	 *
	 * @param advice for what is entered now, may be empty; throws {@link IllegalArgumentException} with what does not
	 *          fit
	 */
	DialogRemark(final GenericDialog dialog, final Supplier<Remark> advice) {
		this.dialog = dialog;
		this.advice = advice;
		dialog.setInsets(8, 0, 0);
		dialog.addMessage(BLANK);
		label = (MultiLineLabel) dialog.getMessage();
		show();
		dialog.addDialogListener((source, event) -> {
			untouched &= event == null;
			show();
			return true;
		});
	}

	/** Says what there is to say by now. */
	void show() {
		try {
			final Remark remark = advice.get();
			set(remark.text, remark.warning ? WARNING : ESTIMATE);
		}
		catch (final IllegalArgumentException e) {
			set(untouched ? "" : e.getMessage(), WARNING);
		}
	}

	private void set(final String text, final Color color) {
		final int height = label.getPreferredSize().height;
		label.setForeground(color);
		label.setText(text.isEmpty() ? BLANK : wrapped(text, WIDTH));
		if (dialog.isShowing() && label.getPreferredSize().height != height) dialog.pack();
	}

	/** The text in lines of at most so many characters, two or more. */
	static String wrapped(final String text, final int width) {
		final StringBuilder lines = new StringBuilder();
		int length = 0;
		for (final String word : text.split("\\s+")) {
			if (length > 0 && length + 1 + word.length() > width) {
				lines.append('\n');
				length = 0;
			}
			if (length > 0) lines.append(' ');
			lines.append(word);
			length = lines.length() - 1 - lines.lastIndexOf("\n");
		}
		return lines.indexOf("\n") < 0 ? lines.append("\n ").toString() : lines.toString();
	}
}
