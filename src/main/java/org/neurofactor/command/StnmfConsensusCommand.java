package org.neurofactor.command;

import java.util.Arrays;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.imagej.stnmf.StnmfFiles;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.record.FileSet;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalDouble;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.consensus.ConsensusFiles;
import org.neurofactor.imagej.consensus.ConsensusImages;
import org.neurofactor.imagej.consensus.ConsensusStack;
import org.neurofactor.imagej.consensus.ConsensusSummary;
import org.neurofactor.imagej.consensus.ConsensusTable;
import org.neurofactor.imagej.door.Outlook;
import org.neurofactor.imagej.door.PixelSize;
import org.neurofactor.imagej.consensus.StartFolder;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.stnmf.StnmfOutputs;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.consensus.ConsensusOptions;
import org.neurofactor.stnmf.consensus.ConsensusResult;
import org.neurofactor.stnmf.consensus.Sparsities;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/**
 * <em>Plugins › NeuroFactor › STNMF Consensus...</em>: which sparsity to choose for an STNMF. From code, call
 * {@link org.neurofactor.stnmf.consensus.ConsensusAnalysis}, which needs no ImageJ.
 */
@Plugin(type = Command.class, label = "STNMF Consensus", visible = false, headless = true,
	description = "Suggests the sparsity for an STNMF. Factorises the ensemble many times from random starts, for each " +
		"of several sparsities, and finds that for which the runs agree best on which spikes belong together (the highest " +
		"cophenetic correlation). A selection restricts it to the selected pixels.")
public class StnmfConsensusCommand extends NeuroFactorCommand {

	/** Folder inside the output folder for the STNMF at the suggested sparsity. */
	private static final String STNMF_FOLDER = "stnmf";

	@Parameter(persist = false, label = "Ensemble", description = "A gray-scale stack with one slice per spike.")
	private ImagePlus ste;

	@Parameter(persist = false, label = "Sparsities from", min = "0", description = "The lowest sparsity to try.")
	private double from = 0;

	@Parameter(persist = false, label = "to", min = "0", description = "The highest sparsity to try.")
	private double to = 2.5;

	@Parameter(persist = false, label = "in steps of", min = "0",
		description = "From one sparsity to the next; above 0.")
	private double step = 0.25;

	@Parameter(persist = false, label = "or these sparsities", required = false,
		description = "The sparsities to try, with blanks between them, instead of a range.")
	private String sparsities = "";

	@Parameter(persist = false, label = "Runs per sparsity", min = "2", max = "10000",
		description = "How many random starts are compared.")
	private int repetitions = 30;

	@Parameter(persist = false, label = "Modules", min = "2", max = "10000",
		description = "How many modules to factorise into: as in the STNMF for which the sparsity is sought.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Each run") })
	private int modules = 20;

	@Parameter(persist = false, label = "Iterations", min = "0", max = "10000000",
		description = "How often modules and weights are updated in turn.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Each run") })
	private int iterations = 1000;

	@Parameter(persist = false, label = "Threshold of Moran's I", min = "-1", max = "1",
		description = "A module with a larger spatial autocorrelation is localized: a subunit.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Each run") })
	private double threshold = 0.25;

	@Parameter(persist = false, label = "Spikes to compare at most", min = "2",
		description = "Of more spikes, a sample is compared; all take part in the factorisations. Memory and time of the " +
			"comparison grow with the square of their number.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Comparison") })
	private int maxelements = 10000;

	@Parameter(persist = false, label = "Threads", min = "0", max = "1024",
		description = "How many runs are done at a time. The results do not depend on it.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Comparison"), //
			@Attr(name = UNIT, value = "(0: all processors)") })
	private int threads = 0;

	@Parameter(persist = false, label = "Output folder", required = false, style = FileWidget.DIRECTORY_STYLE,
		description = "Where to save the results, and each run as soon as it is finished: started again with the same " +
			"input, options and folder, the analysis goes on where it stopped. Empty: nowhere.")
	private String output = "";

	@Parameter(persist = false, label = "Run STNMF at the suggested sparsity",
		description = "With the same modules, iterations and threshold, and otherwise as by default.")
	private boolean run = false;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus plot;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable consensus;

	/** The suggested sparsity; null if there is none. */
	@Parameter(type = ItemIO.OUTPUT)
	private Double suggested;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus modulestack;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus sta;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus figure;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable subunits;

	@Override
	protected void execute(final ProgressMonitor progress) {
		final long start = System.nanoTime();
		final ConsensusOptions options = options();
		final Run thisRun = thisRun();
		try (ResultFolder folder = resultFolder(output, ResultKind.CONSENSUS, thisRun, ConsensusFiles.names())) {
			if (folder != null && run) stnmfFiles(folder);
			final SourceImage source = SourceImage.of(ste);
			final ConsensusStack stack = ConsensusStack.read(ste, options, run, progress);
			final StartFolder starts = folder == null ? null : stack.openStarts(folder.path(), progress);
			final ConsensusResult result = stack.analyse(starts, progress);
			final double seconds = secondsSince(start);
			final StnmfOutputs stnmf = stnmf(stack, result, source, thisRun, progress);
			final ImagePlus plotImage = ConsensusImages.plot(result, source);
			if (folder != null) save(folder, result, source, thisRun, seconds, stnmf, progress);

			plot = plotImage;
			consensus = ConsensusTable.of(result);
			final OptionalDouble sparsity = result.suggestion().sparsity();
			suggested = sparsity.isPresent() ? sparsity.getAsDouble() : null;
			IJ.log(ConsensusSummary.line(result, source, starts == null ? 0 : starts.loaded(), seconds));
			IJ.log(ConsensusSummary.suggestion(result));
			if (stnmf != null) show(stnmf);
		}
	}

	private static FileSet stnmfFiles(final ResultFolder folder) {
		return folder.files(STNMF_FOLDER, ResultKind.STNMF).expect(Arrays.asList(StnmfFiles.names(FigureOptions.DEFAULTS,
			false)));
	}

	@Override
	public String advice() {
		return Outlook.ofConsensus(ste, options());
	}

	private ConsensusOptions options() {
		return ConsensusOptions.builder().sparsities(Sparsities.of(sparsities, from, to, step)).repetitions(repetitions) //
			.modules(modules).iterations(iterations).threshold(threshold).maxElements(maxelements).threads(threads).build();
	}

	/** STNMF at the suggested sparsity; null if it is not wanted, or there is none. */
	private StnmfOutputs stnmf(final ConsensusStack stack, final ConsensusResult result, final SourceImage source,
		final Run thisRun, final ProgressMonitor progress)
	{
		final OptionalDouble sparsity = result.suggestion().sparsity();
		if (!run || !sparsity.isPresent()) return null;
		final long start = System.nanoTime();
		final double pixelSizeUm = PixelSize.of(ste.getCalibration()).um();
		final StnmfResult stnmf = stack.stnmf(sparsity.getAsDouble(), pixelSizeUm, progress);
		return new StnmfOutputs(stnmf, source, thisRun, secondsSince(start));
	}

	private void show(final StnmfOutputs stnmf) {
		modulestack = stnmf.modules();
		sta = stnmf.sta();
		figure = stnmf.figure();
		subunits = stnmf.subunits();
		PixelSize.of(ste.getCalibration()).remark().ifPresent(IJ::log);
		IJ.log(stnmf.summary());
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

	private static double secondsSince(final long start) {
		return (System.nanoTime() - start) / 1e9;
	}
}
