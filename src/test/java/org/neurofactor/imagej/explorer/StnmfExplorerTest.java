package org.neurofactor.imagej.explorer;

import org.neurofactor.imagej.table.Tables;
import org.neurofactor.settings.PlaneSize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.neurofactor.imagej.explorer.Windows.click;
import static org.neurofactor.imagej.explorer.Windows.until;

import org.neurofactor.imagej.record.Runs;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.NewImage;
import ij.gui.Roi;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

import javax.swing.JTable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.simulation.SimulatedCell;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.stnmf.StnmfOutputs;
import org.neurofactor.imagej.stnmf.StnmfRun;
import org.neurofactor.imagej.stnmf.SubunitTable;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.imagej.figure.SubunitColors;
import org.neurofactor.macro.ImageJWithWindows;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.simulation.GanglionCellOptions;
import org.neurofactor.stnmf.simulation.GanglionCellSimulation;

/** The explorer with real windows. Skipped without a display. */
@Tag("display")
@Timeout(60)
class StnmfExplorerTest {

	@TempDir
	Path folder;

	private StnmfResult result;
	private SourceImage source;
	private ImagePlus modules;
	private StnmfExplorer explorer;

	@BeforeEach
	void explore() throws Exception {
		Assumptions.assumeFalse(GraphicsEnvironment.isHeadless(), "There is no display: the explorer is not tested");
		Interpreter.batchMode = false; // as a test that ran macros may have left it
		final ImagePlus cell = SimulatedCell.ste(GanglionCellSimulation
			.run(GanglionCellOptions.DEFAULTS.with(GanglionCellOptions.SIZE, new PlaneSize(12, 10))
				.with(GanglionCellOptions.SUBUNITS, 3)
				.with(GanglionCellOptions.SPIKES, 1200)),
			ProgressMonitor.NONE);
		result = StnmfRun.of(cell,
			StnmfOptions.DEFAULTS.with(StnmfOptions.MODULES, 8)
				.with(StnmfOptions.ITERATIONS, 100)
				.with(StnmfOptions.PIXEL_SIZE, 30.),
			null, ProgressMonitor.NONE);
		source = SourceImage.of(cell);
		modules = outputs(result).modules();
		modules.show();
		EventQueue.invokeAndWait(() -> explorer = StnmfExplorer.open(modules, ""));
		until(() -> explorer.window().said().contains("in 8 modules") && sta() != null);
	}

	@AfterEach
	void closeAll() throws Exception {
		if (explorer == null) return;
		Windows.closeAll();
		until(() -> !explorer.window().frame().isShowing());
	}

	@Test
	void thresholdChangesOutlinesTableAndFigure() throws Exception {
		final double between = (result.moransI(0) + result.moransI(1)) / 2;
		Tables.of(SubunitTable.of(result, SubunitColors.SAFE)).show(source.nameOf("subunits"));
		outputs(result).figure().show();
		final int before = outlines(sta());
		enterThreshold(String.valueOf(between));
		final StnmfResult expected = result.analysedWith(between, 30);
		until(() -> explorer.window().said().startsWith(expected.analysis().subunits().size() + " subunit"));
		assertEquals(expected.analysis().subunits().size() + 1, outlines(sta()));
		assertTrue(outlines(sta()) < before);
		assertEquals("false", explorer.table().table().getValueAt(1, 1));
		assertEquals("false", ResultsTable.getResultsTable(source.nameOf("subunits")).getStringValue("localized", 1));
		final ImagePlus figure = WindowManager.getImage(source.nameOf("figure"));
		final int[] drawn = (int[]) outputs(expected).figure().getProcessor().getPixels();
		until(() -> Arrays.equals(drawn, (int[]) figure.getProcessor().getPixels()));
	}

	@Test
	void rowModuleAndOutlineAreSelectedTogether() throws Exception {
		EventQueue.invokeAndWait(() -> explorer.table().select(2));
		assertEquals(3, modules.getCurrentSlice());
		assertTrue(outline(sta(), "subunit 03").getStrokeWidth() > outline(sta(), "subunit 01").getStrokeWidth());

		modules.setSlice(5);
		until(() -> explorer.table().selected() == 4);

		final double[] inside = outline(sta(), "subunit 02").getContourCentroid();
		until(() -> sta().getCanvas().getMouseListeners().length > 1);
		click(sta(), inside[0], inside[1]);
		until(() -> explorer.table().selected() == 1 && modules.getCurrentSlice() == 2);
	}

