package org.neurofactor.stnmf.consensus;

/** Which module a spike belongs to. */
final class Affiliation {

	private Affiliation() {}

	/**
	 * For each spike, the module of largest |weight| (of equal ones, the first), or {@link RandomStart#NONE} if
	 * that module is not localized.
	 *
	 * @param weights H, {@code [module][spike]}
	 * @param localized which modules are
	 */
	static int[] of(final double[][] weights, final boolean[] localized) {
		final int[] affiliation = new int[weights[0].length];
		for (int i = 0; i < affiliation.length; i++) {
			int largest = 0;
			for (int j = 1; j < weights.length; j++)
				if (Math.abs(weights[j][i]) > Math.abs(weights[largest][i])) largest = j;
			affiliation[i] = localized[largest] ? largest : RandomStart.NONE;
		}
		return affiliation;
	}
}
