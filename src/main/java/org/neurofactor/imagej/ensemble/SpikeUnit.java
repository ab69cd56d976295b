package org.neurofactor.imagej.ensemble;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;

/** What the numbers in a spike file are: counts, or times in one of these units. */
enum SpikeUnit {

	/** The number of spikes in each frame. */
	NONE("spikes per frame", "spikes per frame"),
	/** Frames of the stimulus, as numbers or as times. */
	FRAMES("frames", "frames?"),
	/** Seconds. */
	SECONDS("s", "s|secs?|seconds?"),
	/** Milliseconds. */
	MILLISECONDS("ms", "ms|msecs?|millis|milliseconds?"),
	/** Samples of the recording, which has a sampling rate. */
	SAMPLES("samples", "samples?|samps?");

	private static final int DIGITS = 6;
	private static final String OTHERS =
		"us|µs|μs|usecs?|microseconds?|ns|nanoseconds?|mins?|minutes?|h|hours?|ticks?|pts";

	private final String symbol;
	private final String words;

	SpikeUnit(final String symbol, final String words) {
		this.symbol = symbol;
		this.words = words;
	}

	/** Behind a number. */
	public String symbol() {
		return symbol;
	}

	/** A time with its unit, in up to six digits. */
	String format(final double time) {
		return number(time) + " " + symbol;
	}

	/** In up to six digits, without zeros that say nothing. */
	static String number(final double number) {
		return number == 0
			? "0"
			: new BigDecimal(number).round(new MathContext(DIGITS)).stripTrailingZeros().toPlainString();
	}

	/** The unit of time that a word in lower case stands for. */
	static Optional<SpikeUnit> ofWord(final String word) {
		for (final SpikeUnit unit : values()) if (unit != NONE && word.matches(unit.words)) return Optional.of(unit);
		return Optional.empty();
	}

	/** Whether a word in lower case is a unit of time, but none of these. */
	static boolean isOther(final String word) {
		return word.matches(OTHERS);
	}

	/** As in macros. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
