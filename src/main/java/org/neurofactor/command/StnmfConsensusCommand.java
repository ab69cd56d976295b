package org.neurofactor.command;

import org.neurofactor.imagej.door.EnsembleRemarks;
import java.util.Arrays;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.imagej.stnmf.StnmfFiles;
import org.neurofactor.imagej.consensus.StartFolder;
import org.neurofactor.imagej.record.FileSet;
import org.neurofactor.imagej.record.InputFile;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalDouble;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.run.Stopwatch;
import org.neurofactor.imagej.consensus.ConsensusFiles;
import org.neurofactor.imagej.consensus.ConsensusImages;
import org.neurofactor.imagej.consensus.ConsensusRun;
import org.neurofactor.imagej.consensus.ConsensusSummary;
import org.neurofactor.imagej.consensus.ConsensusTable;
import org.neurofactor.imagej.door.RunEstimate;
import org.neurofactor.imagej.door.PixelSize;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.stnmf.StnmfOutputs;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.consensus.ConsensusOptions;
import org.neurofactor.stnmf.consensus.ConsensusResult;
import org.scijava.plugin.Plugin;

/**
 * <em>Plugins › NeuroFactor › STNMF Consensus...</em>: which sparsity to choose for an STNMF. From code, call
 * {@link org.neurofactor.stnmf.consensus.ConsensusAnalysis}, which needs no ImageJ.
 */
@Plugin(type = NeuroFactorCommand.class, label = "STNMF Consensus", visible = false, headless = true,
	description = "Suggests the sparsity for an STNMF. Factorises the ensemble many times from random starts, for each " +
		"of several sparsities, and finds that for which the runs agree best on which spikes belong together (the highest " +
		"cophenetic correlation). A selection restricts it to the selected pixels.")
public class StnmfConsensusCommand extends NeuroFactorCommand {

	/** Folder inside the output folder for the STNMF at the suggested sparsity. */
	private static final String STNMF_FOLDER = "stnmf";

	private static final Setting<Boolean> RUN = Setting.flag("run", false)
		.label("Run STNMF at the suggested sparsity")
		.help(
			"With the same modules, iterations and threshold, and otherwise as by default; at the default sparsity, and so " +
				"marked, if none can be suggested.");

	private static final Output<ImagePlus> PLOT = Output.image("plot");
	private static final Output<ResultsTable> CONSENSUS = Output.table("consensus");
	/** The suggested sparsity; null if there is none. */
	private static final Output<Double> SUGGESTED = Output.number("suggested");
	private static final Output<ImagePlus> MODULE_STACK = Output.image("modulestack");
	private static final Output<ImagePlus> STA = Output.image("sta");
	private static final Output<ImagePlus> FIGURE = Output.image("figure");
	private static final Output<ResultsTable> SUBUNITS = Output.table("subunits");

	public StnmfConsensusCommand() {
		super(Settings.of(StnmfCommand.STE)
			.and(ConsensusOptions.SETTINGS)
			.and(OUTPUT.help("Where to save the results, and " +
				"each run as soon as it is finished: started again with the same input, options and folder, the analysis goes on " +
				"where it stopped. Empty: nowhere."), RUN),
			PLOT, CONSENSUS, SUGGESTED, MODULE_STACK, STA, FIGURE, SUBUNITS);
	}

	@Override
	protected void execute(final ProgressMonitor progress) {
		final Stopwatch stopwatch = new Stopwatch();
		final ImagePlus ste = get(StnmfCommand.STE);
		final ConsensusOptions options = consensusOptions();
		final Run thisRun = thisRun();
		try (ResultFolder folder = resultFolder(ResultKind.CONSENSUS, thisRun, ConsensusFiles.names())) {
			if (folder != null && get(RUN)) stnmfFiles(folder);
			final SourceImage source = SourceImage.of(ste);
			final ConsensusRun stack = ConsensusRun.read(ste, options, get(RUN), progress);
			for (final String warning : EnsembleRemarks.warnings(stack.ensemble()))
				IJ.log(title() + " of " + ste.getTitle() + ": " + warning);
			final StartFolder starts = folder == null ? null : stack.openStarts(folder.path(), progress);
			final ConsensusResult result = stack.analyse(starts, progress);
			final double seconds = stopwatch.seconds();
			final StnmfOutputs stnmf = stnmf(stack, result, source, thisRun, progress);
			final ImagePlus plotImage = ConsensusImages.plot(result, source);
			if (folder != null) save(folder, result, source, thisRun, seconds, stnmf, progress);
			set(PLOT, plotImage);
			set(CONSENSUS, ConsensusTable.of(result));
			final OptionalDouble sparsity = result.suggestion().sparsity();
			set(SUGGESTED, sparsity.isPresent() ? sparsity.getAsDouble() : null);
			IJ.log(ConsensusSummary.line(result, source, starts == null ? 0 : starts.loaded(), seconds));
			IJ.log(ConsensusSummary.suggestion(result));
			if (stnmf != null) show(stnmf, ConsensusSummary.remark(result));
		}
	}

	private static FileSet stnmfFiles(final ResultFolder folder) {
		return folder.files(STNMF_FOLDER, ResultKind.STNMF)
			.expect(Arrays.asList(StnmfFiles.names(FigureOptions.DEFAULTS, false)));
	}

	@Override
	protected String advice() {
		return RunEstimate.ofConsensus(get(StnmfCommand.STE), consensusOptions());
	}

	@Override
	protected InputLook look(final ProgressMonitor monitor) {
		return new EnsembleLook(get(StnmfCommand.STE), monitor,
			(ensemble, values) -> EnsembleRemarks.warnings(ensemble));
	}

	private ConsensusOptions consensusOptions() {
		return ConsensusOptions.DEFAULTS.with(values());
	}

	/** STNMF at the suggested sparsity, or the default one if there is none; null if it is not wanted. */
	private StnmfOutputs stnmf(final ConsensusRun stack, final ConsensusResult result, final SourceImage source,
		final Run thisRun, final ProgressMonitor progress)
	{
		if (!get(RUN)) return null;
		final Stopwatch stopwatch = new Stopwatch();
		final double pixelSizeUm = PixelSize.of(get(StnmfCommand.STE).getCalibration()).um();
		final StnmfResult stnmf = stack.stnmf(result, pixelSizeUm, progress);
		final Run part = thisRun.part(thisRun.options(), thisRun.inputs().toArray(new InputFile[0]));
		return new StnmfOutputs(stnmf, source, part, stopwatch.seconds());
	}

	private void show(final StnmfOutputs stnmf, final String remark) {
		set(MODULE_STACK, stnmf.modules());
		set(STA, stnmf.sta());
		set(FIGURE, stnmf.figure());
		set(SUBUNITS, stnmf.subunits());
		PixelSize.of(get(StnmfCommand.STE).getCalibration()).remark().ifPresent(IJ::log);
		IJ.log(stnmf.summary());
		if (!remark.isEmpty()) IJ.log(remark);
	}

	/** All in one step, so that the two sets of files are always of one analysis. */
	private static void save(final ResultFolder folder, final ConsensusResult result, final SourceImage source,
		final Run thisRun, final double seconds, final StnmfOutputs stnmf, final ProgressMonitor progress)
	{
		try {
			if (stnmf != null) StnmfFiles.write(stnmfFiles(folder), stnmf, progress);
			ConsensusFiles.write(folder.files(), result, source, thisRun, seconds, progress);
			folder.commit();
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The results were not saved: " + e.getMessage(), e);
		}
	}
}
