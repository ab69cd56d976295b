package org.neurofactor.imagej.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the heading of a column in a spike file says of the column. */
final class SpikeHeading {

	/** What a column may hold. */
	enum Role {

		/** Which cell fired. */
		CELL,
		/** Which electrode it was seen on: that of the cell if nothing else names it. */
		CHANNEL,
		/** When. */
		TIME,
		/** The number of the line. */
		INDEX,
		/** Anything else, such as the spikes of the cell that the heading names. */
		OTHER
	}

	private static final Pattern IN_BRACKETS = Pattern.compile("^(.*?)[\\s_]*[(\\[]\\s*([^()\\[\\]]+?)\\s*[)\\]]\\s*$");
	private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

	private static final Set<String> CELLS = set("cell cells cluster clusters clu unit units neuron neurons template " +
		"templates roi rois cellid clusterid unitid neuronid cellids clusterids unitids neuronids");
	private static final Set<String> CHANNELS = set("channel channels chan ch electrode electrodes");
	private static final Set<String> NUMBERS = set("id ids no nr num number index idx name label");
	private static final Set<String> TIMES =
		set("time times timestamp timestamps t ts spiketime spiketimes spiketimestamps timepoint timepoints");
	private static final Set<String> FILLERS = set("spike spikes of in at the peak since from start event stimulus");

	private final String text;
	private final Role role;
	private final SpikeUnit unit;
	private final String otherUnit;
	private final String nameWithoutUnit;

	private SpikeHeading(final String text, final Role role, final SpikeUnit unit, final String otherUnit,
		final String nameWithoutUnit)
	{
		this.text = text;
		this.role = role;
		this.unit = unit;
		this.otherUnit = otherUnit;
		this.nameWithoutUnit = nameWithoutUnit;
	}

	private static Set<String> set(final String words) {
		return new HashSet<>(Arrays.asList(words.split(" ")));
	}

	static SpikeHeading of(final String text) {
		final Matcher brackets = IN_BRACKETS.matcher(text);
		final String inBrackets = brackets.matches() ? brackets.group(2).toLowerCase(Locale.ROOT) : "";
		SpikeUnit unit = SpikeUnit.ofWord(inBrackets).orElse(null);
		final String other = SpikeUnit.isOther(inBrackets) ? inBrackets : null;
		final boolean hasUnit = unit != null || other != null;
		final String name = hasUnit ? brackets.group(1).trim() : text;
		final List<String> words = words(name);
		final String last = words.isEmpty() ? "" : words.get(words.size() - 1);
		final SpikeUnit lastUnit = SpikeUnit.ofWord(last).orElse(null);
		final String lastOther = SpikeUnit.isOther(last) ? last : null;
		if (!hasUnit && (lastUnit != null || lastOther != null)) { // as in t_ms, but "cell s" is a cell
			final List<String> before = words.subList(0, words.size() - 1);
			final boolean alone = before.isEmpty() && last.length() > 1 && lastUnit != null;
			if (alone || !before.isEmpty() && role(before, true) == Role.TIME)
				return new SpikeHeading(text, Role.TIME, lastUnit, lastOther, name);
		}
		final Role role = role(words, hasUnit);
		if (role == Role.TIME && !hasUnit) unit = words.stream()
			.map(SpikeUnit::ofWord)
			.filter(Optional::isPresent)
			.findFirst()
			.map(Optional::get)
			.orElse(null);
		return new SpikeHeading(text, role, unit, other, name);
	}

	private static List<String> words(final String name) {
		final List<String> words = new ArrayList<>();
		for (final String word : CAMEL.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
			if (!word.isEmpty()) words.add(word);
		return words;
	}

	private static Role role(final List<String> words, final boolean hasUnit) {
		final List<String> left = new ArrayList<>(words);
		left.removeAll(FILLERS);
		final boolean isTime = !left.isEmpty() && left.stream().anyMatch(SpikeHeading::isTime) &&
			left.stream().allMatch(word -> isTime(word) || NUMBERS.contains(word));
		if (isTime || left.isEmpty() && hasUnit) return Role.TIME;
		if (words.isEmpty() || words.equals(Arrays.asList("unnamed", "0")) || words.equals(Arrays.asList("index")) ||
			words.equals(Arrays.asList("row"))) return Role.INDEX;
		if (isOf(left, CELLS) || left.equals(Arrays.asList("id"))) return Role.CELL;
		return isOf(left, CHANNELS) ? Role.CHANNEL : Role.OTHER;
	}

	private static boolean isTime(final String word) {
		return TIMES.contains(word) || word.matches("frames?|samples?");
	}

	private static boolean isOf(final List<String> words, final Set<String> kind) {
		return words.stream().anyMatch(kind::contains) &&
			words.stream().allMatch(word -> kind.contains(word) || NUMBERS.contains(word));
	}

	Role role() {
		return role;
	}

	/** The unit of its times, if it has one. */
	Optional<SpikeUnit> unit() {
		return Optional.ofNullable(unit);
	}

	/** A unit of time in which times cannot be given. */
	Optional<String> otherUnit() {
		return Optional.ofNullable(otherUnit);
	}

	/** Without a unit in brackets. */
	String nameWithoutUnit() {
		return nameWithoutUnit;
	}

	/** As it is in the file. */
	@Override
	public String toString() {
		return text;
	}
}
