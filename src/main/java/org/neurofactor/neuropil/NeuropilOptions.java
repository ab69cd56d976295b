package org.neurofactor.neuropil;

import java.util.Locale;

import org.neurofactor.random.Seeds;
import org.neurofactor.settings.CommonSettings;
import org.neurofactor.settings.NumberOrAutoKind;
import org.neurofactor.settings.Options;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.neurofactor.settings.Values;

/** How cells are freed from their neuropil: regions, separation and ΔF/F₀. */
public final class NeuropilOptions extends Options<NeuropilOptions> {

	/** The baseline that the ΔF of a cleaned trace is relative to. */
	public enum Baseline {

		/** That of the cell's raw trace, and the default: a cleaned trace may have a baseline near 0. */
		RAW,
		/** Its own, with the background that was taken off the cell's signal. */
		OWN;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	private static final Settings.Builder ALL = Settings.builder();
	private static final String SEPARATION = "Separation";
	private static final String DELTA_F = "ΔF/F0";

	/** Number of sectors around each cell. */
	public static final Setting<Integer> REGIONS = ALL.add(Setting.whole("regions", 4, 1, 100)
		.label("Regions")
		.group(SEPARATION)
		.help("How many regions the neuropil around a cell is cut into."));

	/** Area of a sector relative to its cell. */
	public static final Setting<Double> EXPANSION = ALL.add(Setting.number("expansion", 1, 0.01, 100)
		.label("Expansion")
		.group(SEPARATION)
		.help("Area of a region relative to that of its cell."));

	/** Whether the regions around a cell leave the other cells out. */
	public static final Setting<Boolean> EXCLUDE = ALL.add(Setting.flag("exclude", false)
		.label("Leave other cells out")
		.help(
			"Whether the regions around a cell have no pixel of any other cell; they reach out farther then. As published, " +
				"they do not mind other cells.")
		.advanced(SEPARATION));

	/** Share of the mean neuropil that the subtraction beside it takes; {@link NumberOrAutoKind#AUTO}: by cell. */
	public static final Setting<Double> COEFFICIENT = ALL.add(Setting.numberOrAuto("coefficient", 0.7, 0, 10)
		.label("Coefficient")
		.help(
			"What the subtraction beside the separation takes of the mean neuropil: 0.7, as is common, another share, or " +
				"auto, which estimates it for each cell, from 0 to 1.")
		.advanced(SEPARATION));

	/** Whether NMF, ICA and the subtraction are to be compared. */
	public static final Setting<Boolean> COMPARE = ALL.add(Setting.flag("compare", false)
		.label("Compare methods")
		.group(SEPARATION)
		.help(
			"NMF, ICA and the subtraction side by side, with a verdict on each and a suggestion for each cell. Takes the " +
				"time of both separations."));

	/** Frames per second in Hz; 0 if unknown, so that there is no ΔF/F₀. */
	public static final Setting<Double> FRAME_RATE = ALL.add(CommonSettings.FRAME_RATE.group("Results")
		.help("Frames per second; 0: from the image's frame interval. If unknown, there is no ΔF/F0."));

	/** What the ΔF of a cleaned trace is relative to. */
	public static final Setting<Baseline> BASELINE = ALL.add(Setting.choice("baseline", Baseline.RAW)
		.label("Baseline")
		.help("What ΔF/F0 of a cleaned trace is relative to: the baseline of the raw trace, or its own.")
		.advanced(DELTA_F));

	/** Seconds within which the baseline F₀ follows a drift; 0 for a baseline that does not change. */
	public static final Setting<Double> WINDOW = ALL.add(Setting.number("baselinewindow", 0, 0)
		.formerly("window")
		.label("Window of the baseline")
		.unit("s (0: all frames)")
		.help("For movies that bleach or drift: F0 in each frame is found in this many seconds around it; 0: in all " +
			"frames.")
		.advanced(DELTA_F));

	/** Whether all trials have one baseline in common. */
	public static final Setting<Boolean> ACROSS_TRIALS = ALL.add(Setting.flag("acrosstrials", true)
		.label("One baseline for all trials")
		.help("Otherwise each trial has its own.")
		.advanced(DELTA_F));

	/** The frames that are left out. */
	public static final Setting<BadFrames> BAD_FRAMES = ALL.add(Setting.of("badframes", BadFrames.KIND, BadFrames.AUTO)
		.label("Bad frames")
		.unit("auto, none or a list")
		.group(SEPARATION)
		.help("Frames that are left out of everything, and empty in the traces. auto: those that are dark, saturated " +
			"or without any number; none: all are used; or a list such as 100-129,200, of every trial, or, as " +
			"2:100-129, of one."));

	/** Whether each cell's plot is saved; no number depends on it. */
	public static final Setting<Boolean> PLOTS = ALL.add(Setting.flag("plots", true)
		.label("Save plots")
		.group("Results")
		.help(
			"Whether the output folder gets a picture of each cell's traces, traces/CELL.png: of thousands of cells, most " +
				"of the time and room that it takes.")
		.withoutEffect());

	/** Number of threads; 0 for one per processor. No result depends on it. */
	public static final Setting<Integer> THREADS = ALL.add(CommonSettings.THREADS.advanced(SEPARATION)
		.help("How many cells are separated at a time. The results do not depend on it."));

	/** All of them, those of the separation among them, with their defaults for the trials of a cell. */
	public static final Settings SETTINGS = ALL.build()
		.and(SeparationOptions.SETTINGS.with(SeparationOptions.MAX_ITERATIONS.defaultTo(20_000),
			SeparationOptions.TRIES.defaultTo(1), SeparationOptions.BACKGROUND.defaultTo(Background.PERCENTILE),
			SeparationOptions.ALPHA.defaultTo(NumberOrAutoKind.AUTO)));

	/** The published defaults, but for the background, without which NMF takes too much away, and the sparsity. */
	public static final NeuropilOptions DEFAULTS = new NeuropilOptions(SETTINGS.defaults());

	private final SeparationOptions separation;

	private NeuropilOptions(final Values values) {
		super(Seeds.resolve(values));
		separation = SeparationOptions.DEFAULTS.with(values());
	}

	@Override
	protected NeuropilOptions create(final Values all) {
		return new NeuropilOptions(all);
	}

	/** How F₀ is found; the frame rate must be known. */
	BaselineRule baselineRule() {
		return new BaselineRule(get(FRAME_RATE), get(ACROSS_TRIALS), get(WINDOW));
	}

	/** How the signals are separated. */
	public SeparationOptions separation() {
		return separation;
	}
}
