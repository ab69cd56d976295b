package org.neurofactor.imagej.neuropil;

import org.neurofactor.imagej.table.Frame;

import org.neurofactor.table.Table;
import ij.ImagePlus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Collectors;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.door.RoiList;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.neuropil.Extraction;
import org.neurofactor.neuropil.NeuropilResult;

/** All that is shown, saved and said of a neuropil separation. */
public final class NeuropilOutputs {

	private final NeuropilResult result;
	private final NeuropilInput input;
	private final boolean reread;

	/** The output folder and the fingerprint of the extraction that is kept there; both null if nothing is saved. */
	private final ResultFolder folder;
	private final String fingerprint;

	private NeuropilOutputs(final NeuropilResult result, final NeuropilInput input, final boolean reread,
		final ResultFolder folder, final String fingerprint)
	{
		this.result = result;
		this.input = input;
		this.reread = reread;
		this.folder = folder;
		this.fingerprint = fingerprint;
	}

	/**
	 * Separates the cells; if the output folder has the traces of the same cells in the same movies, with these.
	 *
	 * @param folder where results are saved; null for nowhere
	 * @throws IllegalArgumentException if there is a file that must not be replaced
	 */
	public static NeuropilOutputs of(final NeuropilRun run, final ResultFolder folder, final ProgressMonitor monitor) {
		if (folder != null) folder.files()
			.expect(NeuropilFiles.names(run.input().cells().stream().map(RoiCell::name).collect(Collectors.toList())));
		if (folder != null) folder.requireSpace(run.outputBytes(), "choose fewer cells, or free some");
		final String fingerprint = folder == null ? null : run.fingerprint(monitor);
		final Optional<Extraction> kept =
			folder == null ? Optional.empty() : ExtractionCache.load(folder.path(), fingerprint);
		final NeuropilResult result = kept.isPresent() ? run.run(kept.get(), monitor) : run.run(monitor);
		return new NeuropilOutputs(result, run.input(), kept.isPresent(), folder, fingerprint);
	}

	/**
	 * Saves all files if there is an output folder, see {@link NeuropilFiles#write}.
	 *
	 * @param run that it was
	 * @throws UncheckedIOException if that fails, with a message for the user
	 */
	public void save(final Run run, final double seconds, final ProgressMonitor monitor) {
		if (folder == null) return;
		try {
			NeuropilFiles.write(folder.files(), result, input, run, fingerprint, seconds, monitor);
			folder.commit();
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The results were not saved: " + e.getMessage(), e);
		}
	}

	/** See {@link NeuropilImages#regions}. */
	public ImagePlus regions() {
		return NeuropilImages.regions(result, input);
	}

	/** See {@link NeuropilImages#plots}. */
	public ImagePlus plots() {
		return NeuropilImages.plots(result, input);
	}

	/** See {@link TraceTables#shown}. */
	public Table<Frame> traces() {
		return TraceTables.shown(result, input);
	}

	/** See {@link ReportTable}. */
	public Table<ReportTable.Row> report() {
		return ReportTable.of(result, input);
	}

	/** See {@link ComparisonTable}; none if the methods were not compared. */
	public Optional<Table<ComparisonTable.Row>> comparison() {
		return ComparisonTable.of(result);
	}

	/** Appends the {@link RegionRois} to the ROI Manager, if there is a display. */
	public void addToRoiManager() {
		RoiList.append(RegionRois.of(result, input));
	}

	/** See {@link NeuropilSummary}. */
	public String summary(final double seconds) {
		return NeuropilSummary.lines(result, input, reread, seconds);
	}
}
