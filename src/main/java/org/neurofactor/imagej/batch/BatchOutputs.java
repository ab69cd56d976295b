package org.neurofactor.imagej.batch;

import java.util.Arrays;
import org.neurofactor.imagej.door.MadeImage;
import org.neurofactor.table.Table;
import org.neurofactor.table.Column;
import org.neurofactor.imagej.record.FileSet;
import org.neurofactor.imagej.record.LeftOut;
import org.neurofactor.imagej.table.Csv;
import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.RunRecord;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.imagej.figure.MosaicCell;
import org.neurofactor.imagej.figure.MosaicFigure;
import org.neurofactor.imagej.figure.Raster;

/** All that is shown, saved and said of a batch, beyond the results of each cell. */
public final class BatchOutputs {

	private static final String TABLE = "cells.csv";
	private static final String MOSAIC = "mosaic.png";

	/** Of {@code cells.csv} and the window. */
	public static final List<Column<BatchCell>> COLUMNS = Arrays.asList(
		Column.text("cell", "Name of the cell.", BatchCell::name),
		Column.whole("subunits", "Number of subunits; NaN, as all numbers, if there are no results.",
			BatchCell::subunits),
		Column.number("coverage", 4, "Share of the STA's area that is covered by exactly one subunit.",
			BatchCell::coverage),
		Column.number("sta_diameter", 4, "Diameter of the STA, in the unit.", BatchCell::staDiameter),
		Column.text("unit", "Of lengths: um, or px if the pixel size is unknown.", BatchCell::unit),
		Column.number("residual", 4, "Residual ‖V − W H‖.", BatchCell::residual),
		Column.number("sparsity", 4, "Sparsity λ, given or chosen.", BatchCell::sparsity),
		Column.<BatchCell> number("pixel_size_um", 6, "Edge length of a pixel; 0 if unknown.", BatchCell::pixelSizeUm)
			.in("µm"),
		Column.<BatchCell> number("seconds", 2, "How long it took.", BatchCell::seconds).in("s"),
		Column.text("remark",
			"What is to be known of the results, such as that the consensus gave no clear sparsity, or none.",
			BatchCell::remark),
		Column.text("error", "Why there are no results: the cell has failed, or was left out.", BatchCell::error));

	private final List<BatchCell> cells;
	private final FigureOptions page;
	private final String name;
	private final MosaicFigure mosaic;

	/**
	 * @param page width of the mosaic, and its colours
	 * @param name of the batch, such as that of its folder
	 */
	public BatchOutputs(final List<BatchCell> cells, final FigureOptions page, final String name) {
		this.cells = cells;
		this.page = page;
		this.name = name;
		final List<MosaicCell> placed = cells.stream()
			.map(BatchCell::onScreen)
			.filter(Optional::isPresent)
			.map(Optional::get)
			.collect(Collectors.toList());
		final boolean known = placed.stream().anyMatch(MosaicCell::isPlaced);
		final boolean drawn = known && placed.stream().anyMatch(MosaicCell::hasOutlines);
		mosaic = drawn ? new MosaicFigure(placed, page.colors(), name) : null;
	}

	/** The names of all files. */
	public static String[] names() {
		return new String[] { TABLE, MOSAIC };
	}

	/** A row per cell. */
	public Table<BatchCell> table() {
		return new Table<>(COLUMNS, cells);
	}

	/** "…-mosaic": an RGB image of all receptive fields on the screen; empty if no position on the screen is known. */
	public Optional<ImagePlus> mosaic() {
		return mosaic == null
			? Optional.empty()
			: Optional.of(MadeImage.note(
				new ImagePlus(name + "-mosaic", new ColorProcessor(Raster.of(mosaic, page.get(FigureOptions.WIDTH)))),
				"the mosaic of a batch"));
	}

	/**
	 * Saves {@code cells.csv}, the record and, if there is one, {@code mosaic.png}, or, if that fails, none.
	 *
	 * @param run that the batch was
	 * @param seconds all took
	 * @throws UncheckedIOException if that fails, with a message for the user
	 */
	public void save(final ResultFolder results, final Run run, final double seconds) {
		try {
			final FileSet files = results.files();
			files.add(TABLE, path -> Csv.write(table(), path));
			if (mosaic != null)
				files.add(MOSAIC, path -> FileFormats.writePng(Raster.of(mosaic, page.get(FigureOptions.WIDTH)), path));
			files.record(RunRecord.of(run, summary(seconds)));
			results.commit();
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The table of cells was not saved: " + e.getMessage(), e);
		}
	}

	private Map<String, Object> summary(final double seconds) {
		final Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("cells", cells.size());
		summary.put("failed", failed());
		summary.put("skipped", skipped());
		summary.put(LeftOut.KEY, notDone().summary());
		summary.put("seconds", seconds);
		return summary;
	}

	private LeftOut notDone() {
		return new LeftOut().add("cells", failed() + leftOut(), cells.size(),
			cells.stream()
				.filter(cell -> !cell.hasResults())
				.map(cell -> cell.name() + ": " + cell.error())
				.collect(Collectors.toList()));
	}

	private long failed() {
		return cells.stream().filter(BatchCell::hasFailed).count();
	}

	private long skipped() {
		return cells.stream().filter(BatchCell::isSkipped).count();
	}

	private long leftOut() {
		return cells.stream().filter(BatchCell::isLeftOut).count();
	}

	/** What there is to say, in lines: failures, cells left out, the batch as a whole, and why there is no mosaic. */
	public String summary(final Path folder, final double seconds) {
		final StringBuilder lines = new StringBuilder();
		for (final BatchCell cell : cells)
			if (!cell.remark().isEmpty()) lines.append(cell.name()).append(": ").append(cell.remark()).append('\n');
		for (final BatchCell cell : cells)
			if (!cell.hasResults()) lines.append(cell.name())
				.append(cell.isLeftOut() ? " left out: " : " failed: ")
				.append(cell.error())
				.append('\n');
		lines.append(String.format(Locale.ROOT,
			"STNMF of %d cells from %s: %d done, %d skipped (finished before), %d " + "failed, %s%.1f s; results in %s",
			cells.size(), name, cells.size() - failed() - skipped() - leftOut(), skipped(), failed(),
			leftOut() == 0 ? "" : leftOut() + " left out (noise), ", seconds, folder));
		if (failed() + leftOut() > 0) lines.append('\n').append(notDone().line());
		if (mosaic == null) lines.append("\nNo mosaic: ").append(whyNoMosaic());
		return lines.toString();
	}

	/** What to tell of cells that have failed, in a line; empty if none has. */
	public Optional<String> failure(final Path folder) {
		if (failed() == 0) return Optional.empty();
		final BatchCell first = cells.stream().filter(BatchCell::hasFailed).findFirst().get();
		return Optional.of(String.format(Locale.ROOT, "%d of %d cells failed, %s first: %s All are in \"%s\".",
			failed(), cells.size(), first.name(), first.error(), folder.resolve(TABLE)));
	}

	private String whyNoMosaic() {
		if (cells.stream().noneMatch(BatchCell::hasResults)) return "there are no results.";
		final boolean placed =
			cells.stream().map(BatchCell::onScreen).anyMatch(cell -> cell.filter(MosaicCell::isPlaced).isPresent());
		return placed
			? "no cell has an outline."
			: "no ensemble carries its position on the screen (the origin of its calibration).";
	}
}
