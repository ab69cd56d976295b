package org.neurofactor.imagej.stnmf;

import com.google.gson.JsonObject;
import ij.ImagePlus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;

import org.neurofactor.imagej.figure.FigureFiles;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.imagej.figure.StnmfFigure;
import org.neurofactor.imagej.record.FileSet;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.RunRecord;

/**
 * Where the figure of saved results goes when it is drawn again: into their own folder, where it takes the place of the
 * earlier figure and all else stays, or into one of its own.
 */
public final class StnmfFigureFolder implements AutoCloseable {

	private final ResultFolder folder;
	private final boolean isOwn;

	private StnmfFigureFolder(final ResultFolder folder, final boolean isOwn) {
		this.folder = folder;
		this.isOwn = isOwn;
	}

	/**
	 * Opens a folder for the figure.
	 *
	 * @param results the folder of the results
	 * @throws IllegalArgumentException if it cannot be written or holds what must not be replaced
	 */
	public static StnmfFigureFolder open(final Path target, final Path results) {
		final boolean isOwn = isSame(target, results);
		return new StnmfFigureFolder(ResultFolder.open(target, isOwn ? ResultKind.STNMF : ResultKind.FIGURE,
			Collections.emptyList(), FigureFiles.PNG, FigureFiles.SVG), isOwn);
	}

	private static boolean isSame(final Path target, final Path results) {
		try {
			return Files.exists(target) && Files.exists(results) && Files.isSameFile(target, results);
		}
		catch (final IOException e) {
			throw new IllegalArgumentException("\"" + target + "\" cannot be written: " + e.getMessage(), e);
		}
	}

	/**
	 * Writes the figure.
	 *
	 * @param image the figure as an image
	 * @param run that drew it
	 */
	public void save(final StoredStnmf stnmf, final FigureOptions options, final ImagePlus image, final Run run)
		throws IOException
	{
		final FileSet files = folder.files();
		final StnmfFigure figure = new StnmfFigure(stnmf.result(), stnmf.source().title(), options);
		for (final Map.Entry<String, FileSet.Writer> entry : FigureFiles
			.writers(figure, options.get(FigureOptions.WIDTH), image::getBufferedImage)
			.entrySet()) files.add(entry.getKey(), entry.getValue());
		if (isOwn) files.keep(name -> true);
		files.record(isOwn
			? updated(files.earlier().get(), run)
			: RunRecord.of(run, stnmf.source(), "spikes", Collections.emptyMap()));
		folder.commit();
	}

	/** The record of the results, and how their figure was made. */
	private static JsonObject updated(final JsonObject record, final Run run) {
		record.add("figure", RunRecord.of(run));
		return record;
	}

	@Override
	public void close() {
		folder.close();
	}
}
