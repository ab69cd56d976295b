package org.neurofactor.imagej.neuropil;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parts of a label image: neighbouring pixels, at edges or corners, of the same label other than 0. They are in the
 * order of their first pixels, row by row. Immutable.
 */
final class ConnectedParts {

	/** Which part a pixel belongs to, from 1; 0 for none. */
	private final int[] numbers;
	private final List<Rectangle> boxes = new ArrayList<>();
	private final int[] areas;

	/** @param values label of each pixel, row by row */
	ConnectedParts(final int[] values, final int width, final int height) {
		numbers = new int[values.length];
		final int[] stack = new int[values.length];
		int[] sizes = new int[16];
		for (int first = 0; first < values.length; first++) {
			if (values[first] == 0 || numbers[first] != 0) continue;
			if (boxes.size() == sizes.length) sizes = Arrays.copyOf(sizes, 2 * sizes.length);
			final Rectangle box = new Rectangle(first % width, first / width, 1, 1);
			sizes[boxes.size()] = fill(values, first, stack, width, height, box);
			boxes.add(box);
		}
		areas = Arrays.copyOf(sizes, boxes.size());
	}

	/** @return number of pixels */
	private int fill(final int[] values, final int first, final int[] stack, final int width, final int height,
		final Rectangle box)
	{
		final int number = boxes.size() + 1;
		int area = 0;
		int waiting = 0;
		stack[waiting++] = first;
		numbers[first] = number;
		while (waiting > 0) {
			final int pixel = stack[--waiting];
			final int x = pixel % width;
			final int y = pixel / width;
			area++;
			box.add(new Rectangle(x, y, 1, 1));
			for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++)
				for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++)
				{
					final int neighbour = ny * width + nx;
					if (numbers[neighbour] != 0 || values[neighbour] != values[first]) continue;
					numbers[neighbour] = number;
					stack[waiting++] = neighbour;
				}
		}
		return area;
	}

	/** How many parts there are. */
	int count() {
		return areas.length;
	}

	/** Number of pixels of all parts. */
	long area() {
		return Arrays.stream(areas).asLongStream().sum();
	}

	/** Number of pixels of each part. */
	int[] areas() {
		return areas.clone();
	}

	/** For each pixel the part it belongs to, counted from 1, or 0; not a copy. */
	int[] numbers() {
		return numbers;
	}

	/** Around a part, counted from 0. */
	Rectangle box(final int part) {
		return boxes.get(part);
	}

	/**
	 * Labels with a part that is small beside their largest one, and how many pixels such parts have.
	 *
	 * @param values as given
	 * @param share area relative to the largest part of the label, below which a part is stray
	 */
	Map<Integer, Integer> strays(final int[] values, final double share) {
		final int[] labels = new int[areas.length];
		for (int i = 0; i < numbers.length; i++) if (numbers[i] != 0) labels[numbers[i] - 1] = values[i];
		final Map<Integer, Integer> largest = new TreeMap<>();
		for (int part = 0; part < labels.length; part++) largest.merge(labels[part], areas[part], Math::max);
		final Map<Integer, Integer> strays = new TreeMap<>();
		for (int part = 0; part < labels.length; part++)
			if (areas[part] < share * largest.get(labels[part])) strays.merge(labels[part], areas[part], Integer::sum);
		return strays;
	}
}
