package org.neurofactor.imagej.explorer;

import ij.IJ;
import ij.ImageListener;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GUI;

import java.awt.BorderLayout;
import java.awt.Dimension;
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
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.Timer;

/**
 * A window beside the image that is explored, which closes with it: a table, a line that says something, and buttons. It
 * looks after the images that it watches.
 */
final class ExplorerWindow {

	/** How often it is looked what the user did with the images, in milliseconds. */
	private static final int WATCH = 100;

	private static final int MARGIN = 8;

	/** Those that are open. */
	private static final List<ExplorerWindow> OPEN = new ArrayList<>();

	private final ImagePlus explored;
	private final Runnable closed;
	private final JFrame frame;
	private final JLabel message = new JLabel(" ");
	private final JPanel bottom = new JPanel(new BorderLayout(MARGIN, 0));
	private final JPanel buttons = new JPanel();
	private final List<ImageWatch> watches = new ArrayList<>();
	private final Timer timer = new Timer(WATCH, e -> watches.forEach(ImageWatch::look));
	private final ImageListener closing = new Closing();

	/**
	 * @param name of the explorer
	 * @param explored is shown
	 * @param closed is told when the window is closed
	 */
	ExplorerWindow(final String name, final ImagePlus explored, final Runnable closed) {
		this.explored = explored;
		this.closed = closed;
		frame = new JFrame(name + ": " + explored.getTitle());
		bottom.setBorder(BorderFactory.createEmptyBorder(0, MARGIN, 0, MARGIN));
		bottom.add(message, BorderLayout.CENTER);
		bottom.add(buttons, BorderLayout.EAST);
		frame.add(bottom, BorderLayout.SOUTH);
		frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
		if (IJ.getInstance() != null) frame.setIconImage(IJ.getInstance().getIconImage());
		final KeyStroke close = KeyStroke.getKeyStroke(KeyEvent.VK_W, Toolkit.getDefaultToolkit().getMenuShortcutKeyMask());
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
		table.setBorder(BorderFactory.createCompoundBorder(BorderFactory.createEmptyBorder(controls == null ? MARGIN : 0,
			MARGIN, 0, MARGIN), table.getBorder()));
		if (controls != null) frame.add(controls, BorderLayout.NORTH);
		frame.add(table, BorderLayout.CENTER);
	}

	void addButton(final String label, final Runnable action) {
		final JButton button = new JButton(label);
		button.addActionListener(e -> action.run());
		buttons.add(button);
	}

	void watch(final ImageWatch watch) {
		watches.add(watch);
	}

	/** Shows the window beside the image. */
	void open() {
		OPEN.add(this);
		ImagePlus.addImageListener(closing);
		WindowManager.addWindow(frame);
		timer.start();
		frame.pack();
		place();
		frame.setVisible(true);
		frame.toFront();
	}

	/** To the right of the image if there is room, or to the left, or else where it covers least of it. */
	private void place() {
		final Rectangle image = explored.getWindow().getBounds();
		final Rectangle screen = GUI.getMaxWindowBounds(explored.getWindow());
		frame.setSize(new Dimension(Math.min(frame.getWidth(), screen.width), Math.min(frame.getHeight(), screen.height)));
		final int right = image.x + image.width;
		final boolean fitsRight = right + frame.getWidth() <= screen.x + screen.width;
		final boolean fitsLeft = image.x - frame.getWidth() >= screen.x;
		final int below = image.y + image.height;
		if (fitsRight) frame.setLocation(right, image.y);
		else if (fitsLeft) frame.setLocation(image.x - frame.getWidth(), image.y);
		else frame.setLocation(screen.x + screen.width - frame.getWidth(), Math.min(below, screen.y + screen.height - frame
			.getHeight()));
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
