package org.neurofactor.settings;

import java.util.Locale;

/** On or off. A macro's variables are numbers, so 1 and 0 stand for true and false as well. */
public final class FlagKind implements Kind<Boolean> {

	@Override
	public Class<?> scriptType() {
		return boolean.class;
	}

	@Override
	public Boolean parse(final String text) {
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
				return null;
		}
	}

	@Override
	public String format(final Boolean value) {
		return value.toString();
	}

	@Override
	public boolean allows(final Boolean value) {
		return true;
	}

	@Override
	public String allowed() {
		return "true or false";
	}

	@Override
	public Object toScript(final Boolean value) {
		return value;
	}
}
