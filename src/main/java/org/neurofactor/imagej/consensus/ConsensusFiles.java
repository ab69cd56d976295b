package org.neurofactor.imagej.consensus;

import org.neurofactor.imagej.record.FileSet;
import org.neurofactor.imagej.table.Csv;
import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.RunRecord;
import org.neurofactor.imagej.record.SavedFolder;
import org.neurofactor.imagej.door.SourceImage;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.figure.ConsensusFigure;
import org.neurofactor.imagej.figure.Raster;
import org.neurofactor.stnmf.consensus.ConsensusResult;
import org.neurofactor.stnmf.consensus.Suggestion;

/** What a consensus analysis found, in one folder: {@code consensus.csv}, {@code consensus.png}, and the record. */
public final class ConsensusFiles {

	private static final String REMARK = "remark";
	private static final String TABLE = "consensus.csv";
	private static final String PLOT = "consensus.png";

	/** Pixels per unit of the plot: fine enough for print. */
	private static final int SCALE = 2;
	private static final String STAGE = "Writing results";

	private ConsensusFiles() {}

	/** The names of all files. */
	public static String[] names() {
		return new String[] { TABLE, PLOT };
	}

	/**
	 * Writes all files.
	 *
	 * @param run in which the analysis was made
	 * @param seconds the analysis took this time
	 * @throws IOException if a file cannot be written
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static void write(final FileSet files, final ConsensusResult result, final SourceImage source, final Run run,
		final double seconds, final ProgressMonitor monitor) throws IOException
	{
		monitor.step(STAGE, 0, 1);
		files.add(TABLE, path -> Csv.write(ConsensusTable.of(result), path));
		files.add(PLOT, path -> FileFormats
			.writePng(Raster.of(new ConsensusFigure(result, source.title()), SCALE * ConsensusFigure.WIDTH), path));
		files.record(RunRecord.of(run, source, "spikes", summary(result, seconds)));
		monitor.step(STAGE, 1, 1);
	}

	/** {@link ConsensusSummary#remark} of an analysis whose files have been written. */
	public static String remark(final SavedFolder saved) {
		return saved.part("summary", REMARK).text();
	}

	private static Map<String, Object> summary(final ConsensusResult result, final double seconds) {
		final Suggestion suggestion = result.suggestion();
		final OptionalDouble sparsity = suggestion.sparsity();
		final Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("suggested_sparsity", sparsity.isPresent() ? sparsity.getAsDouble() : null);
		summary.put("plateau", suggestion.plateau());
		summary.put("clear", suggestion.isClear());
		summary.put("reason", suggestion.reason());
		summary.put(REMARK, ConsensusSummary.remark(result));
		summary.put("spikes_compared", result.spikes().length);
		summary.put("seconds", seconds);
		return summary;
	}
}
