package org.neurofactor.imagej.door;

import java.util.List;

/** Names in a message: all of them, or as many as can be read. */
public final class NameList {

	private static final int MOST = 10;

	private NameList() {}

	public static String of(final List<String> names) {
		if (names.size() <= MOST) return String.join(", ", names);
		return String.join(", ", names.subList(0, MOST)) + ", …";
	}
}
