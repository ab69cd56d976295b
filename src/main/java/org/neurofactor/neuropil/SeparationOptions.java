package org.neurofactor.neuropil;

import org.neurofactor.factorization.MixtureModel;
import org.neurofactor.random.Seeds;
import org.neurofactor.settings.NumberOrAutoKind;
import org.neurofactor.settings.Options;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.neurofactor.settings.Values;

/** How signals are separated. */
public final class SeparationOptions extends Options<SeparationOptions> {

	private static final Settings.Builder ALL = Settings.builder();
	private static final String SEPARATION = "Separation";

	/** How sources are found. */
	public static final Setting<SeparationMethod> METHOD = ALL.add(Setting
		.of("method", SeparationMethod.KIND, SeparationMethod.NMF)
		.label("Method")
		.group(SEPARATION)
		.help(
			"NMF: non-negative matrix factorization, for signals that are never below 0; ICA: independent component analysis."));

	/** Sparsity α of NMF, which no other method uses; {@link NumberOrAutoKind#AUTO} for one for each cell. */
	public static final Setting<Double> ALPHA = ALL.add(Setting.numberOrAuto("alpha", 0.1, 0, Double.MAX_VALUE)
		.label("Alpha")
		.group(SEPARATION)
		.help(
			"Sparsity of NMF: how strongly it is kept to few sources; auto: for each cell by how much its trace varies " +
				"on its own, at least 0.1, and 0.1 if no background is taken off. If traces become zero, it is too " +
				"large. ICA does not use it."));

	/** What is taken off each signal, over all trials, before NMF; no other method uses it. */
	public static final Setting<Background> BACKGROUND = ALL.add(Setting.choice("background", Background.NONE)
		.label("Background")
		.group(SEPARATION)
		.help(
			"What is taken off each signal before NMF: a low percentile of its values, one that drifts in a straight " +
				"line, for movies that bleach, their minimum, or nothing, as published. ICA does not use it."));

	/** The percentile of {@link Background#PERCENTILE}, in percent. */
	public static final Setting<Double> FLOOR = ALL.add(Setting.number("floor", 1, 0, 50)
		.label("Floor")
		.unit("%")
		.help("How many of a signal's values may lie below its background, if that is a percentile, drifting or not.")
		.advanced(SEPARATION));

	/** Number of sources n; 0 for the method's own choice. */
	public static final Setting<Integer> COMPONENTS = ALL.add(Setting.whole("components", 0, 0, 10_000)
		.label("Components")
		.unit("(0: automatic)")
		.help("Number of sources; 0: as many as signals (NMF), or as principal components with more " +
			"than 1 % of the variance (ICA).")
		.advanced(SEPARATION));

	/** Most iterations of one attempt. */
	public static final Setting<Integer> MAX_ITERATIONS = ALL.add(Setting.whole("maxiterations", 10_000, 1, 10_000_000)
		.label("Iterations at most")
		.help("Of one attempt, which has not converged if it takes all of them.")
		.advanced(SEPARATION));

	/** Relative tolerance at which an attempt has converged. */
	public static final Setting<Double> TOLERANCE = ALL.add(Setting.number("tolerance", 1e-4, 1e-15, 1)
		.label("Tolerance")
		.help("How little must change for an attempt to have converged.")
		.advanced(SEPARATION));

	/** Most attempts, each with the next seed, until one converges. */
	public static final Setting<Integer> TRIES = ALL.add(Setting.whole("tries", 10, 1, 10_000)
		.label("Tries")
		.help("Attempts, each with the next seed, until one converges.")
		.advanced(SEPARATION));

	/** Seed of the first attempt. */
	public static final Setting<Long> SEED = ALL.add(Seeds.SEED.defaultTo(892L)
		.advanced(SEPARATION)
		.help("Of the random numbers of the first attempt; -1: an unpredictable one, which log and run.json tell."));

	/** All of them. */
	public static final Settings SETTINGS = ALL.build();

	/** The published defaults for one set of signals. */
	public static final SeparationOptions DEFAULTS = new SeparationOptions(SETTINGS.defaults(), null);

	/** The published defaults for the trials of a cell: one attempt of up to 20 000 iterations. */
	public static final SeparationOptions TRIALS = DEFAULTS.with(MAX_ITERATIONS, 20_000).with(TRIES, 1);

	private final MixtureModel start;

	private SeparationOptions(final Values values, final MixtureModel start) {
		super(Seeds.resolve(values));
		this.start = start;
	}

	@Override
	protected SeparationOptions create(final Values all) {
		return new SeparationOptions(all, start);
	}

	/**
	 * The same, but NMF starts from these factors, in units of the signals' median, instead of making them from the
	 * signals. There is one attempt then, for a further one would be the same again.
	 *
	 * @param sources W0 by columns, {@code [source][observation]}, all ≥ 0; copied. Null, with a mixing matrix of null,
	 *          for none
	 * @param mixing H0 by columns, {@code [signal][source]}, all ≥ 0; copied
	 */
	public SeparationOptions withStart(final double[][] sources, final double[][] mixing) {
		if (sources == null && mixing == null) return new SeparationOptions(values(), null);
		if (sources == null || mixing == null) throw new IllegalArgumentException(
			"Initial sources (W0) and an initial mixing matrix (H0) must be given together, but there is no initial " +
				(sources == null ? "W0" : "H0") + ".");
		return new SeparationOptions(values(),
			new MixtureModel(nonNegative("mixing matrix (H0)", mixing), nonNegative("sources (W0)", sources), 0));
	}

	private static double[][] nonNegative(final String what, final double[][] matrix) {
		final double[][] copy = new double[matrix.length][];
		boolean positive = false;
		for (int i = 0; i < matrix.length; i++) {
			copy[i] = matrix[i].clone();
			if (copy[i].length != copy[0].length) throw new IllegalArgumentException(
				"The initial " + what + " must have rows of one length, but row 1 has " + copy[0].length +
					" values and row " + (i + 1) + " has " + copy[i].length + ".");
			for (final double value : copy[i]) {
				if (!(value >= 0 && value <= Double.MAX_VALUE)) throw new IllegalArgumentException(
					"The initial " + what + " must have finite values of 0 or more, but has " + value + ".");
				positive |= value > 0;
			}
		}
		if (!positive)
			throw new IllegalArgumentException("The initial " + what + " must have a value above 0, but has none.");
		return copy;
	}

	/** Whether NMF starts from given factors. */
	public boolean hasStart() {
		return start != null;
	}

	/**
	 * The factors which NMF starts from, in units of the signals' median; null where they are made from the signals.
	 */
	MixtureModel start() {
		return start;
	}
}
