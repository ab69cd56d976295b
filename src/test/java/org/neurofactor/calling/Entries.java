package org.neurofactor.calling;

import org.neurofactor.settings.Settings;

import ij.gui.GenericDialog;

import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Label;
import java.awt.TextField;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Enters the options of a call into the fields of its dialog, which are found by their labels. */
final class Entries {

	private Entries() {}

	static void enter(final GenericDialog dialog, final Call call, final Path output) {
		final Settings settings = settings(call);
		for (final Map.Entry<String, Object> option : call.options(output).entrySet()) {
			final String label = settings.get(option.getKey()).label();
			enter(field(dialog, label), option.getValue());
		}
	}

	private static Settings settings(final Call call) {
		try {
			return call.command().getConstructor().newInstance().settings();
		}
		catch (final ReflectiveOperationException e) {
			throw new AssertionError(e);
		}
	}

	private static void enter(final Component field, final Object value) {
		if (field instanceof Checkbox) ((Checkbox) field).setState((Boolean) value);
		else if (field instanceof Choice) ((Choice) field).select((String) value);
		else((TextField) field).setText(String.valueOf(value));
	}

	/** The check box of that label, or what follows the label, be it in a panel. */
	private static Component field(final Container dialog, final String label) {
		final Component[] components = dialog.getComponents();
		for (int i = 0; i < components.length; i++) {
			final boolean box =
				components[i] instanceof Checkbox && ((Checkbox) components[i]).getLabel().equals(label);
			if (box) return components[i];
			final boolean found = components[i] instanceof Label && ((Label) components[i]).getText().equals(label);
			if (found) return inPanel(components[i + 1]);
		}
		throw new AssertionError("There is no field \"" + label + "\" in the dialog");
	}

	private static Component inPanel(final Component field) {
		if (field instanceof TextField || field instanceof Choice) return field;
		return Arrays.stream(((Container) field).getComponents()).filter(TextField.class::isInstance).findFirst().get();
	}
}
