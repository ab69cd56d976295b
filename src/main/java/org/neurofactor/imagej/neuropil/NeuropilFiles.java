package org.neurofactor.imagej.neuropil;

import java.util.function.Supplier;
import org.neurofactor.table.Table;
import org.neurofactor.imagej.table.Csv;
import org.neurofactor.neuropil.NeuropilOptions;

import ij.gui.Roi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.run.Workers;
import org.neurofactor.imagej.record.FileSet;
import org.neurofactor.imagej.record.LeftOut;
import org.neurofactor.imagej.table.CellNames;
import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.RunRecord;
import org.neurofactor.neuropil.SeparationQuality;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.SkippedCell;

/**
 * All that a neuropil separation found, in one folder: {@code result.csv}, {@code neuropil.csv},
 * {@code fixed.csv}, {@code deltaf.csv}, {@code deltaf_raw.csv}, {@code raw.csv}, {@code separated.csv}, {@code
 * mixing.csv}, {@code report.csv}, {@code RoiSet.zip} (cells and sectors), {@code regions.tif}, {@code traces/CELL.png}
 * for each cell, {@code comparison.csv} and {@code compared.csv} if methods were compared, {@code separated.mat}, the
 * record, and {@code extraction.bin}, from which the cells can be separated
 * again without reading the movie.
 * <p>
 * Tables hold the cells that were used, in the user's order; {@code report.csv} also those that were skipped, and why.
 * Left out are {@code deltaf.csv} and {@code deltaf_raw.csv} if the frame rate is unknown, and {@code separated.mat}
 * where its format cannot hold traces of 2 GB or more.
 * </p>
 */
final class NeuropilFiles {

	static final String REPORT = "report.csv";
	private static final String COMPARISON = "comparison.csv";
	private static final String COMPARED = "compared.csv";
	private static final String RAW = "raw.csv";
	private static final String MATLAB = "separated.mat";
	private static final String STAGE = "Writing results";

	private final NeuropilResult result;
	private final NeuropilInput input;
	private final ProgressMonitor monitor;
	private final PlotFiles plots;

	private NeuropilFiles(final NeuropilResult result, final NeuropilInput input, final ProgressMonitor monitor) {
		this.result = result;
		this.input = input;
		this.monitor = monitor;
		plots = new PlotFiles(result, input);
	}

	/**
	 * Writes all files, several at a time.
	 *
	 * @param run that it was
	 * @param fingerprint of the extraction, by {@link ExtractionCache#fingerprint}
	 * @param seconds the run took
	 * @throws IOException if a file cannot be written
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static void write(final FileSet files, final NeuropilResult result, final NeuropilInput input, final Run run,
		final String fingerprint, final double seconds, final ProgressMonitor monitor) throws IOException
	{
		try (Workers workers = new Workers(result.options().get(NeuropilOptions.THREADS))) {
			final NeuropilFiles content = new NeuropilFiles(result, input, workers.cancellation());
			final Map<String, FileSet.Writer> writers = content.writers(fingerprint);
			files.expect(content.plots.names());
			// one large file takes as long as many plots
			writers.putAll(content.plots.writers(workers.cancellation()));
			files.addAll(writers, workers, STAGE, monitor);
			files.record(RunRecord.of(run, input.trials().stream().map(Trial::source).collect(Collectors.toList()),
				"frames", content.summary(seconds)));
		}
	}

	/**
	 * The names of the files that there can be; not all of them need be.
	 *
	 * @param cells that are marked
	 */
	public static List<String> names(final List<String> cells) {
		final List<String> names = TraceTables.KINDS.stream().map(TraceTables.Kind::file).collect(Collectors.toList());
		names.addAll(Arrays.asList("separated.csv", "mixing.csv", REPORT, COMPARISON, COMPARED, "RoiSet.zip",
			"regions.tif", MATLAB, ExtractionCache.FILE));
		names.addAll(PlotFiles.names(cells));
		return names;
	}

