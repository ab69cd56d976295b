package org.neurofactor.random;

import java.security.SecureRandom;

import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Values;

/** What random numbers begin with. */
public final class Seeds {

	/** Stands for a seed that nobody can predict. */
	public static final long UNPREDICTABLE = -1;

	/** Seed of random numbers, 0 to 2³² − 1; {@link #UNPREDICTABLE} for another one each time. */
	public static final Setting<Long> SEED = Setting.whole("seed", 0L, UNPREDICTABLE, MersenneTwister.MAX_SEED)
		.label("Seed")
		.unit("(-1: another each time)")
		.help("Of the random numbers; -1: an unpredictable one, which log and run.json tell.");

	private Seeds() {}

	/** Values whose seed, if they have one, is that with which the random numbers will begin. */
	public static Values resolve(final Values values) {
		final boolean open = values.settings().contains(SEED) && values.get(SEED) == UNPREDICTABLE;
		return open ? values.with(SEED, new SecureRandom().nextInt() & 0xffffffffL) : values;
	}
}
