package org.neurofactor.imagej.ensemble;

import java.util.List;
import java.util.stream.Collectors;

import org.neurofactor.stnmf.ensemble.Contrast;
import org.neurofactor.stnmf.ensemble.Stimulus;

/** A channel of a stimulus, or the sum of several, of which ensembles are made. Immutable. */
final class StimulusChannel {

	private final String name;
	private final Stimulus stimulus;
	private final List<Contrast> contrasts;

	/**
	 * @param name empty if the stimulus has but one channel
	 * @param contrasts of the channels it is made of
	 */
	StimulusChannel(final String name, final Stimulus stimulus, final List<Contrast> contrasts) {
		this.name = name;
		this.stimulus = stimulus;
		this.contrasts = contrasts;
	}

	/** Empty if there is but one. */
	String name() {
		return name;
	}

	Stimulus stimulus() {
		return stimulus;
	}

	List<Contrast> contrasts() {
		return contrasts;
	}

	/** How the values are read, in words. */
	String description() {
		return contrasts.stream().map(Contrast::description).distinct().collect(Collectors.joining("; "));
	}

	/** The name of a cell's ensemble from it. */
	String nameOf(final String cell) {
		return name.isEmpty() ? cell : cell + " " + name;
	}
}
