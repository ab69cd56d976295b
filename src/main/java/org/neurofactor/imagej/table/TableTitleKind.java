package org.neurofactor.imagej.table;

import org.neurofactor.settings.Kind;
import org.neurofactor.settings.Setting;

/** The title of an open table; empty for the active one. */
public final class TableTitleKind implements Kind<String> {

	public static Setting<String> setting(final String key) {
		return Setting.of(key, new TableTitleKind(), "");
	}

	@Override
	public Class<?> scriptType() {
		return String.class;
	}

	@Override
	public String parse(final String text) {
		return text;
	}

	@Override
	public String format(final String title) {
		return title;
	}

	@Override
	public boolean allows(final String title) {
		return OpenTables.find(title) != null;
	}

	@Override
	public String allowed() {
		return OpenTables.allowed() + " or empty";
	}
}
