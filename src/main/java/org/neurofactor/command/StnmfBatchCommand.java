package org.neurofactor.command;

import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.command.bridge.CommandInputs;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.batch.BatchOptions;
import org.neurofactor.imagej.batch.BatchOutputs;
import org.neurofactor.imagej.ensemble.SteFile;
import org.neurofactor.imagej.batch.StnmfBatch;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.consensus.ConsensusOptions;
import org.neurofactor.stnmf.consensus.Sparsities;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/**
 * <em>Plugins › NeuroFactor › STNMF Batch...</em>: STNMF of all cells in a folder. From code, call {@link StnmfBatch}.
 */
@Plugin(type = Command.class, label = "STNMF Batch", visible = false, headless = true,
	description = "STNMF of many cells with the same options. Takes all TIFF files in a folder, each a spike-triggered " +
		"stimulus ensemble, and ste.tif in each of its sub-folders. Cells whose results are there from before are " +
		"skipped.")
public class StnmfBatchCommand extends NeuroFactorCommand {

	private static final String NNSVD_LRC = "NNSVD-LRC";
	private static final String RANDOM = "random";

	private static final List<String> CONSENSUS_KEYS = Arrays.asList("consensus", "from", "to", "step", "sparsities", "repetitions",
		"maxelements");
	private static final List<String> KEYS_WITHOUT_EFFECT = Arrays.asList("folder", "output", "threads");

	@Parameter(persist = false, label = "Folder of ensembles", style = FileWidget.DIRECTORY_STYLE,
		description = "With a TIFF stack for each cell, or with a folder for each cell and ste.tif in it.")
	private String folder = "";

	@Parameter(persist = false, label = "Output folder", style = FileWidget.DIRECTORY_STYLE,
		description = "Where to save the results, in a folder for each cell.")
	private String output = "";

	@Parameter(persist = false, label = "Modules", min = "2", max = "10000",
		description = "How many modules to factorise into: more than there may be subunits; the rest takes up noise.")
	private int modules = 20;

	@Parameter(persist = false, label = "Sparsity", min = "0",
		description = "How strongly modules are kept to few pixels, unless it is chosen for each cell by consensus.")
	private double sparsity = 1.7;

