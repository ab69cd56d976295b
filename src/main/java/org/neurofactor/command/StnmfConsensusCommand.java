package org.neurofactor.command;

import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.run.Stopwatch;
import org.neurofactor.imagej.consensus.ConsensusFiles;
import org.neurofactor.imagej.consensus.ConsensusImages;
import org.neurofactor.imagej.consensus.ConsensusStack;
import org.neurofactor.imagej.consensus.ConsensusSummary;
import org.neurofactor.imagej.consensus.ConsensusTable;
import org.neurofactor.imagej.door.Outlook;
import org.neurofactor.imagej.door.PixelSize;
import org.neurofactor.imagej.consensus.RunFolder;
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

	private static final Setting<Boolean> RUN = Setting.flag("run", false).label("Run STNMF at the suggested sparsity").help(
		"With the same modules, iterations and threshold, and otherwise as by default.");

	private static final Output<ImagePlus> PLOT = Output.image("plot");
	private static final Output<ResultsTable> CONSENSUS = Output.table("consensus");
	/** The suggested sparsity; null if there is none. */
	private static final Output<Double> SUGGESTED = Output.number("suggested");
	private static final Output<ImagePlus> MODULE_STACK = Output.image("modulestack");
	private static final Output<ImagePlus> STA = Output.image("sta");
	private static final Output<ImagePlus> FIGURE = Output.image("figure");
	private static final Output<ResultsTable> SUBUNITS = Output.table("subunits");

	public StnmfConsensusCommand() {
		super(Settings.of(StnmfCommand.STE).and(ConsensusOptions.SETTINGS).and(OUTPUT.help("Where to save the results, and " +
			"each run as soon as it is finished: started again with the same input, options and folder, the analysis goes on " +
			"where it stopped. Empty: nowhere."), RUN), PLOT, CONSENSUS, SUGGESTED, MODULE_STACK, STA, FIGURE, SUBUNITS);
	}

	@Override
	protected void execute(final ProgressMonitor progress) {
		final Stopwatch stopwatch = new Stopwatch();
		final ImagePlus ste = get(StnmfCommand.STE);
		final ConsensusOptions options = consensusOptions();
		final Path folder = outputFolder();
		final SourceImage source = SourceImage.of(ste);
		final ConsensusStack stack = ConsensusStack.read(ste, options, get(RUN), progress);
		final RunFolder runs = folder == null ? null : stack.openRuns(folder, progress, resultNames());
		final ConsensusResult result = stack.analyse(runs, progress);
		final double seconds = stopwatch.seconds();
		final StnmfOutputs stnmf = stnmf(stack, result, source, progress);
		final ImagePlus plotImage = ConsensusImages.plot(result, source);
		if (folder != null) save(folder, result, source, seconds, stnmf, progress);
		set(PLOT, plotImage);
		set(CONSENSUS, ConsensusTable.of(result));
		final OptionalDouble sparsity = result.suggestion().sparsity();
		set(SUGGESTED, sparsity.isPresent() ? sparsity.getAsDouble() : null);
		IJ.log(ConsensusSummary.line(result, source, runs == null ? 0 : runs.loaded(), seconds));
		IJ.log(ConsensusSummary.suggestion(result));
		if (stnmf != null) show(stnmf);
	}

	@Override
	protected String advice() {
		return Outlook.ofConsensus(get(StnmfCommand.STE), consensusOptions());
	}

	private ConsensusOptions consensusOptions() {
		return ConsensusOptions.DEFAULTS.with(values());
	}

	private static String[] resultNames() {
		return Stream.concat(Stream.of(ConsensusFiles.names()), Stream.of(STNMF_FOLDER)).toArray(String[]::new);
	}

	/** STNMF at the suggested sparsity; null if it is not wanted, or there is none. */
	private StnmfOutputs stnmf(final ConsensusStack stack, final ConsensusResult result, final SourceImage source,
		final ProgressMonitor progress)
	{
		final OptionalDouble sparsity = result.suggestion().sparsity();
		if (!get(RUN) || !sparsity.isPresent()) return null;
		final Stopwatch stopwatch = new Stopwatch();
		final double pixelSizeUm = PixelSize.of(get(StnmfCommand.STE).getCalibration()).um();
		final StnmfResult stnmf = stack.stnmf(sparsity.getAsDouble(), pixelSizeUm, progress);
		return new StnmfOutputs(stnmf, source, stopwatch.seconds());
	}

	private void show(final StnmfOutputs stnmf) {
		set(MODULE_STACK, stnmf.modules());
		set(STA, stnmf.sta());
		set(FIGURE, stnmf.figure());
		set(SUBUNITS, stnmf.subunits());
		PixelSize.of(get(StnmfCommand.STE).getCalibration()).remark().ifPresent(IJ::log);
		IJ.log(stnmf.summary());
	}

	private void save(final Path folder, final ConsensusResult result, final SourceImage source, final double seconds,
		final StnmfOutputs stnmf, final ProgressMonitor progress)
	{
		try {
			ConsensusFiles.write(folder, result, source, options(), seconds, progress);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The results were not saved: " + e.getMessage(), e);
		}
		if (stnmf != null) stnmf.save(folder.resolve(STNMF_FOLDER), progress);
	}
}
