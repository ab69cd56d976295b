package org.neurofactor.calling;

import org.neurofactor.imagej.table.Tables;
import org.neurofactor.settings.Values;

import java.util.Collections;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.Runs;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.neurofactor.command.NeuropilSeparationCommand;
import org.neurofactor.command.SpikeTriggeredEnsembleCommand;
import org.neurofactor.command.StnmfCommand;
import org.neurofactor.command.StnmfConsensusCommand;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.consensus.ConsensusFiles;
import org.neurofactor.imagej.consensus.ConsensusImages;
import org.neurofactor.imagej.consensus.ConsensusRun;
import org.neurofactor.imagej.consensus.ConsensusTable;
import org.neurofactor.imagej.ensemble.EnsembleFiles;
import org.neurofactor.imagej.ensemble.EnsembleRun;
import org.neurofactor.imagej.door.FrameRate;
import org.neurofactor.imagej.consensus.StartFolder;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.ensemble.SpikeFile;
import org.neurofactor.imagej.stnmf.StnmfOutputs;
import org.neurofactor.imagej.stnmf.StnmfRun;
import org.neurofactor.imagej.stnmf.StnmfSteering;
import org.neurofactor.imagej.ensemble.TemporalProfiles;
import org.neurofactor.imagej.ensemble.TriggeredCell;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.imagej.neuropil.CellRois;
import org.neurofactor.imagej.neuropil.NeuropilOutputs;
import org.neurofactor.imagej.neuropil.NeuropilRun;
import org.neurofactor.imagej.neuropil.Recording;
import org.neurofactor.macro.CalciumMovies;
import org.neurofactor.macro.TwoSubunits;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.SeparationOptions;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.consensus.ConsensusOptions;
import org.neurofactor.stnmf.consensus.ConsensusResult;
import org.neurofactor.stnmf.ensemble.EnsembleOptions;

/** What is called in every way: a further command is a further entry here. */
final class Calls {

	private static final int SEED = 7;
	private static final int FRAMES = 400;

	private Calls() {}

	static Stream<Call> all() {
		return Stream.of(stnmf(), consensus(), ensemble(), neuropil());
	}

	/** A small ensemble with a calibration and a selection, to see whether they arrive. */
	private static ImagePlus ste() {
		final ImagePlus ste = TwoSubunits.ste("my cell.tif", SEED);
		final Calibration calibration = ste.getCalibration();
		calibration.pixelWidth = 20;
		calibration.pixelHeight = 20;
		calibration.xOrigin = -3;
		calibration.setUnit("um");
		ste.setRoi(1, 0, 10, 9);
		return ste;
	}

	/** Everything that a run can give, and some options that are not the default. */
	private static Call stnmf() {
		return new Call("STNMF...", StnmfCommand.class, "ste", Calls::ste, stnmfOptions(), Calls::stnmf);
	}

	private static Map<String, Object> stnmfOptions() {
		final Map<String, Object> options = new LinkedHashMap<>();
		options.put("modules", 6);
		options.put("sparsity", 0.8);
		options.put("iterations", 60);
		options.put("initialization", "random");
		options.put("seed", (long) SEED);
		options.put("sort", false);
		options.put("weights", true);
		options.put("residuals", true);
		options.put("colors", "#d02020");
		options.put("figurewidth", 500);
		return options;
	}

	private static Outcome stnmf(final ImagePlus ste, final Path output) {
		final StnmfOptions options = StnmfOptions.DEFAULTS.with(StnmfOptions.MODULES, 6)
			.with(StnmfOptions.SPARSITY, 0.8)
			.with(StnmfOptions.ITERATIONS, 60)
			.with(StnmfOptions.INITIALIZATION, StnmfOptions.Start.RANDOM)
			.with(StnmfOptions.SEED, (long) SEED)
			.with(StnmfOptions.SORT, false)
			.with(StnmfOptions.PIXEL_SIZE, 20.);
		final StnmfSteering steering =
			new StnmfSteering(Values.ofSome(StnmfSteering.SETTINGS, optionsOfCommand()), SEED);
		final StnmfResult result = StnmfRun.of(ste, options, null, steering, ProgressMonitor.NONE);
		final FigureOptions page =
			FigureOptions.DEFAULTS.with(Values.ofSome(FigureOptions.SETTINGS, optionsOfCommand()));
		final StnmfOutputs outputs = new StnmfOutputs(result, SourceImage.of(ste), page, steering.course().get(),
			Runs.of(optionsOfCommand()), 1);
		outputs.save(output, ProgressMonitor.NONE);
		return new Outcome().add(outputs.modules())
			.add(outputs.sta())
			.add(outputs.figure())
			.add(outputs.residualPlot())
			.add("mycell-subunits", Tables.of(outputs.subunits()))
			.add("mycell-spikeweights", Tables.of(outputs.weights()))
			.add("mycell-residualcourse", Tables.of(outputs.residualCourse()))
			.addFiles(output);
	}

