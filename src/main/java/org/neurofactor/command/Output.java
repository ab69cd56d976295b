package org.neurofactor.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;

/**
 * Something that a command gives back, by name: an image, several, a table or a number. Immutable.
 *
 * @param <T> of its value
 */
public final class Output<T> {

	private final String name;
	private final Class<T> type;

	private Output(final String name, final Class<T> type) {
		this.name = name;
		this.type = type;
	}

	public static Output<ImagePlus> image(final String name) {
		return new Output<>(name, ImagePlus.class);
	}

	public static Output<ImagePlus[]> images(final String name) {
		return new Output<>(name, ImagePlus[].class);
	}

	public static Output<ResultsTable> table(final String name) {
		return new Output<>(name, ResultsTable.class);
	}

	public static Output<Double> number(final String name) {
		return new Output<>(name, Double.class);
	}

	public String name() {
		return name;
	}

	public Class<T> type() {
		return type;
	}
}
