package org.neurofactor.imagej.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.neurofactor.imagej.explorer.Windows.click;
import static org.neurofactor.imagej.explorer.Windows.until;
import static org.neurofactor.macro.ImageJWithWindows.run;

import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.stream.DoubleStream;

import javax.swing.JTable;
import javax.swing.RowSorter;
import javax.swing.SortOrder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.macro.ImageJWithWindows;

/** The explorer of neuropil separations with real windows, opened by macros. Skipped without a display. */
@Tag("display")
@Timeout(120)
class NeuropilExplorerTest {

	private static final int WIDTH = 60;
	private static final int HEIGHT = 40;
	private static final String SEPARATE = "run(\"Neuropil Separation...\", \"rois=overlay threads=1 ";
	private static final String EXPLORE = "run(\"Neuropil Explorer...\");";

	@TempDir
	Path temp;

	@BeforeEach
	void needsDisplay() {
		Assumptions.assumeFalse(GraphicsEnvironment.isHeadless(), "There is no display: the explorer is not tested");
		ImageJWithWindows.start();
	}

	@AfterEach
	void closeAll() throws Exception {
		if (GraphicsEnvironment.isHeadless()) return;
		Windows.closeAll();
		ImageJWithWindows.stop();
	}

	private static Roi named(final Roi roi, final String name) {
		roi.setName(name);
		return roi;
	}

	/** A disc, a ring, a disc, and one outside the image. */
	private static Roi[] cells() {
		return new Roi[] { named(new OvalRoi(8, 12, 10, 10), "left"),
			named(new ShapeRoi(new OvalRoi(24, 14, 12, 12)).not(new ShapeRoi(new OvalRoi(28, 18, 4, 4))), "ring"),
			named(new OvalRoi(42, 14, 9, 11), "right"), named(new Roi(100, 100, 5, 5), "outside") };
	}