	/** As the command would store them in its stack of modules. */
	private static Map<String, Object> optionsOfCommand() {
		final Map<String, Object> options = stnmfOptions();
		options.remove("weights"); // no result depends on it
		options.put("scale", "none");
		options.put("threshold", 0.25);
		options.put("pixelsize", 0.0);
		options.put("correction", true);
		options.put("flip", true);
		options.put("stop", 0.0);
		options.put("perturb", 0);
		options.put("figure", "full");
		options.put("lut", "auto");
		return options;
	}

	private static Call consensus() {
		final Map<String, Object> options = new LinkedHashMap<>();
		options.put("sparsities", "0.5 1");
		options.put("repetitions", 3);
		options.put("modules", 4);
		options.put("iterations", 20);
		options.put("threads", 2);
		return new Call("STNMF Consensus...", StnmfConsensusCommand.class, "ste", Calls::ste, options,
			Calls::consensus);
	}

	private static Outcome consensus(final ImagePlus ste, final Path output) throws Exception {
		final ConsensusOptions options = ConsensusOptions.DEFAULTS.withSparsities(0.5, 1)
			.with(ConsensusOptions.REPETITIONS, 3)
			.with(ConsensusOptions.MODULES, 4)
			.with(ConsensusOptions.ITERATIONS, 20)
			.with(ConsensusOptions.THREADS, 1);
		final ConsensusRun stack = ConsensusRun.read(ste, options, false, ProgressMonitor.NONE);
		final StartFolder runs = stack.openStarts(output, ProgressMonitor.NONE);
		final ConsensusResult result = stack.analyse(runs, ProgressMonitor.NONE);
		final SourceImage source = SourceImage.of(ste);
		Runs.save(output, ResultKind.CONSENSUS, ConsensusFiles.names(), folder -> {
			ConsensusFiles.write(folder.files(), result, source, Runs.plain(), 1, ProgressMonitor.NONE);
			folder.commit();
		});
		return new Outcome().add(ConsensusImages.plot(result, source))
			.add("mycell-consensus", Tables.of(ConsensusTable.of(result)))
			.addFiles(output);
	}

