package org.neurofactor.imagej.table;

import org.neurofactor.imagej.door.NameList;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Names of cells, each different: from the columns' headings, or "cell 1", "cell 2" and so on. */
public final class CellNames {

	private static final String ALL = "all";

	private final List<String> names;

	/** @param headings one per cell; where one is empty the cell is named after its number */
	public CellNames(final List<String> headings) {
		final List<String> filled = new ArrayList<>();
		for (final String heading : headings) filled.add(heading.isEmpty() ? "cell " + (filled.size() + 1) : heading);
		names = distinct(filled, UnaryOperator.identity());
	}

	/** "cell 1", "cell 2" and so on. */
	public static CellNames numbered(final int cells) {
		return new CellNames(Collections.nCopies(cells, ""));
	}

	/** The names, in the order of the cells. */
	public List<String> list() {
		return Collections.unmodifiableList(names);
	}

	/**
	 * The cells that are meant, counted from 0.
	 *
	 * @param text "all", a name, or a number from 1
	 * @throws IllegalArgumentException if there is no such cell
	 */
	public int[] select(final String text) {
		final String name = text.trim();
		final int named = names.indexOf(name);
		if (named >= 0) return new int[] { named };
		if (name.equalsIgnoreCase(ALL)) return java.util.stream.IntStream.range(0, names.size()).toArray();
		final int number = name.matches("\\d{1,9}(\\.0)?") ? (int) Double.parseDouble(name) : 0;
		if (number >= 1 && number <= names.size()) return new int[] { number - 1 };
		throw new IllegalArgumentException("cell must be all, a number from 1 to " + names.size() +
			", or one of the names " + NameList.of(names) + ", but was '" + text + "'.");
	}

	/**
	 * A folder or file for each cell, called as the cell is, but for what file systems do not allow or take for the
	 * same.
	 *
	 * @param taken names that none may have
	 */
	public List<String> folders(final String... taken) {
		final List<String> folders = new ArrayList<>(Arrays.asList(taken));
		for (final String name : names) folders.add(FileName.of(name));
		return distinct(folders, CellNames::sameToFileSystems).subList(taken.length, folders.size());
	}

	private static String sameToFileSystems(final String name) {
		return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
	}

	/** Numbers what would be the same: "name", "name (2)" … */
	private static List<String> distinct(final List<String> texts, final UnaryOperator<String> key) {
		final Set<String> used = new HashSet<>();
		final Map<String, Integer> next = new HashMap<>(); // of a thousand equal ones, each is soon found its number
		final List<String> result = new ArrayList<>();
		for (final String text : texts) {
			String name = text;
			int n = next.getOrDefault(text, 2);
			while (!used.add(key.apply(name))) name = text + " (" + n++ + ")";
			next.put(text, n);
			result.add(name);
		}
		return result;
	}
}
