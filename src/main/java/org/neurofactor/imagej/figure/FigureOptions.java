package org.neurofactor.imagej.figure;

import java.util.Locale;

import org.neurofactor.settings.Options;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.neurofactor.settings.Values;

/** What a figure shows and how. */
public final class FigureOptions extends Options<FigureOptions> {

	/** Which panels there are. */
	public enum Layout {

		/** Modules, STA, outlines, mean weights and Moran's I. */
		FULL,
		/** Modules, STA and outlines. */
		COMPACT,
		/** No figure at all. */
		NONE;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** The look-up table of images. */
	public enum Lut {

		/** Red, white and black for modules; black, gray and white for the STA. */
		AUTO(SignedColors.RED_WHITE_BLACK, SignedColors.FILTER),
		/** Red, white and black. */
		RWB(SignedColors.RED_WHITE_BLACK, SignedColors.RED_WHITE_BLACK),
		/** Black, gray and white. */
		FILTER(SignedColors.FILTER, SignedColors.FILTER);

		private final SignedColors modules;
		private final SignedColors sta;

		Lut(final SignedColors modules, final SignedColors sta) {
			this.modules = modules;
			this.sta = sta;
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	private static final Settings.Builder ALL = Settings.builder();
	private static final String GROUP = "Figure and colors";

	/** Which panels there are. */
	public static final Setting<Layout> FIGURE = ALL.add(Setting.choice("figure", Layout.FULL)
		.label("Figure")
		.help(
			"Panels of the figure: full has modules, STA, outlines, mean weights and Moran's I; compact has the first three.")
		.advanced(GROUP));

	/** Of outlines, frames, bars, table rows and ROIs. */
	public static final Setting<SubunitColors> COLORS = ALL.add(Setting
		.of("colors", SubunitColors.KIND, SubunitColors.SAFE)
		.label("Colors of subunits")
		.help(
			"In figure, outlines, table and ROIs (in a mosaic, of cells): safe (told apart by the color-blind, too), okabeito, " +
				"hsv, colors by name or as #rrggbb with commas between them, or a look-up table of ImageJ, such as Fire.")
		.advanced(GROUP));

	/** Of the pixels of modules and STA. */
	public static final Setting<Lut> LUT = ALL.add(Setting.choice("lut", Lut.AUTO)
		.label("Look-up table")
		.help(
			"Of images: rwb is red below, white at and black above zero; filter is black, gray and white; auto is rwb for " +
				"modules and filter for the STA.")
		.advanced(GROUP));

	/** Width of the figure in pixels. */
	public static final Setting<Integer> WIDTH = ALL.add(Setting.whole("figurewidth", 1200, 300, 10_000)
		.label("Width of the figure")
		.unit("pixels")
		.help("In pixels.")
		.advanced(GROUP));

	/** All of them. */
	public static final Settings SETTINGS = ALL.build();

	/** Modules, STA, outlines, mean weights and Moran's I; subunits in colours; 1200 pixels wide. */
	public static final FigureOptions DEFAULTS = new FigureOptions(SETTINGS.defaults());

	private FigureOptions(final Values values) {
		super(values);
	}

	@Override
	protected FigureOptions create(final Values all) {
		return new FigureOptions(all);
	}

	public boolean hasFigure() {
		return get(FIGURE) != Layout.NONE;
	}

	/** Of outlines, frames, bars, table rows and ROIs. */
	public SubunitColors colors() {
		return get(COLORS);
	}

	/** Of the modules' pixels. */
	public SignedColors modules() {
		return get(LUT).modules;
	}

	/** Of the STA's pixels. */
	public SignedColors sta() {
		return get(LUT).sta;
	}
}
