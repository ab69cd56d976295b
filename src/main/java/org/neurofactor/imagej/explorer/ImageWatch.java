package org.neurofactor.imagej.explorer;

import ij.ImagePlus;
import ij.gui.ImageCanvas;

import java.awt.Point;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Notices what the user does with an image: goes to another slice, or clicks into it. The image may be closed and
 * opened again; ImageJ tells nobody of all this, so it is looked for every now and then.
 */
final class ImageWatch {

	/** A click into an image. */
	interface Click {

		/** @param x in pixels of the image, whole numbers at their corners; y as well */
		void at(ImagePlus imp, double x, double y);
	}

	/** How far the mouse may move in a click, in pixels of the screen. */
	private static final int UNSTEADY = 4;

	private final Supplier<ImagePlus> image;
	private final IntConsumer slices;
	private final MouseAdapter clicks;

	private ImagePlus watched;
	private int slice;
	private ImageCanvas canvas;

	/**
	 * @param image finds it; null while it is closed
	 * @param slices is told the number, from 1, of another slice that is shown
	 */
	ImageWatch(final Supplier<ImagePlus> image, final IntConsumer slices, final Click click) {
		this.image = image;
		this.slices = slices;
		clicks = new MouseAdapter() {

			private Point pressed;

			@Override
			public void mousePressed(final MouseEvent e) {
				pressed = e.getPoint();
			}

			/** Unlike {@code mouseClicked}, it allows for an unsteady hand. */
			@Override
			public void mouseReleased(final MouseEvent e) {
				final boolean dragged = pressed != null && pressed.distance(e.getPoint()) > UNSTEADY;
				if (dragged) return; // a selection, or the image is moved
				final ImageCanvas at = (ImageCanvas) e.getSource();
				click.at(at.getImage(), at.offScreenXD(e.getX()), at.offScreenYD(e.getY()));
			}
		};
	}

	/** Looks at the image. */
	void look() {
		final ImagePlus imp = image.get();
		listenTo(imp == null ? null : imp.getCanvas());
		final int now = imp == null ? 0 : imp.getCurrentSlice();
		final boolean moved = imp != null && imp == watched && now != slice;
		watched = imp;
		slice = now;
		if (moved) slices.accept(now);
	}

	/** No longer listens to clicks. */
	void stop() {
		listenTo(null);
	}

	private void listenTo(final ImageCanvas shown) {
		if (shown == canvas) return;
		if (canvas != null) canvas.removeMouseListener(clicks);
		if (shown != null) shown.addMouseListener(clicks);
		canvas = shown;
	}
}
