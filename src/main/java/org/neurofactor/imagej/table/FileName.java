package org.neurofactor.imagej.table;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Paths;

/** What a file or folder is called that is named after something else, as far as file systems allow. */
final class FileName {

	/** What Windows takes for a device, with or without an extension. */
	private static final String DEVICES = "(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?";
	private static final int MAX_CHARS = 100;

	/** Most file systems take 255 bytes; the rest is for a number and an extension. */
	private static final int MAX_BYTES = 200;

	private FileName() {}

	/** A name as like another one as can be; the same for the same name, but not always different for others. */
	static String of(final String name) {
		String safe = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").replaceAll("^\\.|[. ]+$", "_");
		if (safe.matches(DEVICES)) safe = "_" + safe;
		return shortened(safe).trim();
	}

	/** Characters are whole, and those that the locale has no bytes for are replaced, as {@code ä} where it is C. */
	private static String shortened(final String name) {
		final StringBuilder fitting = new StringBuilder();
		int bytes = 0;
		for (final int codePoint : name.codePoints().toArray()) {
			final String character = representable(new String(Character.toChars(codePoint)));
			bytes += character.getBytes(StandardCharsets.UTF_8).length;
			if (bytes > MAX_BYTES || fitting.length() + character.length() > MAX_CHARS) break;
			fitting.append(character);
		}
		return fitting.toString();
	}

	private static String representable(final String character) {
		try {
			return Paths.get(character).toString();
		}
		catch (final InvalidPathException e) {
			return "_";
		}
	}
}
