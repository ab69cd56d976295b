package org.neurofactor.imagej.batch;

import org.neurofactor.imagej.door.MadeImage;
import org.neurofactor.imagej.consensus.ConsensusFiles;
import org.neurofactor.imagej.consensus.ConsensusRun;
import org.neurofactor.imagej.consensus.ConsensusSummary;
import org.neurofactor.imagej.door.PixelSize;
import org.neurofactor.imagej.record.InputFile;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.RunRecord;
import org.neurofactor.imagej.stnmf.StnmfFolder;
import org.neurofactor.imagej.stnmf.StoredStnmf;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.ensemble.EnsembleFile;
import org.neurofactor.imagej.stnmf.StnmfFiles;
import org.neurofactor.imagej.stnmf.StnmfOutputs;
import org.neurofactor.imagej.stnmf.StnmfRun;
import org.neurofactor.imagej.stnmf.StnmfSteering;

import ij.ImagePlus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.run.Stopwatch;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.consensus.ConsensusOptions;
import org.neurofactor.stnmf.consensus.ConsensusResult;

/**
 * STNMF of many cells, one after the other, each with a folder of its own for its results: those of
 * {@link StnmfFiles}, and, if the sparsity was chosen by consensus, those of {@link ConsensusFiles} in its sub-folder
 * {@code consensus}.
 * <p>
 * A cell is not done again if its folder has the results of the same file (by its contents), the same options and the
 * same version of the program; any other results in the folder are replaced.
 * </p>
 */
public final class StnmfBatch {

	private static final String CONSENSUS = "consensus";

	private final Path output;
	private final BatchOptions options;
	private final Run run;
	private final BatchProgress progress;

	/** Run before the results of the first cell change. */
	private Runnable beforeChange;

	private StnmfBatch(final Path output, final BatchOptions options, final Run run, final Runnable beforeChange,
		final BatchProgress progress)
	{
		this.output = output;
		this.options = options;
		this.run = run;
		this.beforeChange = beforeChange;
		this.progress = progress;
	}

	/**
	 * Does all cells; one that fails does not stop the others. Cells of noise ({@link EnsembleFile#noiseZ()}) are left
	 * out unless the options want them.
	 *
	 * @param output has a folder for each cell, named after it
	 * @param run that the batch is
	 * @param beforeChange is run before the results of any cell change, once
	 * @return what became of the cells, in their order
	 * @throws CancellationException if the monitor says so; the results of finished cells stay
	 * @throws IllegalArgumentException if a cell's folder holds what must not be replaced, before anything is done
	 */
	public static List<BatchCell> run(final List<EnsembleFile> cells, final Path output, final BatchOptions options,
		final Run run, final Runnable beforeChange, final ProgressMonitor monitor)
	{
		final StnmfBatch batch =
			new StnmfBatch(output, options, run, beforeChange, new BatchProgress(monitor, cells.size()));
		for (final EnsembleFile ste : cells) if (!batch.isLeftOut(ste)) batch.requireWritable(ste);
		final List<BatchCell> done = new ArrayList<>();
		for (final EnsembleFile ste : cells) {
			batch.progress.next();
			done.add(batch.cell(ste));
		}
		return done;
	}

	/**
	 * Makes sure that results do not come to lie among the ensembles.
	 *
	 * @throws IllegalArgumentException if they would
	 */
	public static void requireApart(final Path folder, final List<EnsembleFile> cells, final Path output) {
		final Path input = folder.toAbsolutePath().normalize();
		final Path target = output.toAbsolutePath().normalize();
		boolean apart = !target.equals(input);
		for (final EnsembleFile ste : cells) {
			final Path parent = ste.path().toAbsolutePath().normalize().getParent();
			apart &= parent.equals(input) || !target.startsWith(parent);
			apart &= !input.startsWith(target.resolve(ste.cell()));
		}
		if (!apart) throw new IllegalArgumentException("output must be a folder apart from the ensembles, but was \"" +
			output + "\", with the ensembles in \"" + folder + "\": their results would mix.");
	}

	private boolean isLeftOut(final EnsembleFile ste) {
		return ste.noiseZ().isPresent() && !options.noiseCells();
	}

