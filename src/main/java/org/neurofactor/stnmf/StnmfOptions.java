package org.neurofactor.stnmf;

import java.util.Locale;
import org.neurofactor.factorization.Initialization;
import org.neurofactor.random.Seeds;
import org.neurofactor.settings.CommonSettings;
import org.neurofactor.settings.NumberOrAutoKind;
import org.neurofactor.settings.Options;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.neurofactor.settings.Values;

/** What an STNMF is to do. */
public final class StnmfOptions extends Options<StnmfOptions> {

	/** How the initial modules are made. */
	public enum Start {

		/**
		 * The default: {@link #NNSVD_LRC}; from ImageJ, {@link #SMOOTHED} for ensembles that are known to have white
		 * noise of unit variance.
		 */
		AUTO("auto"),
		/** From the singular vectors of the ensemble: deterministic. */
		NNSVD_LRC("NNSVD-LRC"),
		/** From the modules of the smoothed ensemble, in which weak subunits stand out: deterministic. */
		SMOOTHED("smoothed"),
		/** Uniform random numbers drawn from the seed. */
		RANDOM("random"),
		/** Given as they are, such as by an image. */
		IMAGE("image");

		private final String label;

		Start(final String label) {
			this.label = label;
		}

		@Override
		public String toString() {
			return label;
		}
	}

	/** What the sparsity is measured in. */
	public enum Scale {

		/** The values of the ensemble as they are: as the published package does. */
		NONE,
		/** The standard deviation of the ensemble, by which it is divided. */
		SD;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/**
	 * Of the Gaussian, in pixels: a little less than a subunit's own, which is about a pixel wherever it can be
	 * resolved.
	 */
	private static final double SMOOTHING_SD = 0.8;
	/** Of such a Gaussian s of unit norm for one of t = 1 pixel: 2 √π s t² / (s² + t²). */
	private static final double SMOOTHING_GAIN = 1.73;
	private static final int SMOOTHED_ITERATIONS = 200;

	private static final double PUBLISHED_SPARSITY = 1.7;
	/** With scripts/dev/subunit-recovery, 2.0 to 2.3 find the most from a smoothed start, of all kinds of cells. */
	private static final double SMOOTHED_SPARSITY = 2.2;

	private static final Settings.Builder ALL = Settings.builder();
	private static final String FACTORIZATION = "Factorization";
	private static final String ORDER = "Modules";

	/** Number of modules r. */
	public static final Setting<Integer> MODULES = ALL.add(Setting.whole("modules", 20, 2, 10_000)
		.label("Modules")
		.help("How many modules to factorise into: more than there may be subunits; the rest takes up noise."));

	/** Sparsity λ, in units of {@link #SCALE}; {@link NumberOrAutoKind#AUTO} for what suits the start. */
	public static final Setting<Double> SPARSITY =
		ALL.add(Setting.numberOrAuto("sparsity", NumberOrAutoKind.AUTO, 0, Double.MAX_VALUE)
			.label("Sparsity")
			.help("How strongly modules are kept to few pixels, for ensembles with unit variance per pixel. auto: " +
				PUBLISHED_SPARSITY + ", as published; " + SMOOTHED_SPARSITY +
				" with the smoothed start, from which more subunits are found at it, above all where spikes are few."));

	/** What the sparsity, and with it modules and residual, are measured in. */
	public static final Setting<Scale> SCALE = ALL.add(Setting.choice("scale", Scale.NONE)
		.label("Scale")
		.help(
			"What the sparsity is measured in. none: the values of the ensemble, which should have unit variance then; " +
				"sd: their standard deviation, by which the ensemble is divided, so that a sparsity means the same for all ensembles."));

	/** Moran's I above which a module is localized. */
	public static final Setting<Double> THRESHOLD = ALL.add(Setting.number("threshold", 0.25, -1, 1)
		.label("Threshold of Moran's I")
		.help("A module with a larger spatial autocorrelation is localized: a subunit."));

	/** Edge length of a pixel in µm; 0 if unknown. */
	public static final Setting<Double> PIXEL_SIZE = ALL.add(CommonSettings.PIXEL_SIZE);

	/** Number of iterations. */
	public static final Setting<Integer> ITERATIONS = ALL.add(Setting.whole("iterations", 1000, 0, 10_000_000)
		.label("Iterations")
		.help("How often modules and weights are updated in turn.")
		.advanced(FACTORIZATION));

	/** How the initial modules are made. */
	public static final Setting<Start> INITIALIZATION = ALL.add(Setting.choice("initialization", Start.AUTO)
		.label("Initialization")
		.help(
			"What to start from. auto: smoothed for ensembles of Spike-Triggered Ensemble with its low-rank filter, else NNSVD-LRC; " +
				"NNSVD-LRC: the singular vectors of the ensemble; smoothed: the modules of the smoothed ensemble; random: random " +
				"numbers; image: a stack of modules.")
		.advanced(FACTORIZATION));

	/** Whether the initialization by singular vectors is followed by its low-rank correction. */
	public static final Setting<Boolean> CORRECTION = ALL.add(Setting.flag("correction", true)
		.label("Low-rank correction")
		.help("Whether NNSVD-LRC corrects its modules by one iteration on the low-rank ensemble.")
		.advanced(FACTORIZATION));

	/** Seed of the random initialization and of disturbances. */
	public static final Setting<Long> SEED = ALL.add(Seeds.SEED.advanced(FACTORIZATION)
		.help(
			"Of the random initialization, and of disturbances; -1: an unpredictable one, which log and run.json tell."));

	/** Whether modules of negative mean weight are negated together with their weights. */
	public static final Setting<Boolean> FLIP = ALL.add(Setting.flag("flip", true)
		.label("Flip modules of negative mean weight")
		.help("Negates such modules and their weights.")
		.advanced(ORDER));

	/** Whether modules are sorted: localized ones first, larger mean weights first. */
	public static final Setting<Boolean> SORT = ALL.add(Setting.flag("sort", true)
		.label("Sort modules")
		.help("Subunits first, and larger mean weights first.")
		.advanced(ORDER));

	/** All of them. */
	public static final Settings SETTINGS = ALL.build();

	/** The published defaults. */
	public static final StnmfOptions DEFAULTS = new StnmfOptions(SETTINGS.defaults());

	private StnmfOptions(final Values values) {
		super(Seeds.resolve(values));
	}

	@Override
	protected StnmfOptions create(final Values all) {
		return new StnmfOptions(all);
	}

	/** The same with a number for a sparsity that is {@code auto}. */
	public StnmfOptions resolved() {
		if (!NumberOrAutoKind.isAuto(get(SPARSITY))) return this;
		return with(SPARSITY, get(INITIALIZATION) == Start.SMOOTHED ? SMOOTHED_SPARSITY : PUBLISHED_SPARSITY);
	}

	Initialization initialization(final SpikeTriggeredEnsemble ensemble) {
		switch (get(INITIALIZATION)) {
			case RANDOM:
				return Initialization.random(get(SEED));
			case SMOOTHED:
				return Initialization.smoothed(ensemble.smoothing(SMOOTHING_SD), SMOOTHING_GAIN, SMOOTHED_ITERATIONS);
			default:
				return get(CORRECTION) ? Initialization.nnsvdLrc() : Initialization.nnsvd();
		}
	}
}
