package org.neurofactor.command;

import org.neurofactor.imagej.stnmf.StnmfFiles;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.door.OpenImages;
import org.neurofactor.command.bridge.TextInput;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;


import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.stnmf.Outlines;
import org.neurofactor.imagej.door.Outlook;
import org.neurofactor.imagej.door.PixelSize;
import org.neurofactor.imagej.door.RoiList;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.stnmf.StnmfOutputs;
import org.neurofactor.imagej.stnmf.StnmfRun;
import org.neurofactor.imagej.stnmf.StnmfSteering;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.StnmfResult;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/**
 * <em>Plugins › NeuroFactor › STNMF...</em>: from a stack of effective spike-triggered stimuli to the receptive-field
 * subunits. From code, call {@link org.neurofactor.stnmf.Stnmf}, which needs no ImageJ.
 */
@Plugin(type = Command.class, label = "STNMF", visible = false, headless = true,
	description = "Finds the receptive-field subunits of a retinal ganglion cell. Factorises its spike-triggered " +
		"stimulus ensemble, a stack with one slice per spike, into non-negative modules and their weights. A selection " +
		"restricts it to the selected pixels.")
public class StnmfCommand extends NeuroFactorCommand {

	private static final String NNSVD_LRC = "NNSVD-LRC";
	private static final String RANDOM = "random";
	private static final String IMAGE = "image";

	@Parameter(persist = false, label = "Ensemble", description = "A gray-scale stack with one slice per spike.")
	private ImagePlus ste;

	@Parameter(persist = false, label = "Modules", min = "2", max = "10000",
		description = "How many modules to factorise into: more than there may be subunits; the rest takes up noise.")
	private int modules = 20;

	@Parameter(persist = false, label = "Sparsity", min = "0",
		description = "How strongly modules are kept to few pixels. 1.7 suits ensembles with unit variance per pixel.")
	private double sparsity = 1.7;

