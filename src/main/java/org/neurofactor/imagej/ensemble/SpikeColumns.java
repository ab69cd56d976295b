package org.neurofactor.imagej.ensemble;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.neurofactor.imagej.ensemble.SpikeHeading.Role;

/** What the heading of a spike file says: whether it is a list of spikes, and in which unit times are. */
final class SpikeColumns {

	private final SpikeText text;
	private final List<SpikeHeading> heading;
	private final SpikeUnit unit;
	private final int cell;
	private final int time;

	/**
	 * @param said unit of times that the user said; {@link SpikeUnit#NONE} if the file is to tell
	 * @throws IllegalArgumentException if the heading may be understood in more than one way, or not as the user said
	 */
	SpikeColumns(final SpikeText text, final SpikeUnit said) {
		this.text = text;
		heading = text.heading() == null ? Collections.emptyList() : text.heading();
		final List<Integer> cells = columns(Role.CELL).isEmpty() ? columns(Role.CHANNEL) : columns(Role.CELL);
		final boolean listed = !cells.isEmpty() && heading.size() > 1;
		final List<Integer> times = columns(Role.TIME);
		if (listed && cells.size() > 1 && !times.isEmpty())
			throw text.errorAtTop("cells must be named in one column, but " + names(cells) + " may be it");
		if (listed && times.isEmpty() && heading.size() > cells.size()) throw text
			.errorAtTop("column " + names(cells) + " names cells, but which column has the times? Head it time");
		if (!listed && !times.isEmpty() && heading.size() > 1) throw text.errorAtTop("column " + names(times) +
			" has times, but what are the others? Head one with the numbers or names of the cells cell, or leave " +
			"them out");
		cell = listed && !times.isEmpty() ? cells.get(0) : -1;
		time = times.isEmpty() ? -1 : timeColumn(times, said);
		unit = unit(said);
	}

	private List<Integer> columns(final Role role) {
		return IntStream.range(0, heading.size())
			.filter(column -> heading.get(column).role() == role)
			.boxed()
			.collect(Collectors.toList());
	}

	private String names(final List<Integer> columns) {
		return columns.stream().map(column -> "'" + heading.get(column) + "'").collect(Collectors.joining(" and "));
	}

	private int timeColumn(final List<Integer> times, final SpikeUnit said) {
		if (times.size() == 1) return times.get(0);
		final List<Integer> fitting = times.stream()
			.filter(column -> heading.get(column).unit().filter(said::equals).isPresent())
			.collect(Collectors.toList());
		if (fitting.size() == 1) return fitting.get(0);
		throw text.errorAtTop("times must be in one column, but " + names(times) + " may be it" +
			(said == SpikeUnit.NONE ? ": say spiketimes" : ""));
	}

	private SpikeUnit unit(final SpikeUnit said) {
		SpikeUnit found = null;
		String from = null;
		for (int column = 0; column < heading.size(); column++) {
			if (time >= 0 && column != time) continue;
			final SpikeHeading here = heading.get(column);
			if (here.otherUnit().isPresent()) throw text.errorAtTop(
				"times must be in s, ms, samples or frames, but '" + here + "' says " + here.otherUnit().get());
			if (!here.unit().isPresent()) continue;
			if (found != null && found != here.unit().get())
				throw text.errorAtTop("all times must be in one unit, but '" + from + "' and '" + here + "' differ");
			found = here.unit().get();
			from = here.toString();
		}
		if (found == null && said == SpikeUnit.NONE && time >= 0) throw text.errorAtTop("'" + heading.get(time) +
			"' are times, but in which unit? Say spiketimes=seconds, milliseconds, samples or frames");
		if (found != null && said != SpikeUnit.NONE && found != said)
			throw text.errorAtTop("'" + from + "' says that times are in " + found + ", but spiketimes=" + said);
		return found != null ? found : said;
	}

	/** Whether a column names the cells and another has the times. */
	boolean isList() {
		return cell >= 0;
	}

	/** The column that names cells. */
	int cell() {
		return cell;
	}

	/** The column with times; −1 if these are in all columns. */
	int time() {
		return time;
	}

	/** {@link SpikeUnit#NONE} for counts. */
	SpikeUnit unit() {
		return unit;
	}

	/** What columns are headed by, without units; nothing for one that is headed by what it holds. */
	List<String> cellNames() {
		return heading.stream()
			.map(column -> column.role() == Role.TIME ? "" : column.nameWithoutUnit())
			.collect(Collectors.toList());
	}

	/** Columns of a list that are neither cell nor time. */
	List<String> leftOut() {
		final List<String> others = new ArrayList<>();
		for (int column = 0; column < heading.size(); column++)
			if (column != cell && column != time && heading.get(column).role() != Role.INDEX)
				others.add("'" + heading.get(column) + "'");
		if (others.isEmpty()) return others;
		return Collections
			.singletonList((others.size() == 1 ? "column " : "columns ") + String.join(", ", others) + " left out");
	}
}
