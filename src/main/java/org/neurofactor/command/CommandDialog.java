package org.neurofactor.command;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.util.Tools;

import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.scijava.module.ModuleInfo;
import org.scijava.widget.FileWidget;
import org.scijava.widget.NumberWidget;

/**
 * Asks the user for the inputs of a command in an ImageJ 1 dialog. What is entered is taken as text and goes the same
 * way as a macro's options; {@link OptionsRecorder} writes these options.
 */
final class CommandDialog {

	private static final int COLUMNS = 10;
	private static final String NO_IMAGE = "None";

	private final ModuleInfo command;
	private final CommandInputs inputs;

	CommandDialog(final ModuleInfo command, final CommandInputs inputs) {
		this.command = command;
		this.inputs = inputs;
	}

	/**
	 * Shows the dialog, again and again until the values are allowed or the user gives up.
	 *
	 * @param image the current image, may be null
	 * @return the values by parameter name, or null if the user cancelled
	 * @throws IllegalArgumentException if the command needs an image and there is none
	 */
	Map<String, Object> ask(final ImagePlus image) {
		Map<String, String> texts = texts(inputs.defaults(image));
		while (true) {
			texts = show(texts);
			if (texts == null) return null;
			try {
				final Map<String, Object> values = inputs.parse(texts, image);
				OptionsRecorder.record(inputs.asked(), texts);
				return values;
			}
			catch (final IllegalArgumentException e) {
				IJ.showMessage(command.getTitle(), e.getMessage());
			}
		}
	}

	private Map<String, String> texts(final Map<String, Object> values) {
		final Map<String, String> texts = new LinkedHashMap<>();
		for (final CommandInput input : inputs.asked()) {
			final Object value = values.get(input.name());
			texts.put(input.key(), value == null ? "" : input.format(value));
		}
		return texts;
	}

	/** The texts entered, by key; null if the user cancelled. */
	private Map<String, String> show(final Map<String, String> texts) {
		final GenericDialog dialog = new GenericDialog(command.getTitle());
		final Map<String, Supplier<String>> fields = new LinkedHashMap<>();
		for (final CommandInput input : inputs.asked()) {
			fields.put(input.key(), addField(dialog, input, texts.get(input.key())));
		}
		dialog.addHelp(CommandHelp.html(command, inputs.list()));
		dialog.showDialog();
		if (dialog.wasCanceled()) return null;
		final Map<String, String> entered = new LinkedHashMap<>();
		fields.forEach((key, field) -> entered.put(key, field.get()));
		return entered;
	}

	/** Adds a field and returns what reads it. The dialog's own readers would also record, by label. */
	private static Supplier<String> addField(final GenericDialog dialog, final CommandInput input, final String text) {
		if (input instanceof BooleanInput) {
			dialog.addCheckbox(input.label(), Boolean.parseBoolean(text));
			final Checkbox box = (Checkbox) dialog.getCheckboxes().lastElement();
			return () -> String.valueOf(box.getState());
		}
		if (input instanceof NumberInput) return addNumber(dialog, (NumberInput) input, text);
		final boolean imageTitle = input instanceof ImageInput || ((TextInput) input).isImageTitle();
		if (imageTitle) return addTitle(dialog, input, text, OpenImages.titles(), NO_IMAGE);
		if (((TextInput) input).isTableTitle()) //
			return addTitle(dialog, input, text, OpenTables.titles(), OpenTables.describeActive());
		return addText(dialog, (TextInput) input, text);
	}

	private static Supplier<String> addNumber(final GenericDialog dialog, final NumberInput input, final String text) {
		final boolean ranged = input.minimum() != null && input.maximum() != null;
		if (ranged && input.hasStyle(NumberWidget.SLIDER_STYLE)) {
			final double min = input.minimum().doubleValue();
			final double max = input.maximum().doubleValue();
			final double value = Tools.parseDouble(text, min);
			dialog.addSlider(input.label(), min, max, value, input.isWhole() ? 1 : (max - min) / 100);
		}
		else dialog.addNumericField(input.label(), 0, 0, COLUMNS, null);
		// The text is set here because ImageJ would round it to a number of digits.
		final TextField field = (TextField) dialog.getNumericFields().lastElement();
		field.setText(text);
		return field::getText;
	}

	private static Supplier<String> addText(final GenericDialog dialog, final TextInput input, final String text) {
		if (!input.choices().isEmpty()) {
			dialog.addChoice(input.label(), input.choices().toArray(new String[0]), text);
			final Choice choice = (Choice) dialog.getChoices().lastElement();
			return choice::getSelectedItem;
		}
		if (input.hasStyle(FileWidget.DIRECTORY_STYLE)) dialog.addDirectoryField(input.label(), text);
		else if (input.hasStyle(FileWidget.OPEN_STYLE)) dialog.addFileField(input.label(), text);
		else dialog.addStringField(input.label(), text, 2 * COLUMNS);
		final TextField field = (TextField) dialog.getStringFields().lastElement();
		return field::getText;
	}

	/** @param none what to choose for no title */
	private static Supplier<String> addTitle(final GenericDialog dialog, final CommandInput input, final String text,
		final List<String> open, final String none)
	{
		final List<String> titles = new ArrayList<>(open);
		if (!input.isRequired()) titles.add(0, none);
		dialog.addChoice(input.label(), titles.toArray(new String[0]), text);
		final Choice choice = (Choice) dialog.getChoices().lastElement();
		return () -> !input.isRequired() && choice.getSelectedIndex() == 0 ? "" : choice.getSelectedItem();
	}
}
