package org.neurofactor.imagej.batch;

import org.neurofactor.imagej.record.AtomicFileSet;
import org.neurofactor.imagej.table.Csv;
import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.imagej.record.RunRecord;
import org.neurofactor.imagej.table.Tables;

import ij.ImagePlus;
import ij.measure.ResultsTable;
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
	private static final String RECORD = "run.json";
	private static final String[] COLUMNS = { "cell", "subunits", "coverage", "sta_diameter", "residual", "sparsity",
		"pixel_size_um", "seconds", "error" };

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
		final List<MosaicCell> placed = cells.stream().map(BatchCell::onScreen).filter(Optional::isPresent).map(
			Optional::get).collect(Collectors.toList());
		final boolean known = placed.stream().anyMatch(MosaicCell::isPlaced);
		final boolean drawn = known && placed.stream().anyMatch(MosaicCell::hasOutlines);
		mosaic = drawn ? new MosaicFigure(placed, page.colors(), name) : null;
	}

	/** One row per cell; a cell of the table is empty where there are no results. */
	public ResultsTable table() {
		final ResultsTable table = Tables.create();
		for (final BatchCell cell : cells) {
			table.addRow();
			final Object[] row = row(cell);
			for (int i = 0; i < row.length; i++) {
				if (row[i] instanceof Number) Tables.add(table, COLUMNS[i], ((Number) row[i]).doubleValue());
				else table.addValue(COLUMNS[i], row[i] == null ? "" : row[i].toString());
			}
		}
		Tables.setDigits(table, 0, "subunits");
		Tables.setDigits(table, 4, "coverage", "sta_diameter", "residual", "sparsity");
		Tables.setDigits(table, 2, "seconds");
		return table;
	}

	/** In the order of {@link #COLUMNS}. */
	private static Object[] row(final BatchCell cell) {
		final Integer subunits = cell.hasResults() ? Integer.valueOf((int) cell.subunits()) : null;
		return new Object[] { cell.name(), subunits, cell.coverage(), cell.staDiameter(), cell.residual(), cell.sparsity(),
			cell.pixelSizeUm(), cell.seconds(), cell.error() };
	}

	/** "…-mosaic": an RGB image of all receptive fields on the screen; empty if no position on the screen is known. */
	public Optional<ImagePlus> mosaic() {
		return mosaic == null ? Optional.empty() : Optional.of(new ImagePlus(name + "-mosaic", new ColorProcessor(Raster.of(
			mosaic, page.get(FigureOptions.WIDTH)))));
	}

	/**
	 * Saves {@code cells.csv}, {@code run.json} and, if there is one, {@code mosaic.png}, or, if that fails, none.
	 *
	 * @param options of the batch, by the keys of macros
	 * @param seconds all took
	 * @throws UncheckedIOException if that fails, with a message for the user
	 */
	public void save(final Path folder, final Map<String, ?> options, final double seconds) {
		try (AtomicFileSet files = AtomicFileSet.in(folder)) {
			files.add(TABLE, this::writeTable);
			if (mosaic == null) files.remove(MOSAIC);
			else files.add(MOSAIC, path -> FileFormats.writePng(Raster.of(mosaic, page.get(FigureOptions.WIDTH)), path));
			files.add(RECORD, path -> FileFormats.writeJson(RunRecord.of(options, summary(seconds)), path));
			files.commit();
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The table of cells was not saved: " + e.getMessage(), e);
		}
	}

	private void writeTable(final Path path) throws IOException {
		try (Csv csv = new Csv(path)) {
			csv.row((Object[]) COLUMNS);
			for (final BatchCell cell : cells) csv.row(row(cell));
		}
	}

	private Map<String, Object> summary(final double seconds) {
		final Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("cells", cells.size());
		summary.put("failed", failed());
		summary.put("skipped", skipped());
		summary.put("left_out", cells.stream().filter(BatchCell::isLeftOut).map(BatchCell::name).collect(Collectors.toList()));
		summary.put("seconds", seconds);
		return summary;
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
			if (!cell.hasResults()) lines.append(cell.name()).append(cell.isLeftOut() ? " left out: " : " failed: ").append(cell
				.error()).append('\n');
		lines.append(String.format(Locale.ROOT, "STNMF of %d cells from %s: %d done, %d skipped (finished before), %d " +
			"failed, %s%.1f s; results in %s", cells.size(), name, cells.size() - failed() - skipped() - leftOut(), skipped(),
			failed(), leftOut() == 0 ? "" : leftOut() + " left out (noise), ", seconds, folder));
		if (mosaic == null) lines.append("\nNo mosaic: ").append(whyNoMosaic());
		return lines.toString();
	}

	private String whyNoMosaic() {
		if (cells.stream().noneMatch(BatchCell::hasResults)) return "there are no results.";
		final boolean placed = cells.stream().map(BatchCell::onScreen).anyMatch(cell -> cell.filter(MosaicCell::isPlaced)
			.isPresent());
		return placed ? "no cell has an outline."
			: "no ensemble carries its position on the screen (the origin of its calibration).";
	}
}
