package org.neurofactor.imagej.door;

import java.util.List;
import java.util.stream.Collectors;

/** Names in a message: all of them, or as many as can be read. */
public final class NameList {

	private static final int MOST = 10;
	private static final int LONGEST = 100;

	private NameList() {}

	public static String of(final List<String> names) {
		final String some = names.stream().limit(MOST).map(NameList::told).collect(Collectors.joining(", "));
		return names.size() <= MOST ? some : some + ", …";
	}

	/** In one line, whatever is in a file. */
	private static String told(final String name) {
		final String line = name.replaceAll("\\p{Cntrl}", " ");
		return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
	}
}
