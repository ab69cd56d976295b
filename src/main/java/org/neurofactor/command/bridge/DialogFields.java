package org.neurofactor.command.bridge;

import org.neurofactor.imagej.door.OpenImages;
import org.neurofactor.imagej.table.OpenTables;

import ij.gui.GenericDialog;

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

import org.neurofactor.imagej.door.ImageKind;
import org.neurofactor.imagej.door.ImageTitleKind;
import org.neurofactor.imagej.table.TableTitleKind;
import org.neurofactor.settings.FlagKind;
import org.neurofactor.settings.Kind;
import org.neurofactor.settings.NumberKind;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.neurofactor.settings.TextKind;

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
	void add(final Settings inputs, final Map<String, String> texts) {
		final List<Setting<?>> usual = new ArrayList<>();
		final List<Setting<?>> advanced = new ArrayList<>();
		for (final Setting<?> input : inputs) (input.isAdvanced() ? advanced : usual).add(input);
		addInGroups(usual, texts, usual.size() > MOST_IN_ONE_COLUMN ? 2 : 1);
		if (!advanced.isEmpty()) addAdvanced(advanced, texts);
	}

	/** What the fields hold, by key. */
	Map<String, String> texts() {
		final Map<String, String> texts = new LinkedHashMap<>();
		readers.forEach((key, reader) -> texts.put(key, reader.get()));
		return texts;
	}

	private void addAdvanced(final List<Setting<?>> inputs, final Map<String, String> texts) {
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
	private static <T> boolean isDefault(final Setting<T> input, final String text) {
		return text.equals(input.format(input.defaultValue()));
	}

	/** The groups come in the order of their first inputs, each with so many inputs in a row: screens are not high. */
	private void addInGroups(final List<Setting<?>> inputs, final Map<String, String> texts, final int columns) {
		final Map<String, List<Setting<?>>> groups = new LinkedHashMap<>();
		for (final Setting<?> input : inputs)
			groups.computeIfAbsent(input.group(), name -> new ArrayList<>()).add(input);
		groups.forEach((name, group) -> {
			if (!name.isEmpty()) {
				dialog.setInsets(8, 0, 0);
				dialog.addMessage(name, HEADING);
			}
			int column = 0;
			for (final Setting<?> input : group) {
				if (column > 0) dialog.addToSameRow();
				readers.put(input.key(), add(input, texts.get(input.key())));
				column = takesRestOfRow(input) ? 0 : (column + 1) % columns;
			}
		});
	}

	/** In ImageJ's layout, nothing can follow a field of free text, or of a path with its button. */
	private static boolean takesRestOfRow(final Setting<?> input) {
		return input.kind().scriptType() == String.class && input.kind().choices().isEmpty() && !isTitle(input);
	}

	private static boolean isTitle(final Setting<?> input) {
		return input.kind() instanceof ImageTitleKind || input.kind() instanceof TableTitleKind;
	}

	private Supplier<String> add(final Setting<?> input, final String text) {
		final Kind<?> kind = input.kind();
		if (kind instanceof FlagKind) {
			dialog.addCheckbox(input.label(), Boolean.parseBoolean(text));
			final Checkbox box = (Checkbox) dialog.getCheckboxes().lastElement();
			return () -> String.valueOf(box.getState());
		}
		if (kind instanceof NumberKind) return addNumber(input, text);
		if (kind instanceof ImageKind || kind instanceof ImageTitleKind)
			return addTitle(input, text, OpenImages.titles(), NO_IMAGE);
		if (kind instanceof TableTitleKind)
			return addTitle(input, text, OpenTables.titles(), OpenTables.describeActive());
		return addText(input, text);
	}

	private Supplier<String> addNumber(final Setting<?> input, final String text) {
		dialog.addNumericField(input.label(), 0, 0, COLUMNS, input.unit());
		// The text is set here because ImageJ would round it to a number of digits.
		final TextField field = (TextField) dialog.getNumericFields().lastElement();
		field.setText(text);
		return field::getText;
	}

	private Supplier<String> addText(final Setting<?> input, final String text) {
		final List<String> choices = input.kind().choices();
		if (!choices.isEmpty()) {
			dialog.addChoice(input.label(), choices.toArray(new String[0]), text);
			final Choice choice = (Choice) dialog.getChoices().lastElement();
			return choice::getSelectedItem;
		}
		if (input.kind() == TextKind.FOLDER) dialog.addDirectoryField(input.label(), text);
		else if (input.kind() == TextKind.FILE) dialog.addFileField(input.label(), text);
		else dialog.addStringField(input.label(), text, 2 * COLUMNS);
		final TextField field = (TextField) dialog.getStringFields().lastElement();
		return field::getText;
	}

	/** @param none what to choose for no title */
	private Supplier<String> addTitle(final Setting<?> input, final String text, final List<String> open,
		final String none)
	{
		final List<String> titles = new ArrayList<>(open);
		if (!input.isRequired()) titles.add(0, none);
		dialog.addChoice(input.label(), titles.toArray(new String[0]), text);
		final Choice choice = (Choice) dialog.getChoices().lastElement();
		return () -> !input.isRequired() && choice.getSelectedIndex() == 0 ? "" : choice.getSelectedItem();
	}
}
