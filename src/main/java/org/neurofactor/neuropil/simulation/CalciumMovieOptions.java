package org.neurofactor.neuropil.simulation;

import org.neurofactor.random.Seeds;
import org.neurofactor.settings.CommonSettings;
import org.neurofactor.settings.Options;
import org.neurofactor.settings.PlaneSize;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.neurofactor.settings.Values;

/**
 * What calcium movie to simulate. The defaults are small and quick, and like a two-photon recording of cortex with a
 * sensitive indicator: the neuropil is as bright as cells at rest, and half of the cells overlap another one.
 */
public final class CalciumMovieOptions extends Options<CalciumMovieOptions> {

	private static final Settings.Builder ALL = Settings.builder();
	private static final String MOVIE = "Movie";
	private static final String CELL = "Cells";
	private static final String CALCIUM = "Calcium";
	private static final String AROUND = "Neuropil";
	private static final String CAMERA = "Camera";

	/** Columns and rows. */
	public static final Setting<PlaneSize> SIZE = ALL.add(PlaneSize.setting("size", new PlaneSize(96, 96), 16, 4096)
		.label("Size (columns x rows)")
		.group(MOVIE)
		.help("In pixels; one number for a square."));

	/** Frames per trial. */
	public static final Setting<Integer> FRAMES =
		ALL.add(Setting.whole("frames", 600, 2, 1_000_000).label("Frames").group(MOVIE).help("Per trial."));

	/** Number of movies of the same cells. */
	public static final Setting<Integer> TRIALS = ALL.add(Setting.whole("trialcount", 1, 1, 100)
		.formerly("trials")
		.label("Trials")
		.help("How many movies of the same cells.")
		.advanced(MOVIE));

	/** Number of cells. */
	public static final Setting<Integer> CELLS =
		ALL.add(Setting.whole("cells", 12, 1, 1000).label("Cells").group(CELL).help("How many are in the image."));

	/** Diameter of the cells on average, in pixels. */
	public static final Setting<Double> DIAMETER = ALL
		.add(Setting.number("diameter", 10, 4, 200).label("Diameter").unit("pixels").group(CELL).help("Of the cells."));

	/** Share of the cells that come in pairs which overlap by about a quarter of their area. */
	public static final Setting<Double> OVERLAP = ALL.add(Setting.number("overlap", 0.5, 0, 1)
		.label("Overlap")
		.unit("share of the cells")
		.group(CELL)
		.help("How many of the cells come in pairs that overlap by about a quarter."));

	/** Frames per second in Hz. */
	public static final Setting<Double> FRAME_RATE = ALL.add(Setting.number("framerate", 10, 0.1, 1000)
		.label("Frame rate")
		.unit("Hz")
		.group(MOVIE)
		.help("Frames per second."));

	/** Calcium events of a cell per second on average, in Hz. */
	public static final Setting<Double> EVENT_RATE = ALL.add(Setting.number("eventrate", 0.2, 0, 20)
		.label("Event rate")
		.unit("Hz")
		.help("Calcium events of a cell per second.")
		.advanced(CALCIUM));

	/** Peak of a calcium event on average, as ΔF/F of the cell itself. */
	public static final Setting<Double> AMPLITUDE = ALL.add(Setting.number("amplitude", 1, 0, 100)
		.label("Amplitude")
		.unit("ΔF/F")
		.help("Peak of a calcium event relative to the cell at rest.")
		.advanced(CALCIUM));

	/** Time constant with which a calcium event rises, in seconds. */
	public static final Setting<Double> RISE = ALL.add(Setting.number("rise", 0.1, 0.001, 10)
		.label("Rise time")
		.unit("s")
		.help("Time constant with which a calcium event begins.")
		.advanced(CALCIUM));

	/** Time constant with which a calcium event decays, in seconds. */
	public static final Setting<Double> DECAY = ALL.add(Setting.number("decay", 0.7, 0.01, 60)
		.label("Decay time")
		.unit("s")
		.help("Time constant with which a calcium event ends.")
		.advanced(CALCIUM));

	/** Mean brightness of the neuropil relative to that of a cell at rest. */
	public static final Setting<Double> NEUROPIL = ALL.add(Setting.number("neuropil", 1, 0, 10)
		.label("Neuropil")
		.unit("relative to a cell")
		.group(AROUND)
		.help("How bright it is on average, relative to a cell at rest."));

	/** Distance from one source of the neuropil to the next, in pixels; between sources the neuropil is smooth. */
	public static final Setting<Double> NEUROPIL_SCALE = ALL.add(Setting.number("neuropilscale", 20, 4, 1000)
		.label("Scale")
		.unit("pixels")
		.help("From one of the neuropil's sources to the next; between them it is smooth.")
		.advanced(AROUND));

	/** Correlation of any two sources of the neuropil, 0 (each goes its own way) to 1 (the same everywhere). */
	public static final Setting<Double> NEUROPIL_CORRELATION = ALL.add(Setting.number("neuropilcorrelation", 0.5, 0, 1)
		.label("Correlation")
		.help("Of any two of the neuropil's sources: 0 if each goes its own way, 1 if all do the same.")
		.advanced(AROUND));

	/** Fluorescence of a cell at rest in grey levels. */
	public static final Setting<Double> BASELINE = ALL.add(Setting.number("restinglevel", 200, 1, 10_000)
		.formerly("baseline")
		.label("Resting level")
		.unit("grey levels")
		.help("How bright a cell is at rest.")
		.advanced(CAMERA));

	/**
	 * Grey levels per photon; 0 for no noise. At 20 a cell at rest gives 10 photons per pixel and frame. A pixel varies
	 * by the square root of its number of photons.
	 */
	public static final Setting<Double> NOISE = ALL.add(Setting.number("noise", 20, 0, 1000)
		.label("Noise")
		.unit("grey levels per photon")
		.help("The more, the fewer photons make the image; 0 for no noise.")
		.advanced(CAMERA));

	/** Edge length of a pixel in µm; 0 if unknown. */
	public static final Setting<Double> PIXEL_SIZE = ALL.add(CommonSettings.PIXEL_SIZE.defaultTo(1.25)
		.unit("µm (0: unknown)")
		.help("Edge length of a pixel in micrometers.")
		.advanced(MOVIE));

	/** Seed of everything that is drawn at random. */
	public static final Setting<Long> SEED = ALL.add(
		Seeds.SEED.help("Of everything that is drawn at random; -1: an unpredictable one, which log and run.json tell.")
			.advanced(MOVIE));

	/** All of them. */
	public static final Settings SETTINGS = ALL.build();

	/** 96 × 96 pixels, 600 frames, 12 cells, one trial. */
	public static final CalciumMovieOptions DEFAULTS = new CalciumMovieOptions(SETTINGS.defaults());

	private CalciumMovieOptions(final Values values) {
		super(Seeds.resolve(values));
	}

	@Override
	protected CalciumMovieOptions create(final Values all) {
		return new CalciumMovieOptions(all);
	}

	/** Columns. */
	public int width() {
		return get(SIZE).columns();
	}

	/** Rows. */
	public int height() {
		return get(SIZE).rows();
	}
}
