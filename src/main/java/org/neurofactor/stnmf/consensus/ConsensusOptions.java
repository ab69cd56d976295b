package org.neurofactor.stnmf.consensus;

import static org.neurofactor.settings.Require.require;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.neurofactor.random.MersenneTwister;
import org.neurofactor.random.Seeds;
import org.neurofactor.settings.CommonSettings;
import org.neurofactor.settings.Options;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.neurofactor.settings.Values;
import org.neurofactor.stnmf.StnmfOptions;

/** How a consensus analysis is to be done. */
public final class ConsensusOptions extends Options<ConsensusOptions> {

	private static final Settings.Builder ALL = Settings.builder();
	private static final String EACH_RUN = "Each run";
	private static final String COMPARISON = "Comparison";

	/** The lowest sparsity λ of a range. */
	public static final Setting<Double> FROM =
		ALL.add(Setting.number("from", 0, 0).label("Sparsities from").help("The lowest sparsity to try."));

	/** What the highest sparsity λ of a range does not exceed. */
	public static final Setting<Double> TO =
		ALL.add(Setting.number("to", 4, 0).label("to").help("The highest sparsity to try at first; see extend."));

	/** From one sparsity λ of a range to the next. */
	public static final Setting<Double> STEP =
		ALL.add(Setting.number("step", 0.25, 0).label("in steps of").help("From one sparsity to the next; above 0."));

	/** Whether a range goes on, step by step, while the runs agree best at its end. */
	public static final Setting<Boolean> EXTEND = ALL.add(Setting.flag("extend", true)
		.label("Go on while the end is best")
		.help("Tries sparsities beyond the range, too, while the runs agree best at its end; at most as many again."));

	/** Sparsities λ with blanks between them, instead of a range; empty for the range. */
	public static final Setting<String> SPARSITIES = ALL.add(Setting.text("sparsities", "")
		.label("or these sparsities")
		.help("The sparsities to try, with blanks between them, instead of a range."));

	/** Number of runs for each sparsity. */
	public static final Setting<Integer> REPETITIONS = ALL.add(Setting.whole("repetitions", 30, 2, 10_000)
		.label("Runs per sparsity")
		.help("How many random starts are compared."));

	/** Number of modules r. */
	public static final Setting<Integer> MODULES = ALL.add(StnmfOptions.MODULES.advanced(EACH_RUN)
		.help("How many modules to factorise into: as in the STNMF for which the sparsity is sought."));

	/** Number of iterations of each run. */
	public static final Setting<Integer> ITERATIONS = ALL.add(StnmfOptions.ITERATIONS.advanced(EACH_RUN));

	/** Moran's I above which a module is localized. */
	public static final Setting<Double> THRESHOLD = ALL.add(StnmfOptions.THRESHOLD.advanced(EACH_RUN));

	/** Seed of the first run of each sparsity; the others take the next ones. */
	public static final Setting<Long> SEED = ALL.add(Seeds.SEED.advanced(EACH_RUN)
		.help(
			"Of the first run of each sparsity; each further run has the next one. -1: an unpredictable one, which log and " +
				"run.json tell."));

	/** How many spikes are compared at most, as published, where {@link #MAX_ELEMENTS} leaves it open. */
	public static final int PUBLISHED_ELEMENTS = 25_000;

	/**
	 * The consensus is taken over at most so many spikes, 0 for {@link #PUBLISHED_ELEMENTS}, or fewer if the memory
	 * demands it. Of a larger ensemble a sample is taken, always the same; all spikes take part in the factorisations.
	 */
	public static final Setting<Integer> MAX_ELEMENTS = ALL.add(Setting.whole("maxelements", 0, 0, Integer.MAX_VALUE)
		.label("Spikes to compare at most")
		.help("Of more spikes, a sample is compared; all take part in the " +
			"factorisations. Memory and time of the comparison grow with the square of their number. 0: " +
			PUBLISHED_ELEMENTS + ", or as many as the memory allows, which the log tells.")
		.advanced(COMPARISON));

	/** Number of threads; 0 for one per processor. The result does not depend on it. */
	public static final Setting<Integer> THREADS = ALL.add(CommonSettings.THREADS.advanced(COMPARISON)
		.help("How many runs are done at a time. The results do not depend on it."));

	/** All of them. */
	public static final Settings SETTINGS = ALL.build();

	/** The published defaults, and sparsities from 0 to 4 in steps of 0.25, or further. */
	public static final ConsensusOptions DEFAULTS = new ConsensusOptions(SETTINGS.defaults());

	private final double[] sparsities;

	private ConsensusOptions(final Values values) {
		super(Seeds.resolve(values));
		sparsities = Sparsities.of(get(SPARSITIES), get(FROM), get(TO), get(STEP));
		require(get(MAX_ELEMENTS) != 1, "maxelements must be 0 or a whole number of at least 2", 1);
		final long last = get(SEED) + get(REPETITIONS) - 1;
		require(last <= MersenneTwister.MAX_SEED,
			"The seed of the last repetition must not be above " + MersenneTwister.MAX_SEED, last);
	}

	@Override
	protected ConsensusOptions create(final Values all) {
		return new ConsensusOptions(all);
	}

	/** Sparsities λ to be compared in any case, ascending; 0, 0.25 … 4 by default. */
	public double[] sparsities() {
		return sparsities.clone();
	}

	/**
	 * Sparsities λ beyond the range, ascending, of which each is compared while the runs agree best at the one before:
	 * as many as there are in the range; none beyond a list, or if the range is not to be extended.
	 */
	public double[] sparsitiesBeyond() {
		if (!get(EXTEND) || !get(SPARSITIES).trim().isEmpty()) return new double[0];
		return Sparsities.next(get(FROM), get(STEP), sparsities.length);
	}

	/** Number of spikes that are compared at most. */
	public int maxElements() {
		return get(MAX_ELEMENTS) == 0 ? PUBLISHED_ELEMENTS : get(MAX_ELEMENTS);
	}

	/** Number of runs of the whole analysis, without those beyond the range. */
	public int runs() {
		return sparsities.length * get(REPETITIONS);
	}

	/** Number of runs of the whole analysis if it is extended as far as it can be. */
	int mostRuns() {
		return (sparsities.length + sparsitiesBeyond().length) * get(REPETITIONS);
	}

	/**
	 * The same but for the sparsities.
	 *
	 * @throws IllegalArgumentException if there is none, or one is negative, or two are equal
	 */
	public ConsensusOptions withSparsities(final double... values) {
		require(values.length > 0, "There must be at least one sparsity", "none");
		return with(SPARSITIES, Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(" ")));
	}
}