	private static void showMovie(final String title, final int seed) {
		final Random random = new Random(seed);
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int t = 0; t < 40; t++) {
			final ShortProcessor frame = new ShortProcessor(WIDTH, HEIGHT);
			for (int i = 0; i < WIDTH * HEIGHT; i++)
				frame.set(i, 200 + random.nextInt(50) + 3 * (t % 7) * (i % WIDTH / 20));
			stack.addSlice(frame);
		}
		final ImagePlus movie = new ImagePlus(title, stack);
		movie.setOverlay(new Overlay());
		for (final Roi cell : cells()) movie.getOverlay().add(cell);
		movie.show();
	}

	private static JTable table(final String regions) {
		return Windows.table("Neuropil Explorer: " + regions);
	}

	private static String selected(final JTable table) {
		return table.getSelectedRow() < 0 ? null : (String) table.getValueAt(table.getSelectedRow(), 0);
	}

	private static void select(final JTable table, final String cell) throws Exception {
		EventQueue.invokeAndWait(() -> {
			for (int row = 0; row < table.getRowCount(); row++)
				if (cell.equals(table.getValueAt(row, 0))) table.setRowSelectionInterval(row, row);
		});
	}

	/** Widths of the lines of what belongs to a cell, but for its label; all the same opacity. */
	private static double[] strokes(final ImagePlus imp, final String cell, final int opacity) {
		return Arrays.stream(imp.getOverlay().toArray())
			.filter(roi -> roi.getName().startsWith(cell) && !(roi instanceof TextRoi))
			.mapToDouble(roi -> {
				assertEquals(opacity, roi.getStrokeColor().getAlpha());
				return roi.getStrokeWidth();
			})
			.distinct()
			.sorted()
			.toArray();
	}

	private static void assertHighlighted(final ImagePlus regions, final String cell) {
		for (final String name : new String[] { "left", "ring", "right" }) {
			final double[] strokes = strokes(regions, name, name.equals(cell) ? 255 : 130);
			assertEquals(name.equals(cell), DoubleStream.of(strokes).allMatch(width -> width > 1), name);
		}
		assertTrue(regions.getOverlay().get(regions.getOverlay().size() - 1).getName().startsWith(cell),
			"above all others");
	}

	@Test
	void rowRegionsAndPlotAreSelectedTogether() throws Exception {
		showMovie("movie.tif", 1);
		run(SEPARATE + "\");" + EXPLORE);
		final ImagePlus regions = WindowManager.getImage("movie-regions");
		final ImagePlus plots = WindowManager.getImage("movie-plots");
		final JTable table = table("movie-regions");
		assertEquals(4, table.getRowCount());
		assertEquals("left", selected(table));
		assertHighlighted(regions, "left");

		select(table, "ring");
		assertHighlighted(regions, "ring");
		assertEquals("ring", plots.getStack().getSliceLabel(plots.getCurrentSlice()));

		plots.setSlice(3);
		until(() -> "right".equals(selected(table)));
		EventQueue.invokeAndWait(() -> {}); // the same event changes the regions, after the row
		assertHighlighted(regions, "right");

		until(() -> regions.getCanvas().getMouseListeners().length > 1);
		click(regions, 25.5, 20.5);
		assertEquals("ring", selected(table));
		click(regions, 12.5, 16.5);
		assertEquals("left", selected(table));
		final Roi sector = regions.getOverlay().get("right neuropil 1");
		final Rectangle bounds = sector.getBounds();
		final int inside = firstInside(sector);
		click(regions, bounds.x + inside % bounds.width + 0.5, bounds.y + inside / bounds.width + 0.5);
		assertEquals("right", selected(table));
		click(regions, 1.5, 38.5);
		assertEquals("right", selected(table), "there is nothing");
		assertEquals(3, plots.getCurrentSlice());
	}

	private static int firstInside(final Roi roi) {
		final byte[] mask = (byte[]) roi.getMask().getPixels();
		for (int i = 0; i < mask.length; i++) if (mask[i] != 0) return i;
		throw new AssertionError("empty");
	}

	@Test
	void skippedCellHasNoPlotButARemark() throws Exception {
		showMovie("movie.tif", 1);
		run(SEPARATE + "\");" + EXPLORE);
		final JTable table = table("movie-regions");
		final ImagePlus plots = WindowManager.getImage("movie-plots");
		select(table, "right");
		select(table, "outside");
		assertEquals(3, plots.getCurrentSlice());
		final String remark = String.valueOf(value(table, "remark"));
		assertTrue(remark.contains("outside"), remark);
		assertNull(value(table, "explained_variance"));
		assertEquals("none", value(table, "converged"));
		assertEquals("bad", value(table, "verdict"));
	}

	/** Of the fourth row. */
	private static Object value(final JTable table, final String column) {
		return table.getValueAt(3, table.getColumnModel().getColumnIndex(column));
	}

	@Test
	void sortedTableSelectsTheSameCells() throws Exception {
		showMovie("movie.tif", 1);
		run(SEPARATE + "\");" + EXPLORE);
		final ImagePlus regions = WindowManager.getImage("movie-regions");
		final JTable table = table("movie-regions");
		EventQueue.invokeAndWait(() -> table.getRowSorter()
			.setSortKeys(Collections.singletonList(new RowSorter.SortKey(0, SortOrder.DESCENDING))));
		assertEquals("ring", table.getValueAt(0, 0));
		assertEquals("left", selected(table));
		EventQueue.invokeAndWait(() -> table.setRowSelectionInterval(0, 0));
		assertHighlighted(regions, "ring");
		until(() -> regions.getCanvas().getMouseListeners().length > 1);
		click(regions, 46, 19);
		assertEquals("right", selected(table));
	}

	@Test
	void closingGivesTheOverlayBackAndFollowsTheImage() throws Exception {
		showMovie("movie.tif", 1);
		run(SEPARATE + "\");");
		final ImagePlus regions = WindowManager.getImage("movie-regions");
		final Overlay before = regions.getOverlay();
		run("selectImage(\"movie-regions\");" + EXPLORE + "selectImage(\"movie-regions\");" + EXPLORE);
		assertNotSame(before, regions.getOverlay());
		final String title = "Neuropil Explorer: movie-regions";
		assertEquals(1,
			Arrays.stream(Frame.getFrames()).filter(f -> f.isShowing() && title.equals(f.getTitle())).count());
		EventQueue.invokeAndWait(() -> Windows.find(title).get().dispose());
		until(() -> regions.getOverlay() == before);

		run("selectImage(\"movie-regions\");" + EXPLORE);
		assertTrue(Windows.find(title).isPresent());
		regions.changes = false;
		regions.close();
		until(() -> !Windows.find(title).isPresent());
	}

	@Test
	void savedResultsWithATrialPerSlice() throws Exception {
		final Path folder = temp.resolve("results");
		showMovie("a.tif", 1);
		showMovie("b.tif", 2);
		run(SEPARATE + "trials=open output=[" + folder + "]\");");
		Windows.closeAll();
		run("open(\"" + folder.resolve("regions.tif") + "\");" + EXPLORE);
		final ImagePlus regions = WindowManager.getImage("regions.tif");
		final ImagePlus plots = WindowManager.getImage("plots");
		final JTable table = table("regions.tif");
		assertEquals(2, regions.getStackSize());
		assertTrue(regions.getCanvas().getMagnification() > 1, "it is small");
		assertEquals(3, plots.getStackSize());
		regions.setSlice(2);
		select(table, "ring");
		assertHighlighted(regions, "ring");
		assertEquals(2, regions.getCurrentSlice());
		assertEquals("ring", plots.getStack().getSliceLabel(plots.getCurrentSlice()));
		final ImageProcessor saved =
			new ij.io.Opener().openImage(folder.resolve("traces/ring.png").toString()).getProcessor().convertToRGB();
		for (int i = 0; i < saved.getPixelCount(); i += 97)
			assertEquals(saved.get(i) & 0xffffff, plots.getProcessor().get(i) & 0xffffff);
		until(() -> regions.getCanvas().getMouseListeners().length > 1);
		click(regions, 12.5, 16.5);
		assertEquals("left", selected(table));
		plots.setSlice(3);
		until(() -> "right".equals(selected(table)));

		plots.close();
		until(() -> WindowManager.getImage("plots") == null);
		select(table, "ring");
		Windows.push("Neuropil Explorer: regions.tif", "Plots");
		final ImagePlus reopened = WindowManager.getImage("plots");
		assertEquals("ring", reopened.getStack().getSliceLabel(reopened.getCurrentSlice()));
	}

	@Test
	void folderAlone() throws Exception {
		final Path folder = temp.resolve("results");
		showMovie("movie.tif", 1);
		run(SEPARATE + "output=[" + folder + "]\");");
		final ImagePlus fresh = WindowManager.getImage("movie-regions");
		run("selectImage(\"movie-regions\"); run(\"Neuropil Explorer...\", \"folder=[" + folder + "]\");");
		assertTrue(Windows.find("Neuropil Explorer: movie-regions").isPresent(), "it is open already");
		assertSame(fresh, WindowManager.getImage("movie-regions"));
		Windows.closeAll();
		run("run(\"Neuropil Explorer...\", \"folder=[" + folder + "]\");");
		assertEquals(4, table("regions.tif").getRowCount());
		Windows.closeAll();
		Files.delete(folder.resolve("traces/left.png"));
		run("run(\"Neuropil Explorer...\", \"folder=[" + folder + "]\");");
		assertNull(WindowManager.getImage("plots"), "a folder of which a file is missing is refused");
	}
}
