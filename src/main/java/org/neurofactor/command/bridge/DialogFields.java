package org.neurofactor.command.bridge;

import org.neurofactor.imagej.door.OpenImages;
import org.neurofactor.imagej.table.OpenTables;

import ij.gui.GenericDialog;
import ij.util.Tools;

import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Font;
import java.awt.TextField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.scijava.widget.FileWidget;
import org.scijava.widget.NumberWidget;

/**
 * The fields of a dialog, one for each input. Rarely used ones come last, and are hidden until the user asks for them.
 * What they hold is read as text, not with the dialog's own readers, which would also record it, by label.
 */
final class DialogFields {

	static final String ADVANCED_LABEL = "Advanced options";

	/** More are put side by side, so that the dialog is not higher than a laptop's screen. */
	private static final int MOST_IN_ONE_COLUMN = 6;
	private static final int MOST_IN_TWO_COLUMNS = 12;

	/** Width of a field in characters. */
	private static final int COLUMNS = 10;
	private static final Font HEADING = new Font("SansSerif", Font.BOLD, 12);
	private static final String NO_IMAGE = "None";

	private final GenericDialog dialog;
	private final Map<String, Supplier<String>> readers = new LinkedHashMap<>();

	DialogFields(final GenericDialog dialog) {
		this.dialog = dialog;
	}

	/**
	 * Adds a field for each input.
	 *
	 * @param texts that they show first, by key
	 */
	void add(final List<CommandInput> inputs, final Map<String, String> texts) {
		final List<CommandInput> usual = new ArrayList<>();
		final List<CommandInput> advanced = new ArrayList<>();
		for (final CommandInput input : inputs) (input.isAdvanced() ? advanced : usual).add(input);
		addInGroups(usual, texts, usual.size() > MOST_IN_ONE_COLUMN ? 2 : 1);
		if (!advanced.isEmpty()) addAdvanced(advanced, texts);
	}

	/** What the fields hold, by key. */
	Map<String, String> texts() {
		final Map<String, String> texts = new LinkedHashMap<>();
		readers.forEach((key, reader) -> texts.put(key, reader.get()));
		return texts;
	}

	private void addAdvanced(final List<CommandInput> inputs, final Map<String, String> texts) {
		final boolean shown = inputs.stream().anyMatch(input -> !isDefault(input, texts.get(input.key())));
		dialog.setInsets(12, 0, 0);
		dialog.addCheckbox(ADVANCED_LABEL, shown);
		final Checkbox box = (Checkbox) dialog.getCheckboxes().lastElement();
		final int before = dialog.getComponentCount();
		addInGroups(inputs, texts, inputs.size() > MOST_IN_TWO_COLUMNS ? 3 : 2);
		final List<Component> rows = Arrays.asList(dialog.getComponents()).subList(before, dialog.getComponentCount());
		rows.forEach(row -> row.setVisible(shown));
		box.addItemListener(e -> {
			rows.forEach(row -> row.setVisible(box.getState()));
			dialog.pack();
		});
	}

	/** What the user has changed must not be hidden when the dialog is shown again. */
	private static boolean isDefault(final CommandInput input, final String text) {
		final Object value = input.defaultValue();
		return text.equals(value == null ? "" : input.format(value));
	}

	/** The groups come in the order of their first inputs, each with so many inputs in a row: screens are not high. */
	private void addInGroups(final List<CommandInput> inputs, final Map<String, String> texts, final int columns) {
		final Map<String, List<CommandInput>> groups = new LinkedHashMap<>();
		for (final CommandInput input : inputs)
			groups.computeIfAbsent(input.group(), name -> new ArrayList<>()).add(input);
		groups.forEach((name, group) -> {
			if (!name.isEmpty()) {
				dialog.setInsets(8, 0, 0);
				dialog.addMessage(name, HEADING);
			}
			int column = 0;
			for (final CommandInput input : group) {
				if (column > 0) dialog.addToSameRow();
				readers.put(input.key(), add(input, texts.get(input.key())));
				column = takesRestOfRow(input) ? 0 : (column + 1) % columns;
			}
		});
	}

	/** In ImageJ's layout, nothing can follow a field of free text, or of a path with its button. */
	private static boolean takesRestOfRow(final CommandInput input) {
		return input instanceof TextInput && ((TextInput) input).isFree();
	}

	private Supplier<String> add(final CommandInput input, final String text) {
		if (input instanceof BooleanInput) {
			dialog.addCheckbox(input.label(), Boolean.parseBoolean(text));
			final Checkbox box = (Checkbox) dialog.getCheckboxes().lastElement();
			return () -> String.valueOf(box.getState());
		}
		if (input instanceof NumberInput) return addNumber((NumberInput) input, text);
		final boolean imageTitle = input instanceof ImageInput || ((TextInput) input).isImageTitle();
		if (imageTitle) return addTitle(input, text, OpenImages.titles(), NO_IMAGE);
		if (((TextInput) input).isTableTitle()) //
			return addTitle(input, text, OpenTables.titles(), OpenTables.describeActive());
		return addText((TextInput) input, text);
	}

	private Supplier<String> addNumber(final NumberInput input, final String text) {
		final boolean ranged = input.minimum() != null && input.maximum() != null;
		if (ranged && input.hasStyle(NumberWidget.SLIDER_STYLE)) {
			final double min = input.minimum().doubleValue();
			final double max = input.maximum().doubleValue();
			final double value = Tools.parseDouble(text, min);
			dialog.addSlider(input.label(), min, max, value, input.isWhole() ? 1 : (max - min) / 100);
		}
		else dialog.addNumericField(input.label(), 0, 0, COLUMNS, input.unit());
		// The text is set here because ImageJ would round it to a number of digits.
		final TextField field = (TextField) dialog.getNumericFields().lastElement();
		field.setText(text);
		return field::getText;
	}

	private Supplier<String> addText(final TextInput input, final String text) {
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
	private Supplier<String> addTitle(final CommandInput input, final String text, final List<String> open,
		final String none)
	{
		final List<String> titles = new ArrayList<>(open);
		if (!input.isRequired()) titles.add(0, none);
		dialog.addChoice(input.label(), titles.toArray(new String[0]), text);
		final Choice choice = (Choice) dialog.getChoices().lastElement();
		return () -> !input.isRequired() && choice.getSelectedIndex() == 0 ? "" : choice.getSelectedItem();
	}
}