	/** What writes the files, by their names; all but the record. */
	private Map<String, FileSet.Writer> writers(final String fingerprint) {
		final TraceTables traces = new TraceTables(result, input);
		final boolean relative = result.options().get(NeuropilOptions.FRAME_RATE) > 0;
		final Map<String, FileSet.Writer> writers = new LinkedHashMap<>();
		for (final TraceTables.Kind kind : TraceTables.KINDS)
			if (relative || !kind.isRelative()) writers.put(kind.file(), writer(() -> traces.of(kind)));
		writers.put(RAW, writer(traces::raw));
		writers.put("separated.csv", writer(traces::separated));
		writers.put("mixing.csv", writer(() -> MixingTable.of(result)));
		writers.put(REPORT, writer(() -> ReportTable.of(result, input)));
		ComparisonTable.of(result).ifPresent(table -> {
			writers.put(COMPARISON, writer(() -> table));
			writers.put(COMPARED, writer(traces::compared));
		});
		writers.put("RoiSet.zip", path -> FileFormats.writeRoiSet(rois(), path));
		writers.put("regions.tif", path -> FileFormats.writeTiff(NeuropilImages.regions(result, input), path));
		if (MatlabFile.isPossible(result)) writers.put(MATLAB, new MatlabFile(result, input, monitor)::write);
		writers.put(ExtractionCache.FILE,
			path -> ExtractionCache.write(result.extraction(), fingerprint, path, monitor));
		return writers;
	}

	private FileSet.Writer writer(final Supplier<Table<?>> table) {
		return path -> Csv.write(table.get(), path, monitor);
	}

	/** With names that all differ, even if a cell is called like another one's sector. */
	private List<Roi> rois() {
		final List<Roi> rois = RegionRois.of(result, input);
		final List<String> names = new CellNames(rois.stream().map(Roi::getName).collect(Collectors.toList())).list();
		for (int i = 0; i < rois.size(); i++) rois.get(i).setName(names.get(i));
		return rois;
	}

	/** The background of each signal that was separated, by cell. */
	private Map<String, double[]> floors() {
		final Map<String, double[]> floors = new LinkedHashMap<>();
		for (final CellResult cell : result.cells())
			cell.separation().ifPresent(separation -> floors.put(cell.name(), separation.floors()));
		return floors;
	}

	/** The verdict on each cell that was used, with its sentence. */
	private Map<String, String> verdicts() {
		final Map<String, String> verdicts = new LinkedHashMap<>();
		result.cells().forEach(cell -> verdicts.put(cell.name(), cell.verdict().toString()));
		return verdicts;
	}

	private Map<String, Object> summary(final double seconds) {
		final List<String> problems = new ArrayList<>();
		result.cells().forEach(cell -> cell.problem().ifPresent(problems::add));
		final Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("marked", input.cells().stream().map(RoiCell::name).collect(Collectors.toList()));
		summary.put("cells", result.cells().stream().map(CellResult::name).collect(Collectors.toList()));
		summary.put("skipped", result.skipped().stream().map(SkippedCell::toString).collect(Collectors.toList()));
		summary.put("problems", problems);
		summary.put("remarks", input.remarks());
		summary.put("bad_frames", result.extraction().leftOut());
		summary.put("converged",
			result.cells()
				.stream()
				.filter(cell -> cell.report()
					.map(SeparationQuality::convergence)
					.filter(convergence -> convergence.converged())
					.isPresent())
				.count());
		summary.put("not_converged",
			result.cells()
				.stream()
				.filter(cell -> cell.report().filter(report -> !report.convergence().converged()).isPresent())
				.map(CellResult::name)
				.collect(Collectors.toList()));
		summary.put("verdict_counts", VerdictCounts.byGrade(result));
		summary.put("verdicts", verdicts());
		ComparisonTable.suggestion(result).ifPresent(method -> summary.put("suggestion", method));
		summary.put("floors", floors());
		summary.put("regions", result.options().get(NeuropilOptions.REGIONS));
		summary.put("frame_rate_hz", result.options().get(NeuropilOptions.FRAME_RATE));
		summary.put(PlotFiles.KEY, plots.names());
		summary.put("matlab_file", MatlabFile.isPossible(result) ? MATLAB : null);
		summary.put(LeftOut.KEY, NeuropilSummary.leftOut(result, input).summary());
		summary.put("seconds", seconds);
		return summary;
	}
}
