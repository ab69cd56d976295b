package org.neurofactor.stnmf.simulation;

/** Whether a cell prefers light increments or decrements. */
public enum Polarity {

	/** Prefers increments: its spike-triggered average is positive. */
	ON(1),
	/** Prefers decrements: its spike-triggered average is negative. */
	OFF(-1);

	private final int sign;

	Polarity(final int sign) {
		this.sign = sign;
	}

	/** +1 for ON, −1 for OFF. */
	public int sign() {
		return sign;
	}
}
