package org.neurofactor.imagej.explorer;

import ij.ImagePlus;

import java.util.List;

import org.neurofactor.imagej.neuropil.CellReports;

/**
 * A window beside the image of the regions of a neuropil separation, with the report on its cells: a cell that is
 * chosen in table, image or plots is shown in all of them.
 * <p>
 * Used on the event thread.
 * </p>
 */
public final class NeuropilExplorer {

	private final CellReports reports;
	private final List<String> cells;
	private final NeuropilViews views;
	private final ExplorerWindow window;
	private final RowTable table;

	private NeuropilExplorer(final NeuropilSource source, final String help) {
		reports = source.reports();
		cells = reports.cells();
		views = new NeuropilViews(source);
		table = new RowTable(new RowModel(reports.table()), this::show);
		window = new ExplorerWindow("Neuropil Explorer", source.regions(), views::restore);
		window.setContent(null, table.component());
		window.addHelp(help);
		if (views.hasPlots()) window.addButton("Plots", this::showPlots);
		final ImagePlus regions = source.regions();
		window.watch(
			new ImageWatch(() -> regions, slice -> {}, (imp, x, y) -> views.cellAt(x, y).ifPresent(this::select)));
		window.watch(new ImageWatch(views::plots, slice -> select(views.plotted(slice)), (imp, x, y) -> {}));
	}

	/**
	 * Opens the window, or brings it to the front if there is one already.
	 *
	 * @param source whose regions are shown
	 * @param help the page behind the Help button, in HTML
	 * @return null if there is one already
	 */
	public static NeuropilExplorer open(final NeuropilSource source, final String help) {
		if (ExplorerWindow.raise(source.regions())) return null;
		final NeuropilExplorer explorer = new NeuropilExplorer(source, help);
		explorer.table.select(0);
		if (explorer.views.hasPlots() && explorer.views.plots() == null)
			explorer.views.openPlots(explorer.cells.get(0));
		explorer.window.open(explorer.views.plots());
		return explorer;
	}

	/** Opens the plots, or brings them to the front. */
	private void showPlots() {
		if (views.plots() != null) {
			views.plots().getWindow().toFront();
			return;
		}
		views.openPlots(cells.get(Math.max(0, table.selected())));
		window.makeRoomFor(views.plots());
	}

	/** Selects a cell's row, and with it everything else. */
	private void select(final String cell) {
		if (cells.contains(cell)) table.select(cells.indexOf(cell));
	}

	private void show(final int row) {
		if (row < 0) return;
		final String cell = cells.get(row);
		views.highlight(cell);
		views.showPlot(cell);
		window.say(reports.verdict(row) + (views.hasPlot(cell) ? "" : " There is no plot of " + cell + "."));
	}

	// For tests.

	ExplorerWindow window() {
		return window;
	}

	RowTable table() {
		return table;
	}
}
