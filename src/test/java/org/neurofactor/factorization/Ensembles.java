package org.neurofactor.factorization;

import ij.ImageStack;

import org.neurofactor.parity.Goldens;

/** The goldens' ensembles without masked pixels, by columns: {@code [spike][x * height + y]}. */
final class Ensembles {

	private Ensembles() {}

	static double[][] columns(final String cell) {
		final ImageStack stack = Goldens.stack("stnmf/" + cell + "/ste.tif.xz").getStack();
		final double[][] columns = new double[stack.size()][stack.getWidth() * stack.getHeight()];
		for (int s = 0; s < columns.length; s++)
			for (int x = 0; x < stack.getWidth(); x++)
				for (int y = 0; y < stack.getHeight(); y++)
					columns[s][x * stack.getHeight() + y] = stack.getVoxel(x, y, s);
		return columns;
	}
}
