package org.neurofactor.imagej.explorer;

import ij.IJ;
import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.GUI;
import ij.gui.HTMLDialog;
import ij.gui.ImageCanvas;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSlider;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;
import javax.swing.Timer;

import org.neurofactor.factorization.ProgressMonitor;
import org.neurofactor.imagej.StnmfOutputs;
import org.neurofactor.imagej.StoredStnmf;
import org.neurofactor.stnmf.StnmfResult;

/**
 * A window beside a stack of modules, in which threshold and pixel size can be changed: subunits, outlines, STA, table and
 * figure follow at once. The module, its row and its outline are selected together.
 * <p>
 * Used on the event thread. What takes longer than a moment is done on another one, the latest wish only.
 * </p>
 */
public final class StnmfExplorer {

	/** Steps of the slider from 0 to 1. */
	private static final int STEPS = 100;

	/** How often it is looked which module the user went to, in milliseconds. */
	private static final int WATCH = 150;

	private static final Dimension TABLE = new Dimension(560, 260);

	/** For which there must be room. */
	private static final String LONG_MESSAGE = "20 subunits in 20 modules, coverage 0.000, STA diameter 1000.00 pixels";

	private final ImagePlus modules;
	private final String help;
	private final StoredStnmf stored;
	private final StnmfViews views;
	private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
		final Thread thread = new Thread(task, "STNMF Explorer");
		thread.setDaemon(true);
		return thread;
	});

	private final JFrame window;
	private final JSlider slider = new JSlider(0, STEPS);
	private final JTextField threshold = new JTextField(5);
	private final JTextField pixelSize = new JTextField(5);
	private final JLabel message = new JLabel(LONG_MESSAGE);
	private final ModuleTable rows;
	private final JTable table;
	private final Timer watch = new Timer(WATCH, e -> watchImages());
	private final ImageListener closing = new Closing();
	private final MouseAdapter clicks = new Clicks();

	private StnmfResult shown;
	private volatile int wishes;
	private int watchedSlice;
	private ImageCanvas watchedSta;

	private StnmfExplorer(final ImagePlus modules, final StoredStnmf stored, final String help) {
		this.modules = modules;
		this.help = help;
		this.stored = stored;
		shown = stored.result();
		views = new StnmfViews(modules, stored.source(), stored.page());
		rows = new ModuleTable(shown);
		table = new JTable(rows);
		window = new JFrame("STNMF Explorer: " + modules.getTitle());
		layOut();
		listen();
	}

	/**
	 * Opens the window.
	 *
	 * @param modules a stack of modules that is shown, fresh or from a file
	 * @param help the page behind the Help button, in HTML
	 * @throws IllegalArgumentException if no STNMF is stored with it
	 */
	public static StnmfExplorer open(final ImagePlus modules, final String help) {
		final StnmfExplorer explorer = new StnmfExplorer(modules, stored(modules), help);
		explorer.table.setRowSelectionInterval(modules.getCurrentSlice() - 1, modules.getCurrentSlice() - 1);
		explorer.analyse();
		explorer.watch.start();
		explorer.place();
		explorer.window.setVisible(true);
		explorer.window.toFront();
		return explorer;
	}

	/** To the right of the stack if there is room, or else where it covers least of it. */
	private void place() {
		final Rectangle stack = modules.getWindow().getBounds();
		final Rectangle screen = GUI.getMaxWindowBounds(modules.getWindow());
		final int right = stack.x + stack.width;
		final boolean fits = right + window.getWidth() <= screen.x + screen.width;
		window.setLocation(fits ? right : Math.max(screen.x, stack.x - window.getWidth()), stack.y);
	}

	/** What is stored with a stack of modules. */
	public static StoredStnmf stored(final ImagePlus modules) {
		return StoredStnmf.of(modules).orElseThrow(() -> new IllegalArgumentException("\"" + modules.getTitle() +
			"\" has no STNMF stored with it: choose the stack of modules that STNMF made, or open modules.tif from its " +
			"output folder."));
	}

	private void layOut() {
		slider.setValue((int) Math.round(shown.options().threshold() * STEPS));
		threshold.setText(text(shown.options().threshold()));
		pixelSize.setText(text(shown.options().pixelSizeUm()));
		final JPanel controls = new JPanel(new FlowLayout(FlowLayout.LEFT));
		controls.add(new JLabel("Threshold of Moran's I"));
		controls.add(slider);
		controls.add(threshold);
		controls.add(new JLabel("   Pixel size"));
		controls.add(pixelSize);
		controls.add(new JLabel("µm (0: unknown)"));

		table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
		table.setPreferredScrollableViewportSize(TABLE);
		final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT));
		final JButton figure = new JButton("Figure");
		figure.addActionListener(e -> views.showFigure(outputs(shown)));
		final JButton save = new JButton("Save...");
		save.addActionListener(e -> askAndSave());
		final JButton helpButton = new JButton("Help");
		helpButton.addActionListener(e -> new HTMLDialog("STNMF Explorer Help", help, false));
		buttons.add(helpButton);
		buttons.add(figure);
		buttons.add(save);
		final JPanel bottom = new JPanel(new BorderLayout());
		message.setBorder(BorderFactory.createEmptyBorder(0, 8, 0, 8));
		bottom.add(message, BorderLayout.CENTER);
		bottom.add(buttons, BorderLayout.EAST);

		window.add(controls, BorderLayout.NORTH);
		window.add(new JScrollPane(table), BorderLayout.CENTER);
		window.add(bottom, BorderLayout.SOUTH);
		window.pack();
		message.setText(" ");
		window.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
	}

	private void listen() {
		slider.addChangeListener(e -> {
			if (!slider.hasFocus() && !slider.getValueIsAdjusting() && isAtSlider(threshold.getText())) return;
			threshold.setText(text(slider.getValue() / (double) STEPS));
			analyse();
		});
		threshold.addActionListener(e -> analyse());
		pixelSize.addActionListener(e -> analyse());
		table.getSelectionModel().addListSelectionListener(e -> {
			if (table.getSelectedRow() >= 0) views.highlight(table.getSelectedRow());
			watchedSlice = modules.getCurrentSlice();
		});
		ImagePlus.addImageListener(closing);
		window.addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosed(final WindowEvent e) {
				stop();
			}
		});
	}

	private boolean isAtSlider(final String text) {
		try {
			return Math.round(Double.parseDouble(text) * STEPS) == slider.getValue();
		}
		catch (final NumberFormatException e) {
			return false;
		}
	}

	/** Analyses as the fields say; of several wishes while one is worked on, the latest is the next. */
	private void analyse() {
		final StnmfResult wanted;
		try {
			wanted = stored.result().analysedWith(number(threshold, "threshold"), number(pixelSize, "pixel size"));
		}
		catch (final IllegalArgumentException e) {
			message.setText(e.getMessage());
			return;
		}
		if (!slider.getValueIsAdjusting()) slider.setValue((int) Math.round(wanted.options().threshold() * STEPS));
		final int wish = ++wishes;
		worker.submit(() -> {
			if (wish != wishes) return;
			final StnmfViews.Content content = views.content(outputs(wanted));
			SwingUtilities.invokeLater(() -> {
				if (wish == wishes) show(wanted, content);
			});
		});
	}

	private void show(final StnmfResult result, final StnmfViews.Content content) {
		if (modules.getWindow() == null) return;
		final boolean changed = result.options().threshold() != shown.options().threshold() || //
			result.options().pixelSizeUm() != shown.options().pixelSizeUm();
		shown = result;
		final int selected = Math.max(0, table.getSelectedRow());
		rows.show(result);
		table.setRowSelectionInterval(selected, selected);
		views.show(content, selected);
		if (changed) views.showTable(result);
		final int subunits = result.analysis().subunits().size();
		message.setText(subunits + (subunits == 1 ? " subunit" : " subunits") + " in " + result.rank() + " modules, coverage " +
			IJ.d2s(result.analysis().coverage(), 3) + ", STA diameter " + IJ.d2s(result.analysis().staDiameter(), 2) + " " +
			result.analysis().lengthUnit());
	}

	/** Options are those of the run, but for what was changed here. */
	private StnmfOutputs outputs(final StnmfResult result) {
		final Map<String, Object> options = new LinkedHashMap<>(stored.options());
		options.put("threshold", result.options().threshold());
		options.put("pixelsize", result.options().pixelSizeUm());
		return new StnmfOutputs(result, stored.source(), stored.page(), stored.course().orElse(null), options, Double.NaN);
	}

	private void askAndSave() {
		final String folder = IJ.getDirectory("Choose the folder for all results");
		if (folder != null) save(Paths.get(folder));
	}

	/** Writes the folder of files that {@code STNMF...} would write with this threshold and pixel size. */
	void save(final Path folder) {
		final StnmfOutputs outputs = outputs(shown);
		message.setText("Saving…");
		worker.submit(() -> {
			String said;
			try {
				outputs.save(folder, ProgressMonitor.NONE);
				said = "Saved to " + folder;
			}
			catch (final RuntimeException e) {
				said = e.getMessage();
			}
			final String text = said;
			SwingUtilities.invokeLater(() -> message.setText(text));
		});
	}

	/** The user may have gone to another module, or closed the STA and opened it again. */
	private void watchImages() {
		if (modules.getCurrentSlice() != watchedSlice) {
			watchedSlice = modules.getCurrentSlice();
			select(watchedSlice - 1);
		}
		final ImagePlus sta = views.sta();
		final ImageCanvas canvas = sta == null ? null : sta.getCanvas();
		if (canvas == watchedSta) return;
		if (watchedSta != null) watchedSta.removeMouseListener(clicks);
		if (canvas != null) canvas.addMouseListener(clicks);
		watchedSta = canvas;
	}

	/** Selects a module's row, and with it everything else. */
	private void select(final int module) {
		table.setRowSelectionInterval(module, module);
		table.scrollRectToVisible(table.getCellRect(module, 0, true));
	}

	private void stop() {
		watch.stop();
		ImagePlus.removeImageListener(closing);
		if (watchedSta != null) watchedSta.removeMouseListener(clicks);
		worker.shutdown();
	}

	private static double number(final JTextField field, final String what) {
		try {
			return Double.parseDouble(field.getText().trim().replace(',', '.'));
		}
		catch (final NumberFormatException e) {
			throw new IllegalArgumentException("The " + what + " must be a number, but was \"" + field.getText() + "\".");
		}
	}

	private static String text(final double value) {
		return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
	}

	// For tests.

	JFrame window() {
		return window;
	}

	JTable table() {
		return table;
	}

	JTextField threshold() {
		return threshold;
	}

	String message() {
		return message.getText();
	}

	private final class Clicks extends MouseAdapter {

		@Override
		public void mouseReleased(final MouseEvent e) {
			final ImageCanvas canvas = (ImageCanvas) e.getSource();
			final int module = views.subunitAt(canvas.getImage(), canvas.offScreenXD(e.getX()), canvas.offScreenYD(e.getY()));
			if (module >= 0) select(module);
		}
	}

	/** Without its stack, the window has nothing to show. */
	private final class Closing implements ImageListener {

		@Override
		public void imageClosed(final ImagePlus imp) {
			if (imp == modules) SwingUtilities.invokeLater(window::dispose);
		}

		@Override
		public void imageOpened(final ImagePlus imp) {
			// of no interest
		}

		@Override
		public void imageUpdated(final ImagePlus imp) {
			// of no interest
		}
	}
}