	@Parameter(persist = false, label = "Iterations", min = "0", max = "10000000",
		description = "How often modules and weights are updated in turn.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Factorization") })
	private int iterations = 1000;

	@Parameter(persist = false, label = "Initialization", choices = { NNSVD_LRC, RANDOM, IMAGE },
		description = "What to start from: the singular vectors of the ensemble, random numbers, or a stack of modules.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Factorization") })
	private String initialization = NNSVD_LRC;

	@Parameter(persist = false, label = "Initial modules", required = false, style = TextInput.IMAGE_STYLE,
		description = "Title of the stack of modules to start from, for the initialization \"image\".", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Factorization") })
	private String initial = "";

	@Parameter(persist = false, label = "Seed", min = "0", max = "4294967295",
		description = "Of the random initialization, and of disturbances.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Factorization") })
	private long seed = 0;

	@Parameter(persist = false, label = "Threshold of Moran's I", min = "-1", max = "1",
		description = "A module with a larger spatial autocorrelation is localized: a subunit.")
	private double threshold = 0.25;

	@Parameter(persist = false, label = "Pixel size", min = "0",
		description = "Edge length of a pixel in micrometers; 0: from the image's calibration.", //
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

	@Parameter(persist = false, label = "Weights table", description = "Shows the weights of all modules in all spikes.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Results") })
	private boolean weights = false;

	@Parameter(persist = false, label = "Add to ROI Manager",
		description = "Appends the outlines of subunits and STA to the ROI Manager, if there is a display.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Results") })
	private boolean roimanager = false;

	@Parameter(persist = false, label = "Output folder", required = false, style = FileWidget.DIRECTORY_STYLE,
		description = "Where to save all results; empty: nowhere.")
	private String output = "";

	@Parameter(persist = false, label = "Residual course",
		description = "Notes the residual every 10 iterations: as a plot, a table and residuals.csv.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Results") })
	private boolean residuals = false;

	@Parameter(persist = false, label = "Stop below", min = "0",
		description = "Ends the run when the residual falls, from one multiple of 100 iterations to the next, by less than " +
			"this part of its fall in the first iteration. 1e-6 is usual; 0 does all iterations. Each disturbance counts as " +
			"a residual that no longer falls.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Factorization"), //
			@Attr(name = UNIT, value = "(0: never)") })
	private double stop = 0;

	@Parameter(persist = false, label = "Perturb every", min = "0", max = "10000000",
		description = "Disturbs the modules after every so many iterations, to help them out of a local minimum; what is " +
			"not the better for it is taken back. 0 does not disturb.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Factorization"), //
			@Attr(name = UNIT, value = "(0: never)") })
	private int perturb = 0;

	@Parameter(persist = false, label = "Figure", choices = { "full", "compact", "none" },
		description = "Panels of the figure: full has modules, STA, outlines, mean weights and Moran's I; compact has the " +
			"first three.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Figure and colors") })
	private String figure = "full";

	@Parameter(persist = false, label = "Colors of subunits",
		description = "In figure, outlines, table and ROIs: hsv (a hue per subunit), the name of a color, or #rrggbb.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Figure and colors") })
	private String colors = "hsv";

	@Parameter(persist = false, label = "Look-up table", choices = { "auto", "rwb", "filter" },
		description = "Of images: rwb is black below, white at and red above zero; filter is black, gray and white; auto " +
			"is rwb for modules and filter for the STA.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Figure and colors") })
	private String lut = "auto";

	@Parameter(persist = false, label = "Width of the figure", min = "300", max = "10000", description = "In pixels.", //
		attrs = { @Attr(name = UNIT, value = "pixels"), @Attr(name = ADVANCED), //
			@Attr(name = GROUP, value = "Figure and colors") })
	private int figurewidth = 1200;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus modulestack;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus sta;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus figureimage;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus residualplot;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable subunits;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable spikeweights;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable residualcourse;

	@Override
	protected void execute(final ProgressMonitor progress) {
		final long start = System.nanoTime();
		final FigureOptions page = new FigureOptions(figure, colors, lut, figurewidth);
		final Run run = thisRun();
		try (ResultFolder folder = resultFolder(output, ResultKind.STNMF, run, StnmfFiles.names(page, residuals))) {
			final SourceImage source = SourceImage.of(ste);
			final StnmfSteering steering = new StnmfSteering(residuals, stop, perturb, seed);
			final StnmfResult result = StnmfRun.of(ste, options(), initialModules(), steering, progress);
			final double seconds = (System.nanoTime() - start) / 1e9;
			final StnmfOutputs outputs = new StnmfOutputs(result, source, page, steering.course().orElse(null), run, seconds);
			if (folder != null) outputs.save(folder, progress);
			show(outputs);
			if (roimanager) RoiList.append(Outlines.of(result, page.colors()));
		}
	}

	private void show(final StnmfOutputs outputs) {
		modulestack = outputs.modules();
		sta = outputs.sta();
		figureimage = outputs.figure();
		subunits = outputs.subunits();
		spikeweights = weights ? outputs.weights() : null;
		residualplot = outputs.residualPlot();
		residualcourse = outputs.residualCourse();
		if (pixelsize == 0) PixelSize.of(ste.getCalibration()).remark().ifPresent(IJ::log);
		IJ.log(outputs.summary());
	}

	@Override
	public String advice() {
		initialModules();
		new FigureOptions(figure, colors, lut, figurewidth);
		return Outlook.ofStnmf(ste, options());
	}

	private StnmfOptions options() {
		return StnmfOptions.builder().modules(modules).sparsity(sparsity).iterations(iterations) //
			.start(initialization.equals(RANDOM) ? StnmfOptions.Start.RANDOM : StnmfOptions.Start.NNSVD_LRC).seed(seed) //
			.threshold(threshold).pixelSizeUm(pixelsize > 0 ? pixelsize : PixelSize.of(ste.getCalibration()).um()) //
			.flip(flip).sort(sort).build();
	}

	/** The stack to start from; null for the other initializations. */
	private ImagePlus initialModules() {
		final boolean wanted = initialization.equals(IMAGE);
		if (wanted == initial.isEmpty()) throw new IllegalArgumentException(wanted ? //
			"initialization=image needs the title of a stack of modules: initial must be " + OpenImages.allowed() + "." : //
			"initial must be empty unless initialization=image, but was '" + initial + "' with initialization=" +
				initialization + ".");
		return wanted ? OpenImages.find(initial) : null;
	}
}
