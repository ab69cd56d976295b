package org.neurofactor.command;

import org.neurofactor.imagej.stnmf.StoredStnmf;
import org.neurofactor.imagej.stnmf.StnmfFolder;
import org.neurofactor.imagej.stnmf.StnmfFigureFolder;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;

import ij.ImagePlus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.Paths;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.stnmf.StnmfImages;
import org.neurofactor.imagej.figure.FigureOptions;
import org.scijava.plugin.Plugin;

/**
 * <em>Plugins › NeuroFactor › STNMF Figure...</em>: draws the figure of an STNMF again from its saved results. From
 * code, call {@link StnmfFolder#read} and {@link StnmfImages#figure}.
 */
@Plugin(type = NeuroFactorCommand.class, label = "STNMF Figure", visible = false, headless = true,
	description = "Draws the figure of an STNMF from the folder in which it saved its results, without factorising again.")
public class StnmfFigureCommand extends NeuroFactorCommand {

	private static final Setting<String> RESULTS = Setting.folder("results")
		.formerly("folder")
		.label("Folder of results")
		.required()
		.help("The output folder of STNMF.");

	private static final Output<ImagePlus> FIGURE = Output.image("figureimage");

	public StnmfFigureCommand() {
		super(Settings.of(RESULTS)
			.and(FigureOptions.SETTINGS
				.with(FigureOptions.FIGURE.only(FigureOptions.Layout.FULL, FigureOptions.Layout.COMPACT))
				.map(Setting::usual))
			.and(OUTPUT.help("Where to save figure.png and figure.svg; empty: nowhere.")), FIGURE);
	}

	@Override
	protected void execute(final ProgressMonitor progress) throws IOException {
		final FigureOptions options = FigureOptions.DEFAULTS.with(values());
		final Path results = Paths.get(get(RESULTS));
		try (StnmfFigureFolder target =
			get(OUTPUT).isEmpty() ? null : StnmfFigureFolder.open(Paths.get(get(OUTPUT)), results))
		{
			final StoredStnmf stnmf = StnmfFolder.read(results).stnmf();
			final ImagePlus image = StnmfImages.figure(stnmf.result(), stnmf.source(), options);
			if (target != null) save(target, stnmf, options, image);
			set(FIGURE, image);
		}
	}

	private void save(final StnmfFigureFolder target, final StoredStnmf stnmf, final FigureOptions options,
		final ImagePlus image)
	{
		try {
			target.save(stnmf, options, image, thisRun(StnmfFolder.stored(Paths.get(get(RESULTS)))));
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The figure was not saved: " + e.getMessage(), e);
		}
	}
}
