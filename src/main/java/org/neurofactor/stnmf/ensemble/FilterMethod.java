package org.neurofactor.stnmf.ensemble;

/** How the temporal filter of a cell is found from its spike-triggered average. */
public enum FilterMethod {

	/** The best separable approximation of the average around its peak, by singular value decomposition. */
	LOWRANK("lowrank") {

		@Override
		ReceptiveField of(final SpikeTriggeredAverage average) {
			return ReceptiveField.lowRank(average);
		}
	},
	/** The course of the pixel of largest magnitude: what the published package does. */
	PEAK("peak") {

		@Override
		ReceptiveField of(final SpikeTriggeredAverage average) {
			return ReceptiveField.ofPeak(average);
		}
	};

	private final String label;

	FilterMethod(final String label) {
		this.label = label;
	}

	/** @param average not blank */
	abstract ReceptiveField of(SpikeTriggeredAverage average);

	/** The word for it in macros. */
	@Override
	public String toString() {
		return label;
	}
}