	/** White noise, and a cell that fires when the middle is bright. */
	private static ImagePlus stimulus() {
		final Random random = new Random(SEED);
		final ImageStack frames = new ImageStack(7, 6);
		for (int f = 0; f < FRAMES; f++) {
			final byte[] pixels = new byte[7 * 6];
			for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) (random.nextBoolean() ? 255 : 0);
			frames.addSlice(new ByteProcessor(7, 6, pixels));
		}
		final ImagePlus stimulus = new ImagePlus("noise.tif", frames);
		stimulus.setDimensions(1, 1, FRAMES);
		stimulus.getCalibration().frameInterval = 0.04;
		stimulus.getCalibration().setTimeUnit("sec");
		return stimulus;
	}

	private static Path spikes() {
		final ImageStack frames = stimulus().getStack();
		final String counts = IntStream.rangeClosed(1, FRAMES)
			.mapToObj(f -> frames.getProcessor(f).get(3, 2) + frames.getProcessor(f).get(3, 3) == 510 ? "1" : "0")
			.collect(Collectors.joining("\n", "cell\n", "\n"));
		try {
			final Path file = Files.createTempFile("spikes", ".csv");
			file.toFile().deleteOnExit();
			return Files.write(file, counts.getBytes(StandardCharsets.UTF_8));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Call ensemble() {
		final Path spikes = spikes();
		final Map<String, Object> options = new LinkedHashMap<>();
		options.put("spikes", spikes.toString());
		options.put("tau", 3);
		options.put("filter", "peak");
		options.put("window", "ellipse");
		options.put("windowsd", 2.5);
		return new Call("Spike-Triggered Ensemble...", SpikeTriggeredEnsembleCommand.class, "stimulus", Calls::stimulus,
			options, (stimulus, output) -> ensemble(stimulus, spikes, output));
	}

	private static Outcome ensemble(final ImagePlus stimulus, final Path spikes, final Path output) throws Exception {
		final EnsembleOptions options =
			EnsembleOptions.PUBLISHED.with(EnsembleOptions.TAU, 3).with(EnsembleOptions.WINDOW_SD, 2.5);
		final SpikeFile counts = SpikeFile.counts(spikes, FRAMES);
		final TemporalProfiles profiles = new TemporalProfiles(FrameRate.hz(stimulus.getCalibration()));
		final Outcome outcome = new Outcome();
		try (
			ResultFolder folder = ResultFolder.open(output, ResultKind.ENSEMBLES, Collections.emptyList(),
				EnsembleFiles.names(counts.folders()).toArray(new String[0]));
			EnsembleRun run = EnsembleRun.of(stimulus, true, counts, counts.select("all"), options, folder.scratch(),
				ProgressMonitor.NONE))
		{
			EnsembleFiles.write(folder, run, SourceImage.of(stimulus), profiles, Runs.plain(), 1, ProgressMonitor.NONE);
			final TriggeredCell cell = run.cells().get(0);
			outcome.add(cell.ste())
				.add(cell.sta())
				.add(cell.spatial())
				.add(profiles.plot(cell))
				.add("noise-temporal", Tables.of(profiles.table(run.cells())));
		}
		return outcome.addFiles(output);
	}

	private static Call neuropil() {
		final Map<String, Object> options = new LinkedHashMap<>();
		options.put("rois", "overlay");
		options.put("method", "ICA");
		options.put("regions", 3);
		options.put("expansion", 0.8);
		options.put("seed", (long) SEED);
		options.put("baseline", "own");
		options.put("acrosstrials", false);
		options.put("threads", 2);
		return new Call("Neuropil Separation...", NeuropilSeparationCommand.class, "movie", Calls::movie, options,
			Calls::neuropil);
	}

	private static ImagePlus movie() {
		return CalciumMovies.marked("my movie.tif", SEED);
	}

	private static Outcome neuropil(final ImagePlus movie, final Path output) {
		final Recording recording = Recording.of(movie);
		final SeparationOptions separation =
			SeparationOptions.DEFAULTS.with(SeparationOptions.METHOD, SeparationOptions.METHOD.parse("ICA"))
				.with(SeparationOptions.COMPONENTS, 0)
				.with(SeparationOptions.SEED, (long) SEED);
		final NeuropilOptions options = NeuropilOptions.DEFAULTS.with(NeuropilOptions.REGIONS, 3)
			.with(NeuropilOptions.EXPANSION, 0.8)
			.with(separation.values())
			.with(NeuropilOptions.FRAME_RATE, recording.frameRateHz())
			.with(NeuropilOptions.BASELINE, NeuropilOptions.Baseline.OWN)
			.with(NeuropilOptions.ACROSS_TRIALS, false)
			.with(NeuropilOptions.THREADS, 1);
		final NeuropilRun run = new NeuropilRun(recording, new CellRois(recording, movie, false).ofOverlay(), options);
		final NeuropilOutputs outputs;
		try (ResultFolder folder = ResultFolder.open(output, ResultKind.NEUROPIL, Collections.emptyList())) {
			outputs = NeuropilOutputs.of(run, folder, ProgressMonitor.NONE);
			outputs.save(Runs.plain(), 1, ProgressMonitor.NONE);
		}
		return new Outcome().add(outputs.regions())
			.add(outputs.plots())
			.add("mymovie-traces", Tables.of(outputs.traces()))
			.add("mymovie-report", Tables.of(outputs.report()))
			.addFiles(output);
	}
}