	private BatchCell cell(final EnsembleFile ste) {
		if (isLeftOut(ste)) return BatchCell.leftOut(ste.cell(), String.format(Locale.ROOT,
			"its spike-triggered average is not above noise (its peak has a z of %.1f); noisecells factorises it all the same",
			ste.noiseZ().getAsDouble()));
		try (ResultFolder folder = open(ste)) {
			final InputFile file = InputFile.of(ste.path(), ste.sha256(progress));
			final Optional<StnmfFolder> before = finishedBefore(ste, file);
			if (before.isPresent())
				return finished(ste, before.get().stnmf(), before.get().seconds(), true, remark(before.get()));
			return progress.compute(() -> compute(ste, file, folder));
		}
		catch (final CancellationException e) {
			throw e;
		}
		catch (final IOException | RuntimeException e) {
			return BatchCell.failed(ste.cell(), e.getMessage() == null ? e.toString() : e.getMessage());
		}
		catch (final OutOfMemoryError e) {
			return BatchCell.failed(ste.cell(), "There was not enough memory: " + e.getMessage());
		}
	}

	private static BatchCell finished(final EnsembleFile ste, final StoredStnmf stnmf, final double seconds,
		final boolean skipped, final String remark)
	{
		return BatchCell.finished(ste.cell(), stnmf.result(), stnmf.source(), seconds, skipped, remark);
	}

	private static String remark(final StnmfFolder finished) {
		return finished.folder().nested(CONSENSUS, ResultKind.CONSENSUS).map(ConsensusFiles::remark).orElse("");
	}

	private void requireWritable(final EnsembleFile ste) {
		open(ste).close();
	}

	private ResultFolder open(final EnsembleFile ste) {
		final ResultFolder folder = ResultFolder.open(output.resolve(ste.cell()), ResultKind.STNMF,
			Collections.singletonList(ste.path()), StnmfFiles.names(options.figure(), options.residuals()));
		if (options.consensus().isPresent())
			folder.files(CONSENSUS, ResultKind.CONSENSUS).expect(Arrays.asList(ConsensusFiles.names()));
		return folder;
	}

	/** The results of this file with these options, if they are there and complete. */
	private Optional<StnmfFolder> finishedBefore(final EnsembleFile ste, final InputFile file) {
		try {
			final StnmfFolder found = StnmfFolder.read(output.resolve(ste.cell()));
			if (options.consensus().isPresent() && !found.folder().nested(CONSENSUS, ResultKind.CONSENSUS).isPresent())
				return Optional.empty();
			return RunRecord.isOf(found.folder(), part(file)) ? Optional.of(found) : Optional.empty();
		}
		catch (final IllegalArgumentException e) {
			return Optional.empty(); // not the results of such a run, or not all of their files: to be done again
		}
	}

	private Run part(final InputFile file) {
		return run.part(options.keys(), file);
	}

	private BatchCell compute(final EnsembleFile ste, final InputFile file, final ResultFolder folder)
		throws IOException
	{
		final Stopwatch stopwatch = new Stopwatch();
		final ImagePlus imp = ste.open();
		MadeImage.require(MadeImage.Role.ENSEMBLE, imp);
		final SourceImage source = SourceImage.of(imp);
		final ConsensusResult consensus = options.consensus().isPresent() ? consensus(imp) : null;
		final double consensusSeconds = stopwatch.seconds();
		final StnmfSteering steering = options.steering();
		final StnmfResult result = StnmfRun.of(imp, stnmf(imp, consensus), null, steering, progress);
		final double seconds = stopwatch.seconds();

		progress.step("Writing results", 0, 0);
		if (consensus != null) ConsensusFiles.write(folder.files(CONSENSUS, ResultKind.CONSENSUS), consensus, source,
			part(file), consensusSeconds, ProgressMonitor.NONE);
		final StnmfOutputs outputs =
			new StnmfOutputs(result, source, options.figure(), steering.course().orElse(null), part(file), seconds);
		beforeChange.run();
		beforeChange = () -> {};
		outputs.save(folder, ProgressMonitor.NONE);
		return finished(ste, outputs.stored(), seconds, false,
			consensus == null ? "" : ConsensusSummary.remark(consensus));
	}

	private ConsensusResult consensus(final ImagePlus imp) {
		final ConsensusOptions how = options.consensus().get();
		return ConsensusRun.read(imp, how, false, progress).analyse(null, progress);
	}

	private StnmfOptions stnmf(final ImagePlus imp, final ConsensusResult consensus) {
		final StnmfOptions given = options.stnmf();
		final double pixelSizeUm = given.get(StnmfOptions.PIXEL_SIZE) > 0
			? given.get(StnmfOptions.PIXEL_SIZE)
			: PixelSize.of(imp.getCalibration()).um();
		final StnmfOptions here = given.with(StnmfOptions.PIXEL_SIZE, pixelSizeUm);
		if (consensus == null) return here;
		return here.with(StnmfOptions.SPARSITY,
			consensus.suggestion().sparsity().orElse(StnmfOptions.SPARSITY.defaultValue()));
	}
}
