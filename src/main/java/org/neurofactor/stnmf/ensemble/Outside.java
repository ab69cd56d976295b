package org.neurofactor.stnmf.ensemble;

import java.util.Locale;

/** What is done with spikes that are outside the recording: when no frame of the stimulus was shown. */
public enum Outside {

	/** They are an error. */
	STOP,
	/** They are left out. */
	IGNORE;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