	@Parameter(persist = false, label = "Iterations", min = "0", max = "10000000",
		description = "How often modules and weights are updated in turn.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Factorization") })
	private int iterations = 1000;

	@Parameter(persist = false, label = "Initialization", choices = { NNSVD_LRC, RANDOM },
		description = "What to start from: the singular vectors of the ensemble, or random numbers.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Factorization") })
	private String initialization = NNSVD_LRC;

	@Parameter(persist = false, label = "Seed", min = "0", max = "4294967295",
		description = "Of the random initialization, and of disturbances.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Factorization") })
	private long seed = 0;

	@Parameter(persist = false, label = "Threshold of Moran's I", min = "-1", max = "1",
		description = "A module with a larger spatial autocorrelation is localized: a subunit.")
	private double threshold = 0.25;

	@Parameter(persist = false, label = "Pixel size", min = "0",
		description = "Edge length of a pixel in micrometers; 0: from each image's calibration.", //
		attrs = @Attr(name = UNIT, value = "µm (0: as calibrated)"))
	private double pixelsize = 0;

	@Parameter(persist = false, label = "Flip modules of negative mean weight",
		description = "Negates such modules and their weights.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Modules") })
	private boolean flip = true;

	@Parameter(persist = false, label = "Sort modules",
		description = "Subunits first, and larger mean weights first.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Modules") })
	private boolean sort = true;

	@Parameter(persist = false, label = "Residual course", description = "Saves the residual every 10 iterations.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Modules") })
	private boolean residuals = false;

	@Parameter(persist = false, label = "Stop below", min = "0",
		description = "Ends a run when the residual falls, from one multiple of 100 iterations to the next, by less than " +
			"this part of its fall in the first iteration. 0 does all iterations.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Factorization"), //
			@Attr(name = UNIT, value = "(0: never)") })
	private double stop = 0;

	@Parameter(persist = false, label = "Perturb every", min = "0", max = "10000000",
		description = "Disturbs the modules after every so many iterations, to help them out of a local minimum.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Factorization"), //
			@Attr(name = UNIT, value = "(0: never)") })
	private int perturb = 0;

	@Parameter(persist = false, label = "Figure", choices = { "full", "compact", "none" },
		description = "Panels of each cell's figure.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Figure and colors") })
	private String figure = "full";

	@Parameter(persist = false, label = "Colors of subunits",
		description = "hsv (a hue per subunit, in the mosaic per cell), the name of a color, or #rrggbb.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Figure and colors") })
	private String colors = "hsv";

	@Parameter(persist = false, label = "Look-up table", choices = { "auto", "rwb", "filter" },
		description = "Of images: rwb is black below, white at and red above zero; filter is black, gray and white; auto " +
			"is rwb for modules and filter for the STA.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Figure and colors") })
	private String lut = "auto";

	@Parameter(persist = false, label = "Width of figures", min = "300", max = "10000", description = "In pixels.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Figure and colors"), //
			@Attr(name = UNIT, value = "pixels") })
	private int figurewidth = 1200;

	@Parameter(persist = false, label = "Choose the sparsity by consensus",
		description = "For each cell, as STNMF Consensus suggests it, by what is given below.")
	private boolean consensus = false;

	@Parameter(persist = false, label = "Sparsities from", min = "0", description = "The lowest sparsity to try.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Consensus") })
	private double from = 0;

	@Parameter(persist = false, label = "to", min = "0", description = "The highest sparsity to try.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Consensus") })
	private double to = 2.5;

	@Parameter(persist = false, label = "in steps of", min = "0",
		description = "From one sparsity to the next; above 0.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Consensus") })
	private double step = 0.25;

	@Parameter(persist = false, label = "or these sparsities", required = false,
		description = "The sparsities to try, with blanks between them, instead of a range.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Consensus") })
	private String sparsities = "";

	@Parameter(persist = false, label = "Runs per sparsity", min = "2", max = "10000",
		description = "How many random starts are compared.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Consensus") })
	private int repetitions = 30;

	@Parameter(persist = false, label = "Spikes to compare at most", min = "2",
		description = "Of more spikes, a sample is compared; all take part in the factorisations.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Consensus") })
	private int maxelements = 10000;

	@Parameter(persist = false, label = "Threads", min = "0", max = "1024",
		description = "How many runs of the consensus are done at a time. The results do not depend on it.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Consensus"), //
			@Attr(name = UNIT, value = "(0: all processors)") })
	private int threads = 0;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus mosaic;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable cells;

	@Override
	protected void execute(final ProgressMonitor progress) {
		final long start = System.nanoTime();
		final FigureOptions page = new FigureOptions(figure, colors, lut, figurewidth);
		final BatchOptions options = new BatchOptions(stnmf(), consensus ? consensus() : null, page, residuals, stop,
			perturb, effectiveKeys());
		final Path input = Paths.get(folder);
		final Path target = Paths.get(output);
		final List<SteFile> files = files(input);
		StnmfBatch.requireApart(input, files, target);
		final Run run = thisRun();
		try (ResultFolder results = resultFolder(output, ResultKind.BATCH, run, BatchOutputs.names())) {
			final BatchOutputs outputs = new BatchOutputs(StnmfBatch.run(files, target, options, run, progress), page, name(
				input));
			final double seconds = (System.nanoTime() - start) / 1e9;
			outputs.save(results, run, seconds);
			mosaic = outputs.mosaic().orElse(null);
			cells = outputs.table();
			IJ.log(outputs.summary(target, seconds));
		}
	}

	/** That of the folder itself; the whole path where it has none, such as that of a disk. */
	private static String name(final Path folder) {
		final Path path = folder.toAbsolutePath().normalize();
		return String.valueOf(path.getFileName() == null ? path : path.getFileName());
	}

	private static List<SteFile> files(final Path folder) {
		try {
			return SteFile.in(folder);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("\"" + folder + "\" cannot be listed: " + e.getMessage(), e);
		}
	}

	private StnmfOptions stnmf() {
		return StnmfOptions.builder().modules(modules).sparsity(sparsity).iterations(iterations) //
			.start(initialization.equals(RANDOM) ? StnmfOptions.Start.RANDOM : StnmfOptions.Start.NNSVD_LRC).seed(seed) //
			.threshold(threshold).pixelSizeUm(pixelsize).flip(flip).sort(sort).build();
	}

	private ConsensusOptions consensus() {
		return ConsensusOptions.builder().sparsities(Sparsities.of(sparsities, from, to, step)).repetitions(repetitions) //
			.modules(modules).iterations(iterations).threshold(threshold).maxElements(maxelements).threads(threads).build();
	}

	/** The options on which the results of a cell depend: with others changed, they need not be computed again. */
	private Map<String, Object> effectiveKeys() {
		final Map<String, Object> keys = CommandInputs.options(this);
		keys.keySet().removeAll(KEYS_WITHOUT_EFFECT);
		if (consensus) keys.remove("sparsity");
		else keys.keySet().removeAll(CONSENSUS_KEYS);
		return keys;
	}
}
