package org.neurofactor.imagej.record;

import java.util.Arrays;
import java.util.Optional;

/** What a result folder holds the results of. A folder of one kind is never replaced by one of another. */
public enum ResultKind {

	STNMF("stnmf", "STNMF"), CONSENSUS("consensus", "STNMF Consensus"), BATCH("batch", "STNMF Batch"), FIGURE("figure",
		"STNMF Figure"), ENSEMBLES("ensembles", "Spike-Triggered Ensemble"), NEUROPIL("neuropil",
			"Neuropil Separation"), SEPARATED_TRACES("separated_traces", "Separate Traces"), DELTA_F("deltaf",
				"DeltaF/F0"), GANGLION_CELL("ganglion_cell",
					"Simulate Ganglion Cell"), CALCIUM_MOVIE("calcium_movie", "Simulate Calcium Movie");

	private final String key;
	private final String title;

	ResultKind(final String key, final String title) {
		this.key = key;
		this.title = title;
	}

	/** What the record calls it. */
	String key() {
		return key;
	}

	/** The command that makes such results. */
	public String title() {
		return title;
	}

	static Optional<ResultKind> of(final String key) {
		return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
	}
}
