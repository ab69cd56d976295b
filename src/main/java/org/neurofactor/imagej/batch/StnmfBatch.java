package org.neurofactor.imagej.batch;

import org.neurofactor.imagej.consensus.ConsensusFiles;
import org.neurofactor.imagej.consensus.ConsensusStack;
import org.neurofactor.imagej.consensus.ConsensusSummary;
import org.neurofactor.imagej.door.PixelSize;
import org.neurofactor.imagej.record.RunRecord;
import org.neurofactor.imagej.stnmf.SavedStnmf;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.ensemble.SteFile;
import org.neurofactor.imagej.stnmf.StnmfFiles;
import org.neurofactor.imagej.stnmf.StnmfOutputs;
import org.neurofactor.imagej.stnmf.StnmfRun;
import org.neurofactor.imagej.stnmf.StnmfSteering;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import ij.ImagePlus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
	private static final String RECORD = "run.json";

	private final Path output;
	private final BatchOptions options;
	private final BatchProgress progress;

	private StnmfBatch(final Path output, final BatchOptions options, final BatchProgress progress) {
		this.output = output;
		this.options = options;
		this.progress = progress;
	}

	/**
	 * Does all cells; one that fails does not stop the others. Cells of noise ({@link SteFile#noiseZ()}) are left out unless
	 * the options want them.
	 *
	 * @param output has a folder for each cell, named after it
	 * @return what became of the cells, in their order
	 * @throws CancellationException if the monitor says so; the results of finished cells stay
	 */
	public static List<BatchCell> run(final List<SteFile> cells, final Path output, final BatchOptions options,
		final ProgressMonitor monitor)
	{
		final StnmfBatch batch = new StnmfBatch(output, options, new BatchProgress(monitor, cells.size()));
		final List<BatchCell> done = new ArrayList<>();
		for (final SteFile ste : cells) {
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
	public static void requireApart(final Path folder, final List<SteFile> cells, final Path output) {
		final Path input = folder.toAbsolutePath().normalize();
		final Path target = output.toAbsolutePath().normalize();
		boolean apart = !target.equals(input);
		for (final SteFile ste : cells) {
			final Path parent = ste.path().toAbsolutePath().normalize().getParent();
			apart &= parent.equals(input) || !target.startsWith(parent);
			apart &= !input.startsWith(target.resolve(ste.cell()));
		}
		if (!apart) throw new IllegalArgumentException("output must be a folder apart from the ensembles, but was \"" +
			output + "\", with the ensembles in \"" + folder + "\": their results would mix.");
	}

	private BatchCell cell(final SteFile ste) {
		if (ste.noiseZ().isPresent() && !options.noiseCells()) return BatchCell.leftOut(ste.cell(), String.format(Locale.ROOT,
			"its spike-triggered average is not above noise (its peak has a z of %.1f); noisecells factorises it all the same", ste
				.noiseZ().getAsDouble()));
		try {
			final String sha256 = ste.sha256(progress);
			final Optional<SavedStnmf> before = finishedBefore(ste, sha256);
			if (before.isPresent()) return BatchCell.finished(ste.cell(), before.get(), true);
			progress.compute(() -> compute(ste, sha256));
			return BatchCell.finished(ste.cell(), SavedStnmf.read(folder(ste)), false);
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

	private Path folder(final SteFile ste) {
		return output.resolve(ste.cell());
	}

	/** The results of this file with these options, if they are there and complete. */
	private Optional<SavedStnmf> finishedBefore(final SteFile ste, final String sha256) throws IOException {
		final Path record = folder(ste).resolve(RECORD);
		if (!Files.isRegularFile(record)) return Optional.empty();
		try {
			final JsonObject found = JsonParser.parseString(new String(Files.readAllBytes(record), StandardCharsets.UTF_8))
				.getAsJsonObject();
			// As it would be read again: numbers are the same there only if they have been read, too.
			final JsonObject wanted = JsonParser.parseString(RunRecord.ofOptions(options.keys()).toString())
				.getAsJsonObject();
			final boolean same = wanted.get("options").equals(found.get("options")) && //
				version(wanted).equals(version(found)) && //
				Objects.equals(found.getAsJsonObject("input").get(RunRecord.FILE_SHA256).getAsString(), sha256);
			return same ? Optional.of(SavedStnmf.read(folder(ste))) : Optional.empty();
		}
		catch (final JsonParseException | IllegalStateException | IllegalArgumentException | NullPointerException
				| ClassCastException e)
		{
			return Optional.empty(); // not the record of such a run, or not all of its files: to be done again
		}
	}

	private static String version(final JsonObject record) {
		return record.getAsJsonObject("versions").get("neurofactor").getAsString();
	}

	private void compute(final SteFile ste, final String sha256) throws IOException {
		final Stopwatch stopwatch = new Stopwatch();
		final ImagePlus imp = ste.open();
		final SourceImage source = SourceImage.ofFile(imp, sha256);
		final ConsensusResult consensus = options.consensus().isPresent() ? consensus(imp) : null;
		final double consensusSeconds = stopwatch.seconds();
		final StnmfSteering steering = options.steering();
		final StnmfResult result = StnmfRun.of(imp, stnmf(imp, consensus), null, steering, progress);
		final double seconds = stopwatch.seconds();

		// Not to be cancelled between the two sets of files, so that there is either none or both.
		progress.step("Writing results", 0, 0);
		if (consensus != null) ConsensusFiles.write(folder(ste).resolve(CONSENSUS), consensus, source, options.keys(),
			consensusSeconds, ProgressMonitor.NONE);
		StnmfFiles.write(folder(ste), new StnmfOutputs(result, source, options.figure(), steering.course().orElse(null),
			options.keys(), seconds), ProgressMonitor.NONE);
	}

	private ConsensusResult consensus(final ImagePlus imp) {
		final ConsensusOptions how = options.consensus().get();
		return ConsensusStack.read(imp, how, false, progress).analyse(null, progress);
	}

	private StnmfOptions stnmf(final ImagePlus imp, final ConsensusResult consensus) {
		final StnmfOptions given = options.stnmf();
		final double pixelSizeUm = given.get(StnmfOptions.PIXEL_SIZE) > 0 ? given.get(StnmfOptions.PIXEL_SIZE) : PixelSize.of(imp.getCalibration()).um();
		final double sparsity = consensus == null ? given.get(StnmfOptions.SPARSITY) : consensus.suggestion().sparsity().orElseThrow(
			() -> new IllegalArgumentException(ConsensusSummary.suggestion(consensus)));
		return given.with(StnmfOptions.PIXEL_SIZE, pixelSizeUm).with(StnmfOptions.SPARSITY, sparsity);
	}
}