	@Test
	void savesWhatTheCommandWouldSave() throws Exception {
		enterThreshold("0.5");
		until(() -> modules.getProp("neurofactor.stnmf")
			.equals(outputs(result.analysedWith(0.5, 30)).modules().getProp("neurofactor.stnmf")));
		EventQueue.invokeAndWait(() -> explorer.save(folder.resolve("saved")));
		until(() -> explorer.window().said().startsWith("Saved to "));
		outputs(result.analysedWith(0.5, 30)).save(folder.resolve("expected"), ProgressMonitor.NONE);
		for (final String name : folder.resolve("expected").toFile().list())
			if (!name.equals("run.json")) assertSameFile(name);
		assertTrue(
			new String(Files.readAllBytes(folder.resolve("saved/run.json")), "UTF-8").contains("\"threshold\": 0.5"));
	}

	@Test
	void whatCannotBeIsSaid() throws Exception {
		enterThreshold("2");
		until(() -> explorer.window().said().contains("threshold") && explorer.window().said().contains("2"));
		enterThreshold("much");
		until(() -> explorer.window().said().contains("\"much\""));
		final ImagePlus other = NewImage.createByteImage("other", 5, 5, 2, NewImage.FILL_BLACK);
		final String message =
			assertThrows(IllegalArgumentException.class, () -> StnmfExplorer.open(other, "")).getMessage();
		assertTrue(message.contains("\"other\" has no STNMF stored with it"), message);
	}

	/** As a user does it: from the file alone, through the menu entry. */
	@Test
	void reopenedFromItsFile() throws Exception {
		outputs(result).save(folder, ProgressMonitor.NONE);
		Windows.closeAll();
		ImageJWithWindows.start();
		ImageJWithWindows.run("open(\"" + folder.resolve("modules.tif") + "\"); run(\"STNMF Explorer...\");");
		ImageJWithWindows.stop();
		assertTrue(Windows.find("STNMF Explorer: modules.tif").isPresent());
		final ImagePlus opened = WindowManager.getImage("modules.tif");
		assertTrue(opened.getCanvas().getMagnification() > 1, "it is small");
		until(() -> sta() != null && sta().getWindow() != null);
		assertEquals(result.analysis().subunits().size() + 1, outlines(sta()));
		opened.setSlice(3);
		until(() -> outline(sta(), "subunit 03").getStrokeWidth() > outline(sta(), "subunit 01").getStrokeWidth());
		final JTable table = Windows.table("STNMF Explorer: modules.tif");
		assertEquals(3., table.getValueAt(table.getSelectedRow(), 0));
	}

	@Test
	void closesWithItsStack() {
		modules.changes = false;
		modules.close();
		until(() -> !explorer.window().frame().isShowing());
		assertNull(WindowManager.getImage(modules.getTitle()));
	}

	private void enterThreshold(final String text) throws Exception {
		EventQueue.invokeAndWait(() -> {
			explorer.threshold().setText(text);
			explorer.threshold().postActionEvent();
		});
	}

	private void assertSameFile(final String name) throws IOException {
		assertArrayEquals(Files.readAllBytes(folder.resolve("expected").resolve(name)),
			Files.readAllBytes(folder.resolve("saved").resolve(name)), name);
	}

	private StnmfOutputs outputs(final StnmfResult analysed) {
		final Map<String, Object> options = new LinkedHashMap<>();
		options.put("threshold", analysed.options().get(StnmfOptions.THRESHOLD));
		options.put("pixelsize", analysed.options().get(StnmfOptions.PIXEL_SIZE));
		return new StnmfOutputs(analysed, source, FigureOptions.DEFAULTS, null, Runs.of(options), 1);
	}

	private ImagePlus sta() {
		return WindowManager.getImage(source.nameOf("STA"));
	}

	private static int outlines(final ImagePlus imp) {
		return imp.getOverlay().size();
	}

	private static Roi outline(final ImagePlus imp, final String name) {
		return StreamSupport.stream(imp.getOverlay().spliterator(), false)
			.filter(roi -> name.equals(roi.getName()))
			.findFirst()
			.get();
	}
}
