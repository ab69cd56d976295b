package org.neurofactor.imagej.stnmf;

import org.neurofactor.table.Table;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.record.InputFile;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.Run;

import ij.ImagePlus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.factorization.ResidualCurve;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.stnmf.StnmfResult;

/** All that is shown, saved and said of one STNMF of a stack, whichever command ran it. Not thread-safe. */
public final class StnmfOutputs {

	private final StnmfResult result;
	private final SourceImage source;
	private final FigureOptions page;
	private final ResidualCurve course;
	private final Run run;
	private final double seconds;

	/** Made once, to be saved and to be shown. */
	private ImagePlus modules;
	private ImagePlus sta;
	private ImagePlus figure;

	/**
	 * With the usual figure, without a residual course, and with the options of the factorisation only.
	 *
	 * @param whole the run of the command of which it was a part
	 */
	public StnmfOutputs(final StnmfResult result, final SourceImage source, final Run whole, final double seconds) {
		this(result, source, FigureOptions.DEFAULTS, null,
			whole.part(result.options().values().toMap(), whole.inputs().toArray(new InputFile[0])), seconds);
	}

	/**
	 * @param page how figure and images look
	 * @param course of the residual; null if it was not noted
	 * @param run that it was
	 * @param seconds the run took
	 */
	public StnmfOutputs(final StnmfResult result, final SourceImage source, final FigureOptions page,
		final ResidualCurve course, final Run run, final double seconds)
	{
		this.result = result;
		this.source = source;
		this.page = page;
		this.course = course;
		this.run = run;
		this.seconds = seconds;
	}

	/** See {@link StnmfImages#modules}; the {@link StoredStnmf} is in it. The same at each call. */
	public ImagePlus modules() {
		if (modules != null) return modules;
		modules = StnmfImages.modules(result, source, page);
		stored().storeIn(modules);
		return modules;
	}

	/** As it is kept. */
	public StoredStnmf stored() {
		return new StoredStnmf(result, source, run.effectiveOptions(), course);
	}

	/** See {@link StnmfImages#sta}. The same at each call. */
	public ImagePlus sta() {
		if (sta == null) sta = StnmfImages.sta(result, source, page);
		return sta;
	}

	/** See {@link StnmfImages#figure}; null if there is to be none. The same at each call. */
	public ImagePlus figure() {
		if (figure == null && page.hasFigure()) figure = StnmfImages.figure(result, source, page);
		return figure;
	}

	/** See {@link ResidualReport#plot}; null if the residual was not noted. */
	public ImagePlus residualPlot() {
		return course == null ? null : ResidualReport.plot(course, source);
	}

	/** See {@link ResidualReport#table}; null if the residual was not noted. */
	public Table<Integer> residualCourse() {
		return course == null ? null : ResidualReport.table(course);
	}

	/** See {@link SubunitTable}. */
	public Table<SubunitTable.Row> subunits() {
		return SubunitTable.of(result, page.colors());
	}

	/** See {@link WeightTable}. */
	public Table<Integer> weights() {
		return WeightTable.of(result);
	}

	/** See {@link StnmfSummary}. */
	public String summary() {
		return StnmfSummary.line(result, source, seconds);
	}

	/**
	 * Saves all files to a folder, see {@link StnmfFiles}.
	 *
	 * @throws IllegalArgumentException if the folder holds what must not be replaced
	 * @throws UncheckedIOException if that fails, with a message for the user
	 */
	public void save(final Path folder, final ProgressMonitor monitor) {
		try (ResultFolder results = ResultFolder.open(folder, ResultKind.STNMF, Collections.emptyList(),
			StnmfFiles.names(page, course != null)))
		{
			save(results, monitor);
		}
	}

	/** As {@link #save(Path, ProgressMonitor)}, to a folder that was opened before the run. */
	public void save(final ResultFolder results, final ProgressMonitor monitor) {
		try {
			StnmfFiles.write(results.files(), this, monitor);
			results.commit();
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The results were not saved: " + e.getMessage(), e);
		}
	}

	StnmfResult result() {
		return result;
	}

	SourceImage source() {
		return source;
	}

	FigureOptions page() {
		return page;
	}

	/** Null if it was not noted. */
	ResidualCurve course() {
		return course;
	}

	Run run() {
		return run;
	}

	double seconds() {
		return seconds;
	}
}
