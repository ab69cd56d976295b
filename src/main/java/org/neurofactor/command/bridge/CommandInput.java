package org.neurofactor.command.bridge;

import java.util.Optional;
import java.nio.file.Path;
import org.neurofactor.command.NeuroFactorCommand;

import ij.ImagePlus;

import java.util.Locale;

import org.scijava.ItemVisibility;
import org.scijava.module.ModuleItem;

/**
 * One input of a command: its name and range, and the way between its value and the text that stands for it in macro
 * options and in the dialog.
 */
abstract class CommandInput {

	private final ModuleItem<?> item;

	CommandInput(final ModuleItem<?> item) {
		this.item = item;
	}

	/** @throws IllegalArgumentException if inputs of this type are not supported: a mistake in the command */
	static CommandInput of(final ModuleItem<?> item) {
		final Class<?> type = item.getType();
		if (ImagePlus.class.isAssignableFrom(type)) return new ImageInput(item);
		if (type == boolean.class || type == Boolean.class) return new BooleanInput(item);
		if (type == String.class) return new TextInput(item);
		if (NumberInput.supports(type)) return new NumberInput(item);
		throw new IllegalArgumentException("Input " + item.getName() + " of " + item.getInfo().getTitle() +
			" has the unsupported type " + type.getName());
	}

	/** The value that a text stands for. Throws {@link #invalid} if there is none. Checks no range. */
	abstract Object parse(String text);

	/** The text that stands for a value: {@code parse(format(v))} equals v. */
	abstract String format(Object value);

	/** What values are allowed, to follow "must be": "a whole number from 1 to 10". */
	abstract String allowed();

	/** Whether a value of the right type, not null, is in range. */
	abstract boolean allows(Object value);

	/** @throws IllegalArgumentException if the value is not allowed; the message says what is */
	final void check(final Object value) {
		if (value == null ? isRequired() : !allows(value)) throw invalid(value == null ? "missing" : format(value));
	}

	final IllegalArgumentException invalid(final String text) {
		return new IllegalArgumentException(commandTitle() + ": " + key() + " must be " + allowed() + ", but was '" +
			text + "'.");
	}

	/** The name of the parameter in the command. */
	/** The file or folder that a value stands for. */
	Optional<Path> file(final Object value) {
		return Optional.empty();
	}

	final String name() {
		return item.getName();
	}

	/** The name of the parameter in macro options. */
	final String key() {
		return item.getName().toLowerCase(Locale.ROOT);
	}

	/** The name of the parameter in the dialog. */
	final String label() {
		return isBlank(item.getLabel()) ? key() : item.getLabel();
	}

	/** What the parameter means, or an empty text. */
	final String description() {
		return isBlank(item.getDescription()) ? "" : item.getDescription();
	}

	/** What stands behind the field in the dialog: a unit, or what a special value means; may be empty. */
	final String unit() {
		return attribute(NeuroFactorCommand.UNIT);
	}

	/** The heading above the field in the dialog, which those of the group share; may be empty. */
	final String group() {
		return attribute(NeuroFactorCommand.GROUP);
	}

	/** Whether the dialog does not show it: for macros and scripts only. */
	final boolean isHidden() {
		return item.getVisibility() == ItemVisibility.INVISIBLE;
	}

	/** Whether the dialog shows it only to those who ask for it. */
	final boolean isAdvanced() {
		return item.get(NeuroFactorCommand.ADVANCED) != null;
	}

	private String attribute(final String name) {
		final String value = item.get(name);
		return value == null ? "" : value;
	}

	final Object defaultValue() {
		return item.getDefaultValue();
	}

	final boolean isRequired() {
		return item.isRequired();
	}

	final boolean hasStyle(final String style) {
		return style.equals(item.getWidgetStyle());
	}

	final ModuleItem<?> item() {
		return item;
	}

	final String commandTitle() {
		return item.getInfo().getTitle();
	}

	private static boolean isBlank(final String text) {
		return text == null || text.isEmpty();
	}
}
