package org.neurofactor.command.bridge;

import java.util.Locale;

import org.scijava.module.ModuleItem;

/** A check box. A macro's variables are numbers, so 1 and 0 stand for true and false as well. */
final class BooleanInput extends CommandInput {

	BooleanInput(final ModuleItem<?> item) {
		super(item);
	}

	@Override
	Boolean parse(final String text) {
		switch (text.toLowerCase(Locale.ROOT)) {
			case "true":
			case "1":
			case "1.0":
				return true;
			case "false":
			case "0":
			case "0.0":
				return false;
			default:
				throw invalid(text);
		}
	}

	@Override
	String format(final Object value) {
		return value.toString();
	}

	@Override
	String allowed() {
		return "true or false";
	}

	@Override
	boolean allows(final Object value) {
		return true;
	}
}
