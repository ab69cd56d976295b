package org.neurofactor.stnmf;

import org.neurofactor.factorization.Initialization;
import org.neurofactor.random.Seeds;
import org.neurofactor.settings.CommonSettings;
import org.neurofactor.settings.Options;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.neurofactor.settings.Values;

/** What an STNMF is to do. */
public final class StnmfOptions extends Options<StnmfOptions> {

	/** How the initial modules are made. */
	public enum Start {
		/** From the singular vectors of the ensemble: deterministic, and the default. */
		NNSVD_LRC("NNSVD-LRC"),
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

	private static final Settings.Builder ALL = Settings.builder();
	private static final String FACTORIZATION = "Factorization";
	private static final String ORDER = "Modules";

	/** Number of modules r. */
	public static final Setting<Integer> MODULES = ALL.add(Setting.whole("modules", 20, 2, 10_000).label("Modules").help(
		"How many modules to factorise into: more than there may be subunits; the rest takes up noise."));

	/** Sparsity λ, in units of the ensemble. */
	public static final Setting<Double> SPARSITY = ALL.add(Setting.number("sparsity", 1.7, 0).label("Sparsity").help(
		"How strongly modules are kept to few pixels. 1.7 suits ensembles with unit variance per pixel."));

	/** Moran's I above which a module is localized. */
	public static final Setting<Double> THRESHOLD = ALL.add(Setting.number("threshold", 0.25, -1, 1).label(
		"Threshold of Moran's I").help("A module with a larger spatial autocorrelation is localized: a subunit."));

	/** Edge length of a pixel in µm; 0 if unknown. */
	public static final Setting<Double> PIXEL_SIZE = ALL.add(CommonSettings.PIXEL_SIZE);

	/** Number of iterations. */
	public static final Setting<Integer> ITERATIONS = ALL.add(Setting.whole("iterations", 1000, 0, 10_000_000).label(
		"Iterations").help("How often modules and weights are updated in turn.").advanced(FACTORIZATION));

	/** How the initial modules are made. */
	public static final Setting<Start> INITIALIZATION = ALL.add(Setting.choice("initialization", Start.NNSVD_LRC).label(
		"Initialization").help("What to start from: the singular vectors of the ensemble, random numbers, or a stack of " +
			"modules.").advanced(FACTORIZATION));

	/** Seed of the random initialization and of disturbances. */
	public static final Setting<Long> SEED = ALL.add(Seeds.SEED.advanced(FACTORIZATION).help(
		"Of the random initialization, and of disturbances; -1: an unpredictable one, which log and run.json tell."));

	/** Whether modules of negative mean weight are negated together with their weights. */
	public static final Setting<Boolean> FLIP = ALL.add(Setting.flag("flip", true).label(
		"Flip modules of negative mean weight").help("Negates such modules and their weights.").advanced(ORDER));

	/** Whether modules are sorted: localized ones first, larger mean weights first. */
	public static final Setting<Boolean> SORT = ALL.add(Setting.flag("sort", true).label("Sort modules").help(
		"Subunits first, and larger mean weights first.").advanced(ORDER));

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

	Initialization initialization() {
		return get(INITIALIZATION) == Start.RANDOM ? Initialization.random(get(SEED)) : Initialization.nnsvdLrc();
	}
}
