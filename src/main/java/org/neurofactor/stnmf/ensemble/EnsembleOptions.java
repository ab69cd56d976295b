package org.neurofactor.stnmf.ensemble;

import org.neurofactor.settings.Options;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.neurofactor.settings.Values;

/** How spike-triggered ensembles are to be made. */
public final class EnsembleOptions extends Options<EnsembleOptions> {

	private static final Settings.Builder ALL = Settings.builder();
	private static final String TRIALS = "Trials";
	private static final String ENSEMBLE = "Ensemble";

	/** Filter length τ: number of frames, up to that of the spike, which a spike may depend on. */
	public static final Setting<Integer> TAU = ALL.add(Setting.whole("tau", 20, 2, 10_000)
		.label("Tau")
		.unit("frames")
		.help("Filter length: how many frames, up to that of the spike, a spike may depend on."));

	/** Whether each trial goes on where the one before ended, so that a spike may depend on the end of that one. */
	public static final Setting<Boolean> CONTINUOUS = ALL.add(Setting.flag("continuous", false)
		.label("Continuous trials")
		.help("Each trial goes on where the one before ended. Otherwise spikes in the first tau - 1 " +
			"frames of each trial are left out.")
		.advanced(TRIALS));

	/** Bins with fewer spikes do not contribute to the ensemble, and of k spikes in a bin only k − minspikes + 1. */
	public static final Setting<Integer> MIN_SPIKES = ALL.add(Setting.whole("minspikes", 1, 1, 1_000_000)
		.label("Least spikes per frame")
		.help("Frames with fewer spikes are left out of the ensemble; of k spikes, " +
			"k - minspikes + 1 count. The average is that of all spikes.")
		.advanced(ENSEMBLE));

	/** How the temporal filter is found in the spike-triggered average. */
	public static final Setting<FilterMethod> FILTER = ALL.add(Setting.choice("filter", FilterMethod.LOWRANK)
		.label("Temporal filter")
		.help("lowrank: that of all pixels of the receptive field together; peak: the course of its " +
			"strongest pixel alone.")
		.advanced(ENSEMBLE));

	/** Which part of the screen is in the ensemble. */
	public static final Setting<WindowRule> WINDOW = ALL.add(WindowRule.setting("window")
		.label("Window")
		.help(
			"profile: where the receptive field stands out from noise, or the selection on the stimulus if there is one; " +
				"ellipse: around a Gaussian fitted to it; none: the whole screen; or x,y,width,height in pixels.")
		.advanced(ENSEMBLE));

	/** Size of the window in standard deviations of the Gaussian fitted to the receptive field. */
	public static final Setting<Double> WINDOW_SD = ALL.add(Setting.number("windowsd", 3, 0.1, 100)
		.label("Ellipse")
		.unit("standard deviations")
		.help("Size of the ellipse around the receptive field, for window=ellipse.")
		.advanced(ENSEMBLE));

	/** Number of frames of a trial; 0 if there is but one. */
	public static final Setting<Integer> TRIAL_LENGTH = ALL.add(Setting.whole("triallength", 0, 0, Integer.MAX_VALUE)
		.label("Trial length")
		.unit("frames (0: one trial)")
		.help("Trials are consecutive blocks of so many frames.")
		.advanced(TRIALS));

	/** All of them. */
	public static final Settings SETTINGS = ALL.build();

	/** With τ = 20 frames. */
	public static final EnsembleOptions DEFAULTS = new EnsembleOptions(SETTINGS.defaults());

	/** The published package's way: the course of the strongest pixel, and an ellipse of 3 standard deviations. */
	public static final EnsembleOptions PUBLISHED =
		DEFAULTS.with(FILTER, FilterMethod.PEAK).with(WINDOW, WindowRule.ELLIPSE);

	private EnsembleOptions(final Values values) {
		super(values);
	}

	@Override
	protected EnsembleOptions create(final Values all) {
		return new EnsembleOptions(all);
	}
}
