package org.neurofactor.imagej.door;

import org.neurofactor.settings.Kind;
import org.neurofactor.settings.Setting;

/** The title of an open image; empty for none. */
public final class ImageTitleKind implements Kind<String> {

	public static Setting<String> setting(final String key) {
		return Setting.of(key, new ImageTitleKind(), "");
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
		return OpenImages.find(title) != null;
	}

	@Override
	public String allowed() {
		return OpenImages.allowed() + " or empty";
	}
}
