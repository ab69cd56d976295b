package org.neurofactor.command;

import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;

import ij.ImagePlus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.Paths;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.figure.FigureFiles;
import org.neurofactor.imagej.stnmf.SavedStnmf;
import org.neurofactor.imagej.stnmf.StnmfImages;
import org.neurofactor.imagej.figure.FigureOptions;
import org.scijava.plugin.Plugin;

/**
 * <em>Plugins › NeuroFactor › STNMF Figure...</em>: draws the figure of an STNMF again from its saved results. From
 * code, call {@link SavedStnmf#read} and {@link FigureFiles#write}.
 */
@Plugin(type = NeuroFactorCommand.class, label = "STNMF Figure", visible = false, headless = true,
	description = "Draws the figure of an STNMF from the folder in which it saved its results, without factorising again.")
public class StnmfFigureCommand extends NeuroFactorCommand {

	private static final Setting<String> RESULTS = Setting.folder("results").formerly("folder").label("Folder of results")
		.required().help("The output folder of STNMF.");

	private static final Output<ImagePlus> FIGURE = Output.image("figureimage");

	public StnmfFigureCommand() {
		super(Settings.of(RESULTS).and(FigureOptions.SETTINGS.with(FigureOptions.FIGURE.only(FigureOptions.Layout.FULL,
			FigureOptions.Layout.COMPACT)).map(Setting::usual)).and(OUTPUT.help(
				"Where to save figure.png and figure.svg; empty: nowhere.")), FIGURE);
	}

	@Override
	protected void execute(final ProgressMonitor progress) throws IOException {
		final Path target = outputFolder();
		final FigureOptions options = FigureOptions.DEFAULTS.with(values());
		final SavedStnmf saved = SavedStnmf.read(Paths.get(get(RESULTS)));
		final ImagePlus image = StnmfImages.figure(saved, options);
		if (target != null) save(target, saved, options);
		set(FIGURE, image);
	}

	private static void save(final Path target, final SavedStnmf saved, final FigureOptions options) {
		try {
			FigureFiles.write(target, saved, options);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The figure was not saved: " + e.getMessage(), e);
		}
	}
}
