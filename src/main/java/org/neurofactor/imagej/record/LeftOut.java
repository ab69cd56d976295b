package org.neurofactor.imagej.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run has left out of what it was given, such as pixels, cells, frames or spikes, and how many of how many: one
 * line in the log, and the entry {@value #KEY} of the summary in the record.
 */
public final class LeftOut {

	/** In the summary: by what it is, {@code count}, {@code of} and {@code why}. */
	public static final String KEY = "left_out";

	private final Map<String, Map<String, Object>> entries = new LinkedHashMap<>();
	private final List<String> phrases = new ArrayList<>();

	/**
	 * @param what in the plural: "cells"
	 * @param count how many are left out; if none is, there is nothing to say
	 * @param of how many there were
	 * @param why for each, or for all of them
	 */
	public LeftOut add(final String what, final long count, final long of, final List<String> why) {
		if (count == 0) return this;
		final Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("count", count);
		entry.put("of", of);
		entry.put("why", new ArrayList<>(why));
		entries.put(what, entry);
		phrases.add(String.format(Locale.ROOT, "%d of %d %s", count, of, what));
		return this;
	}

	/** "Left out: 1 of 3 cells, 20 of 100 frames."; empty if nothing is. */
	public String line() {
		return phrases.isEmpty() ? "" : "Left out: " + String.join(", ", phrases) + ".";
	}

	/** For the summary. */
	public Map<String, Map<String, Object>> summary() {
		return entries;
	}
}
