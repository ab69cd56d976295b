package org.neurofactor.imagej.stnmf;

import org.neurofactor.stnmf.StnmfOptions;

import org.neurofactor.imagej.record.AtomicFileSet;
import org.neurofactor.imagej.table.Csv;
import org.neurofactor.imagej.figure.FigureFiles;
import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.imagej.record.RunRecord;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.imagej.figure.ResultFigureData;
import org.neurofactor.spatial.Point;
import org.neurofactor.spatial.Polygon;
import org.neurofactor.stnmf.ModuleInfo;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.Subunit;

/**
 * All that an STNMF found, in one folder: {@code modules.tif}, {@code sta.tif}, {@code figure.png}, {@code figure.svg},
 * {@code modules.csv}, {@code weights.csv}, {@code outlines.csv}, {@code RoiSet.zip}, {@code run.json}, and, if it was
 * asked for, {@code residuals.csv}. Modules are numbered from 1; coordinates are ImageJ's, in pixels. What was left out
 * is removed if it is there from an earlier run.
 */
public final class StnmfFiles {

	private static final String STAGE = "Writing results";
	private static final String RESIDUALS = "residuals.csv";
	private static final List<String> OPTIONAL = Arrays.asList(FigureFiles.PNG, FigureFiles.SVG, RESIDUALS);

	private final StnmfResult result;

	private StnmfFiles(final StnmfResult result) {
		this.result = result;
	}

	/**
	 * Writes all files, or, if that fails or is cancelled, none.
	 *
	 * @param folder created if it does not exist; files of an earlier run are replaced
	 * @throws IOException if a file cannot be written
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static void write(final Path folder, final StnmfOutputs outputs, final ProgressMonitor monitor)
		throws IOException
	{
		final StnmfResult result = outputs.result();
		final StnmfFiles content = new StnmfFiles(result);
		final FigureOptions page = outputs.page();
		try (AtomicFileSet files = AtomicFileSet.in(folder)) {
			final Map<String, AtomicFileSet.Writer> writers = new LinkedHashMap<>();
			writers.put("modules.tif", path -> FileFormats.writeTiff(outputs.modules(), path));
			writers.put("sta.tif", path -> FileFormats.writeTiff(outputs.sta(), path));
			if (page.hasFigure()) writers.putAll(FigureFiles.writers(new ResultFigureData(result, outputs.source().title()), page,
				() -> outputs.figure().getBufferedImage()));
			writers.put("modules.csv", content::writeModules);
			writers.put("weights.csv", content::writeWeights);
			writers.put("outlines.csv", content::writeOutlines);
			writers.put("RoiSet.zip", path -> FileFormats.writeRoiSet(Outlines.of(result, page.colors()), path));
			if (outputs.course() != null) writers.put(RESIDUALS, path -> ResidualReport.write(outputs.course(), path));
			writers.put("run.json", path -> FileFormats.writeJson(RunRecord.of(outputs.options(), outputs.source(), "spikes",
				content.summary(outputs.seconds())), path));
			OPTIONAL.stream().filter(name -> !writers.containsKey(name)).forEach(files::remove);
			int done = 0;
			for (final Map.Entry<String, AtomicFileSet.Writer> entry : writers.entrySet()) {
				monitor.step(STAGE, done++, writers.size());
				files.add(entry.getKey(), entry.getValue());
			}
			monitor.step(STAGE, done, writers.size());
			files.commit();
		}
	}

	private void writeModules(final Path path) throws IOException {
		try (Csv csv = new Csv(path)) {
			csv.row("module", "localized", "moransi", "weight", "ratio", "polarity", "diameter", "distance", "x", "y");
			for (final ModuleInfo info : result.analysis().modulesInfo()) {
				final Point center = SubunitTable.center(info);
				csv.row(info.module() + 1, info.localized(), info.moransI(), info.weight(), //
					info.subunit().map(Subunit::ratio).orElse(null), info.subunit().map(Subunit::polarity).orElse(null), //
					info.diameter(), info.distance(), center.x(), center.y());
			}
		}
	}

	private void writeWeights(final Path path) throws IOException {
		try (Csv csv = new Csv(path)) {
			final Object[] row = new Object[result.rank()];
			for (int module = 0; module < row.length; module++) row[module] = WeightTable.heading(module);
			csv.row(row);
			for (int spike = 0; spike < result.spikes(); spike++) {
				for (int module = 0; module < row.length; module++) row[module] = result.weight(module, spike);
				csv.row(row);
			}
		}
	}

	private void writeOutlines(final Path path) throws IOException {
		try (Csv csv = new Csv(path)) {
			csv.row("module", "x", "y");
			writeOutline(csv, 0, result.analysis().staOutline());
			for (final Subunit subunit : result.analysis().subunits()) //
				writeOutline(csv, subunit.module() + 1, subunit.outline());
		}
	}

	/** Closed: the first point is repeated at the end. */
	private static void writeOutline(final Csv csv, final int module, final Polygon outline) throws IOException {
		for (int i = 0; !outline.isEmpty() && i <= outline.size(); i++) {
			final int point = i % outline.size();
			csv.row(module, Outlines.toImageJ(outline.x(point)), Outlines.toImageJ(outline.y(point)));
		}
	}

	private Map<String, Object> summary(final double seconds) {
		final Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("modules", result.rank());
		summary.put("initialization", result.options().get(StnmfOptions.INITIALIZATION).toString());
		summary.put("sparsity", result.options().get(StnmfOptions.SPARSITY));
		summary.put("threshold", result.options().get(StnmfOptions.THRESHOLD));
		summary.put("pixel_size_um", result.options().get(StnmfOptions.PIXEL_SIZE));
		summary.put("subunits", result.analysis().subunits().size());
		summary.put("coverage", result.analysis().coverage());
		summary.put("sta_diameter", result.analysis().staDiameter());
		summary.put("length_unit", result.analysis().lengthUnit());
		summary.put("residual", result.residual());
		summary.put("iterations", result.iterations());
		summary.put("fixed_point", result.fixedPoint().isPresent() ? result.fixedPoint().getAsInt() : null);
		summary.put("stopped_early", StnmfSummary.stoppedEarly(result));
		summary.put("seconds", seconds);
		return summary;
	}
}
