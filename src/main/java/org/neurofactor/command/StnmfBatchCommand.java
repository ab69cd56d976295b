package org.neurofactor.command;

import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.run.Stopwatch;

import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.batch.BatchOptions;
import org.neurofactor.imagej.batch.BatchOutputs;
import org.neurofactor.imagej.ensemble.EnsembleFile;
import org.neurofactor.imagej.batch.StnmfBatch;
import org.neurofactor.imagej.figure.FigureOptions;
import org.scijava.plugin.Plugin;

/**
 * <em>Plugins › NeuroFactor › STNMF Batch...</em>: STNMF of all cells in a folder. From code, call {@link StnmfBatch}.
 */
@Plugin(type = NeuroFactorCommand.class, label = "STNMF Batch", visible = false, headless = true,
	description = "STNMF of many cells with the same options. Takes all TIFF files in a folder, each a spike-triggered " +
		"stimulus ensemble, and ste.tif in each of its sub-folders. Cells whose results are there from before are " +
		"skipped.")
public class StnmfBatchCommand extends NeuroFactorCommand {

	private static final Setting<String> ENSEMBLES = Setting.folder("ensembles")
		.formerly("folder")
		.label("Folder of ensembles")
		.required()
		.help("With a TIFF stack for each cell, or with a folder for each cell and ste.tif in it.")
		.withoutEffect();

	private static final Output<ImagePlus> MOSAIC = Output.image("mosaic");
	private static final Output<ResultsTable> CELLS = Output.table("cells");

	public StnmfBatchCommand() {
		super(Settings.of(ENSEMBLES, OUTPUT.required().help("Where to save the results, in a folder for each cell."))
			.and(BatchOptions.SETTINGS), MOSAIC, CELLS);
	}

	@Override
	protected void execute(final ProgressMonitor progress) {
		final Stopwatch stopwatch = new Stopwatch();
		final Path input = Paths.get(get(ENSEMBLES));
		final Path target = Paths.get(get(OUTPUT));
		final List<EnsembleFile> files = files(input);
		StnmfBatch.requireApart(input, files, target);
		final Run run = thisRun(files.stream().map(EnsembleFile::path).toArray(Path[]::new));
		try (ResultFolder results = resultFolder(ResultKind.BATCH, run, BatchOutputs.names())) {
			final BatchOutputs outputs = new BatchOutputs(
				StnmfBatch.run(files, target, new BatchOptions(values()), run, results::outdate, progress),
				FigureOptions.DEFAULTS.with(values()), name(input));
			final double seconds = stopwatch.seconds();
			outputs.save(results, run, seconds);
			set(MOSAIC, outputs.mosaic().orElse(null));
			set(CELLS, outputs.table());
			IJ.log(outputs.summary(target, seconds));
			outputs.failure(target).ifPresent(this::failedInPart);
		}
	}

	/** That of the folder itself; the whole path where it has none, such as that of a disk. */
	private static String name(final Path folder) {
		final Path path = folder.toAbsolutePath().normalize();
		return String.valueOf(path.getFileName() == null ? path : path.getFileName());
	}

	private static List<EnsembleFile> files(final Path folder) {
		try {
			return EnsembleFile.in(folder);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("\"" + folder + "\" cannot be listed: " + e.getMessage(), e);
		}
	}
}
