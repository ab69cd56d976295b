package org.neurofactor.imagej.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.neurofactor.imagej.table.DelimitedText;
import org.neurofactor.table.Column;
import org.neurofactor.table.Table;

/** What differs between a run and its repetition: versions, options, inputs and the files of the results. */
public final class RunComparison {

	/** Something that both runs have: a version, an option, an input or a file, before and now. */
	public static final class Item {

		private final String kind;
		private final String name;
		private final String before;
		private final String now;

		private Item(final String kind, final String name, final String before, final String now) {
			this.kind = kind;
			this.name = name;
			this.before = before;
			this.now = now;
		}

		private boolean isSame() {
			return before != null && before.equals(now);
		}

		private boolean isFile() {
			return kind.equals(FILE);
		}

		/** The same if it is a table that differs only in how long things took. */
		private Item withoutTimes(final Path folder, final Path other) {
			final boolean isTable = before != null && now != null && name.endsWith(".csv");
			final boolean same =
				isTable && !isSame() && timeless(folder.resolve(name)).equals(timeless(other.resolve(name)));
			return same ? new Item(kind, name, before, before) : this;
		}

		private String difference() {
			if (now == null) return kind + " " + name + " is missing";
			if (before == null) return kind + " " + name + " is new";
			return kind + " " + name + " differs" +
				(isFile() || kind.equals(INPUT) ? "" : ": " + before + ", now " + now);
		}
	}

	/** A row for each thing that is compared. */
	public static final List<Column<Item>> COLUMNS =
		Arrays
			.asList(Column.text("kind", "What is compared: version, option, input or file.", (Item item) -> item.kind),
				Column.text("name", "Of the program, its key, its path, or below the folder.",
					(Item item) -> item.name),
				Column.flag("same", "Whether both are the same.", Item::isSame),
				Column.text("before", "In the record; of a file, its SHA-256 sum.", (Item item) -> item.before),
				Column.text("now", "In the repetition.", (Item item) -> item.now));

	/** The column of how long things took. */
	private static final String SECONDS = "seconds";

	private static final String INPUT = "input";
	private static final String FILE = "file";

	private final List<Item> items = new ArrayList<>();
	private final RecordedRun before;

	private RunComparison(final RecordedRun before) {
		this.before = before;
	}

	/**
	 * Compares two folders of results.
	 *
	 * @param withoutEffect keys of options that may differ, as the output folder does
	 */
	public static RunComparison of(final Path before, final Path now, final Set<String> withoutEffect)
		throws IOException
	{
		final SavedFolder earlier = SavedFolder.read(before);
		final SavedFolder later = SavedFolder.read(now);
		final RecordedRun run = RecordedRun.of(earlier);
		final RecordedRun repetition = RecordedRun.of(later);
		final RunComparison comparison = new RunComparison(run);
		comparison.add("version", run.versions(), repetition.versions());
		comparison.add("option", texts(run, withoutEffect), texts(repetition, withoutEffect));
		comparison.add(INPUT, run.inputs(), repetition.inputs());
		comparison.add(FILE, sums(earlier), sums(later));
		comparison.items.replaceAll(item -> item.isFile() ? item.withoutTimes(before, now) : item);
		return comparison;
	}

	private static Map<String, String> texts(final RecordedRun run, final Set<String> withoutEffect) {
		final Map<String, String> texts = new LinkedHashMap<>();
		run.options().forEach((key, value) -> {
			if (!withoutEffect.contains(key)) texts.put(key, String.valueOf(value));
		});
		return texts;
	}

	/** Of all files of a set, and of the sets in folders below it. */
	private static Map<String, String> sums(final SavedFolder folder) throws IOException {
		final Map<String, String> sums = new LinkedHashMap<>();
		for (final String name : folder.names()) sums.put(name, folder.sha256(name).get());
		for (final Path below : below(folder.folder()))
			sums(SavedFolder.read(below)).forEach((name, sum) -> sums.put(below.getFileName() + "/" + name, sum));
		return sums;
	}

	private static List<Path> below(final Path folder) throws IOException {
		try (Stream<Path> paths = Files.list(folder)) {
			return paths.filter(path -> Files.isRegularFile(path.resolve(ResultFolder.RECORD)))
				.sorted()
				.collect(Collectors.toList());
		}
	}

	private static List<List<String>> timeless(final Path csv) {
		final DelimitedText text = DelimitedText.readSaved(csv, "table");
		final List<List<String>> rows = new ArrayList<>();
		rows.add(text.heading());
		for (int row = 0; row < text.rows(); row++) rows.add(text.row(row));
		final int seconds = text.heading() == null ? -1 : text.heading().indexOf(SECONDS);
		if (seconds < 0) return rows;
		return rows.stream()
			.map(row -> IntStream.range(0, row.size())
				.filter(i -> i != seconds)
				.mapToObj(row::get)
				.collect(Collectors.toList()))
			.collect(Collectors.toList());
	}

	private void add(final String kind, final Map<String, String> earlier, final Map<String, String> later) {
		final Set<String> names = new LinkedHashSet<>(earlier.keySet());
		names.addAll(later.keySet());
		for (final String name : names) items.add(new Item(kind, name, earlier.get(name), later.get(name)));
	}

	/** A row for each thing that was compared. */
	public Table<Item> table() {
		return new Table<>(COLUMNS, Collections.unmodifiableList(items));
	}

	/** How many of the files of the results are not the same. */
	public int differentFiles() {
		return (int) items.stream().filter(item -> item.isFile() && !item.isSame()).count();
	}

	/** What there is to say, in lines: all that differs, and how many files. */
	public String summary() {
		final StringBuilder lines = new StringBuilder();
		for (final Item item : items) if (!item.isSame()) lines.append(item.difference()).append(".\n");
		final long files = items.stream().filter(Item::isFile).count();
		return lines + "Repeated " + before.command() + " of " + before.date() + ": " +
			(differentFiles() == 0
				? "all " + files + " files are the same, to the last bit."
				: differentFiles() + " of " + files + " files differ.");
	}
}
