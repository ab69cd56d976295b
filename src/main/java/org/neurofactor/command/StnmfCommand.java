package org.neurofactor.command;

import org.neurofactor.imagej.door.EnsembleRemarks;
import org.neurofactor.imagej.stnmf.StnmfFiles;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.run.Stopwatch;

import org.neurofactor.imagej.door.ImageKind;
import org.neurofactor.imagej.door.MadeImage;
import org.neurofactor.imagej.door.WhiteEnsemble;
import org.neurofactor.imagej.door.ImageTitleKind;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;

import org.neurofactor.imagej.door.OpenImages;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.stnmf.Outlines;
import org.neurofactor.imagej.door.RunEstimate;
import org.neurofactor.imagej.door.PixelSize;
import org.neurofactor.imagej.door.RoiList;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.stnmf.StnmfOutputs;
import org.neurofactor.imagej.stnmf.StnmfRun;
import org.neurofactor.imagej.stnmf.StnmfSteering;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.StnmfResult;
import org.scijava.plugin.Plugin;

/**
 * <em>Plugins › NeuroFactor › STNMF...</em>: from a stack of effective spike-triggered stimuli to the receptive-field
 * subunits. From code, call {@link org.neurofactor.stnmf.Stnmf}, which needs no ImageJ.
 */
@Plugin(type = NeuroFactorCommand.class, label = "STNMF", visible = false, headless = true,
	description = "Finds the receptive-field subunits of a retinal ganglion cell. Factorises its spike-triggered " +
		"stimulus ensemble, a stack with one slice per spike, into non-negative modules and their weights. A selection " +
		"restricts it to the selected pixels.")
public class StnmfCommand extends NeuroFactorCommand {

	static final Setting<ImagePlus> STE = ImageKind.setting("ste", MadeImage.Role.ENSEMBLE)
		.label("Ensemble")
		.required()
		.help("A gray-scale stack with one slice per spike.");

	private static final Setting<String> INITIAL = ImageTitleKind.setting("initial")
		.label("Initial modules")
		.help("Title of the stack of modules to start from, for the initialization \"image\".")
		.advanced("Factorization");

	private static final Setting<Boolean> WEIGHTS = Setting.flag("weights", false)
		.label("Weights table")
		.help("Shows the weights of all modules in all spikes.")
		.advanced("Results")
		.withoutEffect();

	private static final Output<ImagePlus> MODULE_STACK = Output.image("modulestack");
	private static final Output<ImagePlus> STA = Output.image("sta");
	private static final Output<ImagePlus> FIGURE = Output.image("figureimage");
	private static final Output<ImagePlus> RESIDUAL_PLOT = Output.image("residualplot");
	private static final Output<ResultsTable> SUBUNITS = Output.table("subunits");
	private static final Output<ResultsTable> SPIKE_WEIGHTS = Output.table("spikeweights");
	private static final Output<ResultsTable> RESIDUAL_COURSE = Output.table("residualcourse");

	public StnmfCommand() {
		super(
			Settings.of(STE)
				.and(StnmfOptions.SETTINGS)
				.and(INITIAL)
				.and(StnmfSteering.SETTINGS)
				.and(FigureOptions.SETTINGS)
				.and(WEIGHTS,
					ROI_MANAGER.help(
						"Appends the outlines of subunits and STA to the ROI Manager, if there is a display."),
					OUTPUT),
			MODULE_STACK, STA, FIGURE, RESIDUAL_PLOT, SUBUNITS, SPIKE_WEIGHTS, RESIDUAL_COURSE);
	}

	@Override
	protected void execute(final ProgressMonitor progress) {
		final Stopwatch stopwatch = new Stopwatch();
		final FigureOptions page = FigureOptions.DEFAULTS.with(values());
		final StnmfOptions stnmf = stnmfOptions();
		final StnmfSteering steering = new StnmfSteering(values(), stnmf.get(StnmfOptions.SEED));
		final Run run = thisRun();
		try (ResultFolder folder =
			resultFolder(ResultKind.STNMF, run, StnmfFiles.names(page, steering.course().isPresent())))
		{
			if (folder != null) folder.requireSpace(StnmfFiles.bytes(get(STE), stnmf.get(StnmfOptions.MODULES)),
				"choose fewer modules, or free some");
			final SourceImage source = SourceImage.of(get(STE));
			final StnmfResult result = StnmfRun.of(get(STE), stnmf, initialModules(), steering, progress);
			final StnmfOutputs outputs =
				new StnmfOutputs(result, source, page, steering.course().orElse(null), run, stopwatch.seconds());
			if (folder != null) outputs.save(folder, progress);
			show(outputs);
			if (get(ROI_MANAGER)) RoiList.append(Outlines.of(result, page.colors()));
		}
	}

	private void show(final StnmfOutputs outputs) {
		set(MODULE_STACK, outputs.modules());
		set(STA, outputs.sta());
		set(FIGURE, outputs.figure());
		set(SUBUNITS, outputs.subunits());
		set(SPIKE_WEIGHTS, get(WEIGHTS) ? outputs.weights() : null);
		set(RESIDUAL_PLOT, outputs.residualPlot());
		set(RESIDUAL_COURSE, outputs.residualCourse());
		if (get(StnmfOptions.PIXEL_SIZE) == 0) PixelSize.of(get(STE).getCalibration()).remark().ifPresent(IJ::log);
		IJ.log(outputs.summary());
	}

	@Override
	protected String advice() {
		initialModules();
		return RunEstimate.ofStnmf(get(STE), stnmfOptions());
	}

	@Override
	protected InputLook look(final ProgressMonitor monitor) {
		final ImagePlus ste = get(STE);
		return new EnsembleLook(ste, monitor, (ensemble, values) -> {
			final StnmfOptions options = WhiteEnsemble.withStart(StnmfOptions.DEFAULTS.with(values), ste).resolved();
			return EnsembleRemarks.warnings(ensemble, options.get(StnmfOptions.SPARSITY),
				options.get(StnmfOptions.SCALE) == StnmfOptions.Scale.SD);
		});
	}

	private StnmfOptions stnmfOptions() {
		final StnmfOptions options = StnmfOptions.DEFAULTS.with(values());
		return options.get(StnmfOptions.PIXEL_SIZE) > 0
			? options
			: options.with(StnmfOptions.PIXEL_SIZE, PixelSize.of(get(STE).getCalibration()).um());
	}

	/** The stack to start from; null for the other initializations. */
	private ImagePlus initialModules() {
		final String initial = get(INITIAL);
		final boolean wanted = get(StnmfOptions.INITIALIZATION) == StnmfOptions.Start.IMAGE;
		if (wanted == initial.isEmpty()) throw new IllegalArgumentException(wanted
			? "initialization=image needs the title of a stack of modules: initial must be " + OpenImages.allowed() +
				"."
			: "initial must be empty unless initialization=image, but was '" + initial + "' with initialization=" +
				get(StnmfOptions.INITIALIZATION) + ".");
		return wanted ? OpenImages.find(initial) : null;
	}
}
