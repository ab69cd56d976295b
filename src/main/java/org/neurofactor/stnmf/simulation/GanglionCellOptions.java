package org.neurofactor.stnmf.simulation;

import static org.neurofactor.settings.Require.require;

import org.neurofactor.random.Seeds;
import org.neurofactor.settings.CommonSettings;
import org.neurofactor.settings.Options;
import org.neurofactor.settings.PlaneSize;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.neurofactor.settings.Values;

/**
 * What ganglion cell to simulate, and for how long to record from it. The defaults give a cell of six subunits that
 * spike-triggered non-negative matrix factorization takes apart at its own defaults.
 */
public final class GanglionCellOptions extends Options<GanglionCellOptions> {

	private static final Settings.Builder ALL = Settings.builder();
	private static final String CELL = "Cell";
	private static final String RECORDING = "Recording";

	/** The length of the longest array that every Java virtual machine allows. */
	private static final int MAX_VALUES = Integer.MAX_VALUE - 8;

	/** Columns and rows of the stimulus. */
	public static final Setting<PlaneSize> SIZE = ALL.add(PlaneSize.setting("size", new PlaneSize(16, 14), 4, 1024)
		.label("Size (columns x rows)")
		.help("Of the stimulus, in its pixels; one number for a square."));

	/** Number of subunits in the receptive field. */
	public static final Setting<Integer> SUBUNITS =
		ALL.add(Setting.whole("subunits", 6, 1, 200).label("Subunits").help("How many the receptive field has."));

	/** Distance of neighbouring subunits' centres in pixels. */
	public static final Setting<Double> SPACING = ALL.add(Setting.number("spacing", 3.2, 1, 500)
		.label("Spacing")
		.unit("pixels")
		.help("Distance between neighbouring subunits."));

	/** Standard deviation of the subunits' Gaussians on average, in pixels. */
	public static final Setting<Double> SIGMA = ALL.add(Setting.number("sigma", 1.05, 0.3, 200)
		.label("Sigma")
		.unit("pixels")
		.help("Standard deviation of the subunits' Gaussians.")
		.advanced(CELL));

	/** Whether the cell prefers increments or decrements. */
	public static final Setting<Polarity> POLARITY = ALL.add(Setting.choice("polarity", Polarity.ON)
		.label("Polarity")
		.help("Whether the cell prefers light increments or decrements.")
		.advanced(CELL));

	/** How subunits rectify. */
	public static final Setting<SubunitNonlinearity> NONLINEARITY =
		ALL.add(Setting.choice("nonlinearity", SubunitNonlinearity.THRESHOLD_QUADRATIC)
			.label("Nonlinearity")
			.help("What a subunit passes on of its excess above its threshold: its square or itself.")
			.advanced(CELL));

	/** Threshold of the subunits in standard deviations of their drive under white noise. */
	public static final Setting<Double> SUBUNIT_THRESHOLD = ALL.add(Setting.number("subunitthreshold", 0.6, 0, 3)
		.label("Threshold of subunits")
		.unit("standard deviations")
		.help("Of a subunit's drive under white noise.")
		.advanced(CELL));

	/**
	 * Fraction of the stimulus frames that bring the cell above its spike threshold. The smaller, the choosier the
	 * cell, and the clearer its subunits stand out in the ensemble.
	 */
	public static final Setting<Double> ACTIVE_FRACTION = ALL.add(Setting.number("activefraction", 0.1, 0.001, 1)
		.label("Active fraction")
		.help("Of the stimulus frames, how many bring the cell above its spike threshold: the fewer, the " +
			"choosier the cell.")
		.advanced(CELL));

	/** Mean firing rate in spikes per stimulus frame. */
	public static final Setting<Double> SPIKES_PER_FRAME = ALL.add(Setting.number("firingrate", 0.02, 0.001, 1)
		.label("Firing rate")
		.unit("spikes per frame")
		.help("On average.")
		.advanced(RECORDING));

	/** Number of spikes after which the recording ends. */
	public static final Setting<Integer> SPIKES = ALL.add(Setting.whole("spikecount", 3000, 1, 1_000_000)
		.formerly("spikes")
		.label("Spikes")
		.help("After how many the recording ends."));

	/** Length τ of the temporal filter in frames. */
	public static final Setting<Integer> FILTER_LENGTH = ALL.add(Setting.whole("filterlength", 15, 4, 200)
		.label("Filter length")
		.unit("frames")
		.help("How many frames a spike depends on.")
		.advanced(CELL));

	/** Edge length of a stimulus pixel on the retina in µm; 0 if unknown. */
	public static final Setting<Double> PIXEL_SIZE = ALL.add(CommonSettings.PIXEL_SIZE.defaultTo(30.)
		.unit("µm (0: unknown)")
		.help("Edge length of a stimulus pixel on the retina in micrometers."));

	/** Seed of the subunits' layout, the stimulus and the spikes. */
	public static final Setting<Long> SEED = ALL.add(Seeds.SEED.help(
		"Of the subunits' layout, the stimulus and the spikes; -1: an unpredictable one, which log and run.json tell."));

	/** All of them. */
	public static final Settings SETTINGS = ALL.build();

	/** Six subunits on 16 × 14 pixels of 30 µm, 3000 spikes. */
	public static final GanglionCellOptions DEFAULTS = new GanglionCellOptions(SETTINGS.defaults());

	private GanglionCellOptions(final Values values) {
		super(Seeds.resolve(values));
		require((long) width() * height() * get(SPIKES) <= MAX_VALUES,
			"Width × height × number of spikes must be " + MAX_VALUES + " or less",
			width() + " × " + height() + " × " + get(SPIKES));
	}

	@Override
	protected GanglionCellOptions create(final Values all) {
		return new GanglionCellOptions(all);
	}

	/** Columns of the stimulus. */
	public int width() {
		return get(SIZE).columns();
	}

	/** Rows of the stimulus. */
	public int height() {
		return get(SIZE).rows();
	}
}
