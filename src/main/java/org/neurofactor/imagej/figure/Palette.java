package org.neurofactor.imagej.figure;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A figure with a palette, which takes a third of the room: its most frequent colours as they are, and the rare ones
 * where lines cross as that which comes nearest.
 */
public final class Palette {

	private static final int COLORS = 256;

	private Palette() {}

	/** @param image of the type {@link BufferedImage#TYPE_INT_RGB}, as {@link Raster} makes it */
	public static BufferedImage of(final BufferedImage image) {
		final int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
		final Map<Integer, int[]> counts = new HashMap<>();
		int last = -1;
		int[] ofLast = null;
		for (final int pixel : pixels) {
			// most pixels are those of the paper
			if (pixel != last || ofLast == null) ofLast = counts.computeIfAbsent(pixel, color -> new int[1]);
			last = pixel;
			ofLast[0]++;
		}
		final int[] colors = mostFrequent(counts);
		final Map<Integer, Byte> indices = new HashMap<>();
		for (final Integer color : counts.keySet()) indices.put(color, (byte) nearest(color, colors));
		final BufferedImage indexed = new BufferedImage(image.getWidth(), image.getHeight(),
			BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, colors.length, colors, 0, false, -1, 0));
		final byte[] values = ((DataBufferByte) indexed.getRaster().getDataBuffer()).getData();
		byte value = 0;
		for (int i = 0; i < pixels.length; i++) {
			if (i == 0 || pixels[i] != pixels[i - 1]) value = indices.get(pixels[i]);
			values[i] = value;
		}
		return indexed;
	}

	/** The same for the same image: of colours that are as frequent, the darker ones. */
	private static int[] mostFrequent(final Map<Integer, int[]> counts) {
		final List<Integer> colors = counts.keySet()
			.stream()
			.sorted((a, b) -> counts.get(a)[0] != counts.get(b)[0]
				? Integer.compare(counts.get(b)[0], counts.get(a)[0])
				: Integer.compare(a, b))
			.limit(COLORS)
			.collect(Collectors.toList());
		Collections.sort(colors);
		return colors.stream().mapToInt(color -> color).toArray();
	}

	private static int nearest(final int color, final int[] colors) {
		final int exact = Arrays.binarySearch(colors, color);
		if (exact >= 0) return exact;
		int nearest = 0;
		int least = Integer.MAX_VALUE;
		for (int i = 0; i < colors.length; i++) {
			final int red = (color >> 16 & 0xff) - (colors[i] >> 16 & 0xff);
			final int green = (color >> 8 & 0xff) - (colors[i] >> 8 & 0xff);
			final int blue = (color & 0xff) - (colors[i] & 0xff);
			final int distance = red * red + green * green + blue * blue;
			if (distance >= least) continue;
			least = distance;
			nearest = i;
		}
		return nearest;
	}
}
