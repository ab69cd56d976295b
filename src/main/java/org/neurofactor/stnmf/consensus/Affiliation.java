package org.neurofactor.stnmf.consensus;

import org.ejml.data.DMatrixRMaj;

/** Which module a spike belongs to. */
final class Affiliation {

	private Affiliation() {}

	/**
	 * For each spike, the module of largest |weight| (of equal ones, the first), or {@link RandomStart#NONE} if
	 * that module is not localized.
	 *
	 * @param weights H, modules × spikes
	 * @param localized which modules are
	 */
	static int[] of(final DMatrixRMaj weights, final boolean[] localized) {
		final int[] affiliation = new int[weights.numCols];
		for (int i = 0; i < affiliation.length; i++) {
			int largest = 0;
			for (int j = 1; j < weights.numRows; j++)
				if (Math.abs(weights.get(j, i)) > Math.abs(weights.get(largest, i))) largest = j;
			affiliation[i] = localized[largest] ? largest : RandomStart.NONE;
		}
		return affiliation;
	}
}
