package org.neurofactor.stnmf.simulation;

/**
 * What a subunit passes on to the ganglion cell: nothing below a threshold, and above it the excess or its square.
 * Without such a rectification subunits could not be told apart: the cell would be linear over its receptive field.
 */
public enum SubunitNonlinearity {

	/** max(drive − threshold, 0). */
	THRESHOLD_LINEAR("threshold-linear") {

		@Override
		double response(final double drive, final double threshold) {
			return Math.max(drive - threshold, 0);
		}
	},
	/** max(drive − threshold, 0)². */
	THRESHOLD_QUADRATIC("threshold-quadratic") {

		@Override
		double response(final double drive, final double threshold) {
			final double excess = Math.max(drive - threshold, 0);
			return excess * excess;
		}
	};

	private final String label;

	SubunitNonlinearity(final String label) {
		this.label = label;
	}

	/**
	 * @param drive the filtered stimulus, in standard deviations of its response to white noise
	 * @param threshold in the same unit
	 */
	abstract double response(double drive, double threshold);

	@Override
	public String toString() {
		return label;
	}
}
