package org.neurofactor.imagej.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column of a table: its heading, and in each cell a number ({@code Double}), finite or NaN, a text, or nothing (null). */
final class TableColumn {

	/** Other headings of columns that number or name rows. */
	private static final List<String> INDICES =
		Arrays.asList("frame", "slice", "label", "index", "row", "#", "unnamed: 0");
	private static final String TRIAL = "trial";
	private static final Pattern TIME =
		Pattern.compile("time[ _]?[(\\[/]?(s|sec|seconds|ms)?[)\\]]?", Pattern.CASE_INSENSITIVE);

	private final String heading;
	private final Object[] cells;

	TableColumn(final String heading, final Object[] cells) {
		this.heading = heading;
		this.cells = cells;
	}

	String heading() {
		return heading;
	}

	/** The cell as a number, a text or null. */
	Object cell(final int row) {
		return cells[row];
	}

	/** Whether any cell is a finite number, or those that are not empty are NaN. */
	boolean isNumeric() {
		return Arrays.stream(cells).anyMatch(cell -> cell instanceof Double && !((Double) cell).isNaN()) || isNaN();
	}

	/** Whether NaN is all there is in it. */
	boolean isNaN() {
		return !isEmpty() &&
			Arrays.stream(cells).allMatch(cell -> cell == null || cell instanceof Double && ((Double) cell).isNaN());
	}

	boolean isEmpty() {
		return Arrays.stream(cells).allMatch(Objects::isNull);
	}

	/** Whether it says which trial a row belongs to. */
	boolean isTrial() {
		return heading.equalsIgnoreCase(TRIAL);
	}

	/** Whether it says when a row was recorded. */
	boolean isTime() {
		return TIME.matcher(heading).matches();
	}

	/** Whether it numbers or names rows, by its heading. */
	boolean isIndex() {
		return isTrial() || isTime() || INDICES.contains(heading.toLowerCase(Locale.ROOT));
	}

	/** What one of its numbers, as a time, is in seconds. */
	double unitSeconds() {
		final Matcher matcher = TIME.matcher(heading);
		return matcher.matches() && "ms".equalsIgnoreCase(matcher.group(1)) ? 1e-3 : 1;
	}
}
