package org.neurofactor.imagej.stnmf;

import org.neurofactor.imagej.door.EnsembleRemarks;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.imagej.record.FileSet;
import org.neurofactor.imagej.record.LeftOut;
import org.neurofactor.imagej.table.Csv;
import org.neurofactor.imagej.figure.FigureFiles;
import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.imagej.record.RunRecord;

import ij.ImagePlus;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.imagej.figure.StnmfFigure;
import org.neurofactor.stnmf.StnmfResult;

/**
 * All that an STNMF found, in one folder: {@code modules.tif}, {@code sta.tif}, {@code figure.png}, {@code figure.svg},
 * {@code modules.csv}, {@code weights.csv}, {@code outlines.csv}, {@code RoiSet.zip}, the {@link StoredStnmf}, the
 * record, and, if it was asked for, {@code residuals.csv}. Modules are numbered from 1; coordinates are ImageJ's, in
 * pixels.
 */
public final class StnmfFiles {

	private static final List<String> NAMES = Arrays.asList(StoredStnmf.FILE, "modules.tif", "sta.tif", "modules.csv",
		"weights.csv", "outlines.csv", "RoiSet.zip");
	private static final String STAGE = "Writing results";
	private static final String RESIDUALS = "residuals.csv";

	private final StnmfResult result;

	private StnmfFiles(final StnmfResult result) {
		this.result = result;
	}

	/**
	 * The names of all files.
	 *
	 * @param residuals whether the course of the residual is noted
	 */
	public static String[] names(final FigureOptions page, final boolean residuals) {
		final List<String> names = new ArrayList<>(NAMES);
		if (page.hasFigure()) names.addAll(Arrays.asList(FigureFiles.PNG, FigureFiles.SVG));
		if (residuals) names.add(RESIDUALS);
		return names.toArray(new String[0]);
	}

	/**
	 * About how many bytes all files have.
	 *
	 * @param ste the ensemble, a slice per spike
	 */
	public static double bytes(final ImagePlus ste, final int modules) {
		final double pixels = (double) ste.getWidth() * ste.getHeight();
		final double spikes = ste.getStackSize();
		return modules * ((Double.BYTES + Float.BYTES) * pixels + (Double.BYTES + Csv.BYTES) * spikes);
	}

	/**
	 * Writes all files.
	 *
	 * @throws IOException if a file cannot be written
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static void write(final FileSet files, final StnmfOutputs outputs, final ProgressMonitor monitor)
		throws IOException
	{
		final StnmfResult result = outputs.result();
		final StnmfFiles content = new StnmfFiles(result);
		final FigureOptions page = outputs.page();
		final Map<String, FileSet.Writer> writers = new LinkedHashMap<>();
		writers.put(StoredStnmf.FILE, path -> Files.write(path, outputs.stored().bytes()));
		writers.put("modules.tif", path -> FileFormats.writeTiff(outputs.modules(), path));
		writers.put("sta.tif", path -> FileFormats.writeTiff(outputs.sta(), path));
		if (page.hasFigure())
			writers.putAll(FigureFiles.writers(new StnmfFigure(result, outputs.source().title(), page),
				page.get(FigureOptions.WIDTH), () -> outputs.figure().getBufferedImage()));
		writers.put("modules.csv", path -> Csv.write(SubunitTable.of(result, page.colors()), path));
		writers.put("weights.csv", path -> Csv.write(WeightTable.of(result), path));
		writers.put("outlines.csv", path -> Csv.write(OutlineTable.of(result.analysis()), path));
		writers.put("RoiSet.zip", path -> FileFormats.writeRoiSet(Outlines.of(result, page.colors()), path));
		if (outputs.course() != null)
			writers.put(RESIDUALS, path -> Csv.write(ResidualReport.table(outputs.course()), path));
		int done = 0;
		for (final Map.Entry<String, FileSet.Writer> entry : writers.entrySet()) {
			monitor.step(STAGE, done++, writers.size());
			files.add(entry.getKey(), entry.getValue());
		}
		monitor.step(STAGE, done, writers.size());
		files.record(RunRecord.of(outputs.run(), outputs.source(), "spikes", content.summary(outputs.seconds())));
	}

	private LeftOut leftOut() {
		final LeftOut leftOut = new LeftOut();
		result.ensemble()
			.ifPresent(ensemble -> leftOut.add("pixels", ensemble.maskedPixels(), ensemble.pixels(),
				Collections.singletonList("NaN or infinite in a slice")));
		return leftOut;
	}

	private Map<String, Object> summary(final double seconds) {
		final Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("modules", result.rank());
		summary.put("initialization", result.options().get(StnmfOptions.INITIALIZATION).toString());
		summary.put("sparsity", result.options().get(StnmfOptions.SPARSITY));
		summary.put("scale", result.options().get(StnmfOptions.SCALE).toString());
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
		result.ensemble().map(EnsembleRemarks::numbers).ifPresent(summary::putAll);
		summary.put(LeftOut.KEY, leftOut().summary());
		summary.put("seconds", seconds);
		return summary;
	}
}
