package org.neurofactor.imagej.explorer;

import ij.IJ;
import ij.ImageListener;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GUI;
import ij.gui.HTMLDialog;
import ij.gui.ImageWindow;

import java.awt.BorderLayout;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.ArrayList;
import java.util.List;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.Timer;

/**
 * A window beside the image that is explored, which closes with it: a table, a line that says something, and buttons.
 * It looks after the images that it watches.
 */
final class ExplorerWindow {

	/** How often it is looked what the user did with the images, in milliseconds. */
	private static final int WATCH = 100;

	private static final int MARGIN = 8;
	private static final int MESSAGE_ROWS = 2;

	/** Those that are open. */
	private static final List<ExplorerWindow> OPEN = new ArrayList<>();

	private final String name;
	private final ImagePlus explored;
	private final Runnable closed;
	private final JFrame frame;
	/** Of several lines, so that nothing is cut off. */
	private final JTextArea message = new JTextArea(" ", MESSAGE_ROWS, 0);
	private final JPanel bottom = new JPanel(new BorderLayout(MARGIN, 0));
	private final JPanel buttons = new JPanel();
	private final List<ImageWatch> watches = new ArrayList<>();
	private final Timer timer = new Timer(WATCH, e -> look());
	private final ImageListener closing = new Closing();

	/**
	 * @param name of the explorer
	 * @param explored is shown
	 * @param closed is told when the window is closed
	 */
	ExplorerWindow(final String name, final ImagePlus explored, final Runnable closed) {
		this.name = name;
		this.explored = explored;
		this.closed = closed;
		frame = new JFrame(name + ": " + explored.getTitle());
		message.setFont(new JLabel().getFont().deriveFont(Font.PLAIN));
		message.setLineWrap(true);
		message.setWrapStyleWord(true);
		message.setEditable(false);
		message.setOpaque(false);
		bottom.setBorder(BorderFactory.createEmptyBorder(0, MARGIN, 0, MARGIN));
		bottom.add(message, BorderLayout.CENTER);
		bottom.add(buttons, BorderLayout.EAST);
		frame.add(bottom, BorderLayout.SOUTH);
		frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
		if (IJ.getInstance() != null) frame.setIconImage(IJ.getInstance().getIconImage());
		final KeyStroke close =
			KeyStroke.getKeyStroke(KeyEvent.VK_W, Toolkit.getDefaultToolkit().getMenuShortcutKeyMask());
		frame.getRootPane().registerKeyboardAction(e -> frame.dispose(), close, JComponent.WHEN_IN_FOCUSED_WINDOW);
		frame.addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosed(final WindowEvent e) {
				stop();
			}
		});
	}

	/** Brings the window of an image to the front if there is one. */
	static boolean raise(final ImagePlus explored) {
		for (final ExplorerWindow window : OPEN) {
			if (window.explored != explored) continue;
			window.frame.toFront();
			return true;
		}
		return false;
	}

	/** @param controls above the table; null for none */
	void setContent(final JComponent controls, final JComponent table) {
		table.setBorder(BorderFactory.createCompoundBorder(
			BorderFactory.createEmptyBorder(controls == null ? MARGIN : 0, MARGIN, 0, MARGIN), table.getBorder()));
		if (controls != null) frame.add(controls, BorderLayout.NORTH);
		frame.add(table, BorderLayout.CENTER);
	}

	void addButton(final String label, final Runnable action) {
		final JButton button = new JButton(label);
		button.addActionListener(e -> action.run());
		buttons.add(button);
	}

	/** @param page in HTML */
	void addHelp(final String page) {
		addButton("Help", () -> new HTMLDialog(name + " Help", page, false));
	}

	void watch(final ImageWatch watch) {
		watches.add(watch);
	}

	/** Notices at once what the user did with the images. */
	void look() {
		watches.forEach(ImageWatch::look);
	}

	/**
	 * Shows the window beside the image, and both in front.
	 *
	 * @param other an image that is explored, too; null if it is not open
	 */
	void open(final ImagePlus other) {
		OPEN.add(this);
		ImagePlus.addImageListener(closing);
		WindowManager.addWindow(frame);
		look();
		timer.start();
		frame.pack();
		final Rectangle screen = screen();
		frame.setSize(Math.min(frame.getWidth(), screen.width), Math.min(frame.getHeight(), screen.height));
		final List<Rectangle> images = new ArrayList<>();
		images.add(explored.getWindow().getBounds());
		if (other != null) {
			makeRoomFor(other);
			images.add(other.getWindow().getBounds());
			other.getWindow().toFront();
		}
		frame.setLocation(Placement.of(frame.getSize(), screen, images));
		explored.getWindow().toFront();
		frame.setVisible(true);
		frame.toFront();
	}

	/** Moves another image that covers the one that is explored, or this window, to where it covers least of them. */
	void makeRoomFor(final ImagePlus other) {
		final List<Rectangle> covered = new ArrayList<>();
		covered.add(explored.getWindow().getBounds());
		if (frame.isShowing()) covered.add(frame.getBounds());
		final ImageWindow moved = other.getWindow();
		if (covered.stream().anyMatch(moved.getBounds()::intersects))
			moved.setLocation(Placement.of(moved.getSize(), screen(), covered));
	}

	private Rectangle screen() {
		return GUI.getMaxWindowBounds(explored.getWindow());
	}

	/** Says something below the table. */
	void say(final String text) {
		message.setText(text.isEmpty() ? " " : text);
		message.setToolTipText(text.isEmpty() ? null : text);
	}

	String said() {
		return message.getText();
	}

	JFrame frame() {
		return frame;
	}

	private void stop() {
		OPEN.remove(this);
		timer.stop();
		ImagePlus.removeImageListener(closing);
		WindowManager.removeWindow(frame);
		watches.forEach(ImageWatch::stop);
		closed.run();
	}

	/** Without its image, the window has nothing to show. */
	private final class Closing implements ImageListener {

		@Override
		public void imageClosed(final ImagePlus imp) {
			if (imp == explored) SwingUtilities.invokeLater(frame::dispose);
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
