package org.neurofactor.imagej.explorer;

import org.neurofactor.imagej.stnmf.SubunitTable;
import org.neurofactor.stnmf.StnmfOptions;
import java.util.Optional;
import java.util.Collections;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.ResultKind;
import ij.IJ;
import ij.ImagePlus;

import java.awt.FlowLayout;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.stnmf.StnmfOutputs;
import org.neurofactor.imagej.stnmf.StoredStnmf;
import org.neurofactor.stnmf.StnmfResult;

/**
 * A window beside a stack of modules, in which threshold and pixel size can be changed: subunits, outlines, STA, table
 * and figure follow at once. The module, its row and its outline are selected together.
 * <p>
 * Used on the event thread. What takes longer than a moment is done on others, the latest wish only.
 * </p>
 */
public final class StnmfExplorer {

	/** Columns of its table. */
	private static final String[] SHOWN =
		{ "module", "localized", "moransi", "weight", "ratio", "diameter", "distance", "unit" };

	/** Steps of the slider from 0 to 1. */
	private static final int STEPS = 100;

	private final ImagePlus modules;
	private final StoredStnmf stored;
	private final StnmfViews views;
	private final ExecutorService worker = Executors.newSingleThreadExecutor(StnmfExplorer::thread);

	/** Draws figures, which take longer than all else. */
	private final ExecutorService painter = Executors.newSingleThreadExecutor(StnmfExplorer::thread);

	private final ExplorerWindow window;
	private final RowModel rows;
	private final RowTable table;
	private final JSlider slider = new JSlider(0, STEPS);
	private final JTextField threshold = new JTextField(5);
	private final JTextField pixelSize = new JTextField(5);

	private StnmfResult shown;
	private volatile int wishes;

	/** Whether the slider is set to what was entered, rather than moved by the user. */
	private boolean following;

	private StnmfExplorer(final ImagePlus modules, final StoredStnmf stored, final String help) {
		this.modules = modules;
		this.stored = stored;
		shown = stored.result();
		views = new StnmfViews(modules, stored.source(), stored.page());
		rows = new RowModel(SubunitTable.of(shown, stored.page().colors()), SHOWN);
		table = new RowTable(rows, this::show);
		window = new ExplorerWindow("STNMF Explorer", modules, this::stop);
		window.addHelp(help);
		layOut();
		listen();
	}

	/**
	 * Opens the window, or brings it to the front if there is one already.
	 *
	 * @param modules a stack of modules that is shown, fresh or from a file
	 * @param help the page behind the Help button, in HTML
	 * @return null if there is one already
	 * @throws IllegalArgumentException if no STNMF is stored with it
	 */
	public static StnmfExplorer open(final ImagePlus modules, final String help) {
		if (ExplorerWindow.raise(modules)) return null;
		final StnmfExplorer explorer = new StnmfExplorer(modules, stored(modules), help);
		explorer.table.select(modules.getCurrentSlice() - 1);
		explorer.analyse();
		explorer.window.open(explorer.views.sta());
		return explorer;
	}

	/** What is stored with a stack of modules. */
	public static StoredStnmf stored(final ImagePlus modules) {
		return StoredStnmf.of(modules)
			.orElseThrow(() -> new IllegalArgumentException("\"" + modules.getTitle() +
				"\" has no STNMF stored with it: choose the stack of modules that STNMF made, or open modules.tif from its " +
				"output folder."));
	}

	private void layOut() {
		slider.setValue((int) Math.round(shown.options().get(StnmfOptions.THRESHOLD) * STEPS));
		threshold.setText(text(shown.options().get(StnmfOptions.THRESHOLD)));
		pixelSize.setText(text(shown.options().get(StnmfOptions.PIXEL_SIZE)));
		final JPanel controls = new JPanel(new FlowLayout(FlowLayout.LEFT));
		controls.add(new JLabel("Threshold of Moran's I"));
		controls.add(slider);
		controls.add(threshold);
		controls.add(new JLabel("   Pixel size"));
		controls.add(pixelSize);
		controls.add(new JLabel("µm (0: unknown)"));

		window.setContent(controls, table.component());
		if (stored.page().hasFigure()) window.addButton("Figure", this::showFigure);
		window.addButton("Save...", this::askAndSave);
	}

	private void listen() {
		slider.addChangeListener(e -> {
			if (following) return;
			threshold.setText(text(slider.getValue() / (double) STEPS));
			analyse();
		});
		for (final JTextField field : new JTextField[] { threshold, pixelSize }) {
			field.addActionListener(e -> analyse());
			field.addFocusListener(new FocusAdapter() {

				@Override
				public void focusLost(final FocusEvent e) {
					if (isChanged()) analyse();
				}
			});
		}
		window.watch(new ImageWatch(() -> modules, slice -> table.select(slice - 1), (imp, x, y) -> {}));
		window.watch(new ImageWatch(views::sta, slice -> {}, this::selectAt));
	}

	private boolean isChanged() {
		return !threshold.getText().equals(text(shown.options().get(StnmfOptions.THRESHOLD))) ||
			!pixelSize.getText().equals(text(shown.options().get(StnmfOptions.PIXEL_SIZE)));
	}

