package org.neurofactor.bench;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ShortProcessor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.neurofactor.neuropil.CellRegions;
import org.neurofactor.spatial.Mask;

/** A 16-bit movie in a TIFF file, and forty cells with the regions around them. */
final class Movie {

	static final int SIZE = 256;
	private static final int CELLS_ALONG_X = 8;
	private static final int CELLS_ALONG_Y = 5;
	private static final double RADIUS = 7;

	private Movie() {}

	/** Writes a movie into a temporary file, which is deleted at the end. */
	static File write(final int frames) {
		final Random random = new Random(1);
		final ImageStack stack = new ImageStack(SIZE, SIZE);
		for (int t = 0; t < frames; t++) {
			final short[] pixels = new short[SIZE * SIZE];
			for (int i = 0; i < pixels.length; i++) pixels[i] = (short) (200 + random.nextInt(1000));
			stack.addSlice(new ShortProcessor(SIZE, SIZE, pixels, null));
		}
		try {
			final File file = File.createTempFile("movie", ".tif");
			file.deleteOnExit();
			if (!new FileSaver(new ImagePlus("movie", stack)).saveAsTiffStack(file.getPath()))
				throw new IOException("The movie could not be written to " + file);
			return file;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Opens a movie as a virtual stack. */
	static ImagePlus open(final File file) {
		final ImagePlus movie = IJ.openVirtual(file.getPath());
		movie.setDimensions(1, 1, movie.getStackSize());
		return movie;
	}

	/** Each cell and four regions around it. */
	static List<Mask> masks() {
		final List<Mask> masks = new ArrayList<>();
		for (int c = 0; c < CELLS_ALONG_X * CELLS_ALONG_Y; c++) {
			final double x = (c % CELLS_ALONG_X + 0.5) * SIZE / CELLS_ALONG_X;
			final double y = (c / CELLS_ALONG_X + 0.5) * SIZE / CELLS_ALONG_Y;
			final boolean[] inside = new boolean[SIZE * SIZE];
			for (int i = 0; i < inside.length; i++) inside[i] = Math.hypot(i % SIZE - x, i / SIZE - y) <= RADIUS;
			masks.addAll(CellRegions.around(Mask.of(inside, SIZE, SIZE), 4, 1).masks());
		}
		return masks;
	}
}