	private void selectAt(final ImagePlus imp, final double x, final double y) {
		final int module = views.subunitAt(imp, x, y);
		if (module >= 0) table.select(module);
	}

	private void show(final int module) {
		if (module >= 0) views.select(module);
	}

	/** Analyses as the fields say; of several wishes while one is worked on, the latest is the next. */
	private void analyse() {
		if (worker.isShutdown()) return; // a field may lose the focus when the window is closed
		final StnmfResult wanted;
		try {
			wanted = stored.result().analysedWith(number(threshold, "threshold"), number(pixelSize, "pixel size"));
		}
		catch (final IllegalArgumentException e) {
			window.say(e.getMessage());
			return;
		}
		if (!slider.getValueIsAdjusting()) moveSlider(wanted.options().get(StnmfOptions.THRESHOLD));
		final int wish = wishes + 1;
		wishes = wish;
		worker.execute(() -> {
			if (wish != wishes) return;
			final StnmfViews.Content content = views.content(outputs(wanted));
			// Shown even if there is a later wish by now: what is dragged is followed.
			SwingUtilities.invokeLater(() -> show(wanted, content));
		});
		painter.execute(() -> {
			if (wish != wishes || views.figure() == null || !stored.page().hasFigure()) return;
			final ImagePlus figure = outputs(wanted).figure();
			SwingUtilities.invokeLater(() -> views.showFigure(figure));
		});
	}

	private static Thread thread(final Runnable task) {
		final Thread thread = new Thread(task, "STNMF Explorer");
		thread.setDaemon(true);
		return thread;
	}

	private void moveSlider(final double to) {
		following = true;
		slider.setValue((int) Math.round(to * STEPS));
		following = false;
	}

	private void show(final StnmfResult result, final StnmfViews.Content content) {
		if (modules.getWindow() == null) return;
		final boolean changed =
			!result.options().get(StnmfOptions.THRESHOLD).equals(shown.options().get(StnmfOptions.THRESHOLD)) ||
				!result.options().get(StnmfOptions.PIXEL_SIZE).equals(shown.options().get(StnmfOptions.PIXEL_SIZE));
		shown = result;
		rows.show(SubunitTable.of(result, stored.page().colors()));
		table.headingsChanged();
		final boolean opensSta = views.sta() == null;
		views.show(content, table.selected());
		if (opensSta) {
			window.makeRoomFor(views.sta());
			window.frame().toFront(); // the user goes on here
		}
		if (changed) views.showTable(result);
		final int subunits = result.analysis().subunits().size();
		window.say(subunits + (subunits == 1 ? " subunit" : " subunits") + " in " + result.rank() +
			" modules, coverage " + IJ.d2s(result.analysis().coverage(), 3) + ", STA diameter " +
			IJ.d2s(result.analysis().staDiameter(), 2) + " " + result.analysis().lengthUnit());
	}

	/** Opens the figure, or brings it to the front. */
	private void showFigure() {
		if (views.figure() != null) {
			views.figure().getWindow().toFront();
			return;
		}
		outputs(shown).figure().show();
		window.makeRoomFor(views.figure());
	}

	/** Options are those of the run, but for what was changed here. */
	private StnmfOutputs outputs(final StnmfResult result) {
		final Map<String, Object> options = new LinkedHashMap<>(stored.options());
		options.put(StnmfOptions.THRESHOLD.key(), result.options().get(StnmfOptions.THRESHOLD));
		options.put(StnmfOptions.PIXEL_SIZE.key(), result.options().get(StnmfOptions.PIXEL_SIZE));
		return new StnmfOutputs(result, stored.source(), stored.page(), stored.course().orElse(null),
			Run.of(ResultKind.STNMF.title(), options, Optional.empty(), Collections.emptyList()), Double.NaN);
	}

	private void askAndSave() {
		final String folder = IJ.getDirectory("Choose the folder for all results");
		if (folder != null) save(Paths.get(folder));
	}

	/** Writes the folder of files that {@code STNMF...} would write with this threshold and pixel size. */
	void save(final Path folder) {
		final StnmfOutputs outputs = outputs(shown);
		window.say("Saving…");
		worker.execute(() -> {
			String said;
			try {
				outputs.save(folder, ProgressMonitor.NONE);
				said = "Saved to " + folder;
			}
			catch (final RuntimeException e) {
				said = e.getMessage();
			}
			final String text = said;
			SwingUtilities.invokeLater(() -> window.say(text));
		});
	}

	private void stop() {
		views.restore();
		worker.shutdown();
		painter.shutdown();
	}

	private static double number(final JTextField field, final String what) {
		try {
			return Double.parseDouble(field.getText().trim().replace(',', '.'));
		}
		catch (final NumberFormatException e) {
			throw new IllegalArgumentException(
				"The " + what + " must be a number, but was \"" + field.getText() + "\".");
		}
	}

	private static String text(final double value) {
		return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
	}

	// For tests.

	ExplorerWindow window() {
		return window;
	}

	RowTable table() {
		return table;
	}

	JTextField threshold() {
		return threshold;
	}
}
