package org.neurofactor.imagej.figure;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A horizontal axis on which trials lie side by side, each with its own time: in seconds from 0, or, if the frame rate
 * is unknown, in frames from 1.
 */
final class TrialAxis {

	private static final double GAP = 8;
	/** Of a long row of trials, what the gaps take at most. */
	private static final double GAPS = 0.1;
	private static final double TICK_DISTANCE = 70;
	private static final double LABEL_DISTANCE = 10;

	private final int[] lengths;
	private final double frameRateHz;
	private final int frames;

	/**
	 * @param lengths frames of each trial
	 * @param frameRateHz 0 if unknown
	 */
	TrialAxis(final int[] lengths, final double frameRateHz) {
		this.lengths = lengths;
		this.frameRateHz = frameRateHz;
		frames = Arrays.stream(lengths).sum();
	}

	int trials() {
		return lengths.length;
	}

	private double gap(final Rectangle2D plot) {
		return lengths.length == 1 ? 0 : Math.min(GAP, GAPS * plot.getWidth() / (lengths.length - 1));
	}

	/** Distance of two frames. */
	double pitch(final Rectangle2D plot) {
		return (plot.getWidth() - (lengths.length - 1) * gap(plot)) / frames;
	}

	/** Where the first frame of a trial lies. */
	double start(final int trial, final Rectangle2D plot) {
		return plot.getX() + trial * gap(plot) + Arrays.stream(lengths, 0, trial).sum() * pitch(plot);
	}

	private double end(final int trial, final Rectangle2D plot) {
		return start(trial, plot) + lengths[trial] * pitch(plot);
	}

	void drawSeparators(final Graphics2D g, final Rectangle2D plot) {
		g.setColor(Style.FRAME);
		g.setStroke(Style.line(lengths.length > 10 ? 0.7 : 1.5));
		for (int trial = 1; trial < lengths.length; trial++) {
			final double x = (end(trial - 1, plot) + start(trial, plot)) / 2;
			g.draw(new Line2D.Double(x, plot.getY(), x, plot.getMaxY()));
		}
	}

	/**
	 * The names of trials above the plot; their numbers if a name is too long, and not all of these if they are many.
	 */
	void drawNames(final Graphics2D g, final List<String> names, final Rectangle2D plot) {
		if (lengths.length == 1) return;
		final List<String> numbers =
			IntStream.rangeClosed(1, lengths.length).mapToObj(String::valueOf).collect(Collectors.toList());
		final List<String> trials = numbers.stream().map(number -> "trial " + number).collect(Collectors.toList());
		final List<String> texts = fit(names, plot) ? names : fit(trials, plot) ? trials : numbers;
		final double widest = Style.width(texts.get(lengths.length - 1), Style.TEXT) + LABEL_DISTANCE;
		final int every =
			texts != numbers ? 1 : (int) BarChart.stepFor(Math.max(1, widest * lengths.length / plot.getWidth()));
		double free = plot.getX();
		for (int trial = every - 1; trial < lengths.length; trial += every) {
			final double middle = (start(trial, plot) + end(trial, plot)) / 2;
			final double width = Style.width(texts.get(trial), Style.TEXT);
			if (middle - width / 2 < free) continue;
			Style.text(g, texts.get(trial), Style.TEXT, Style.FAINT, middle, plot.getY() - 6, 0.5);
			free = middle + width / 2 + LABEL_DISTANCE;
		}
	}

	private boolean fit(final List<String> texts, final Rectangle2D plot) {
		return IntStream.range(0, lengths.length)
			.allMatch(trial -> Style.width(texts.get(trial), Style.TEXT) + LABEL_DISTANCE <= end(trial, plot) -
				start(trial, plot));
	}

	/** The line below the plot, its ticks, and what they mean. */
	void draw(final Graphics2D g, final Rectangle2D plot) {
		final double unit = pitch(plot) * (frameRateHz > 0 ? frameRateHz : 1);
		final double round = BarChart.stepFor(TICK_DISTANCE / unit);
		final double step = frameRateHz > 0 ? round : Math.max(1, round);
		final boolean ticks = Arrays.stream(lengths).anyMatch(length -> duration(length) > step);
		double free = Double.NEGATIVE_INFINITY;
		for (int trial = 0; trial < lengths.length; trial++) {
			g.setColor(Style.INK);
			g.setStroke(Style.line(1.2));
			g.draw(new Line2D.Double(start(trial, plot), plot.getMaxY(), end(trial, plot), plot.getMaxY()));
			if (ticks) free = drawTicks(g, trial, step, plot, free);
		}
		Style.text(g, ticks ? unitName() : trialsName(), Style.TEXT, Style.INK, plot.getCenterX(),
			plot.getMaxY() + (ticks ? 40 : 22), 0.5);
	}

	/** @return where the next label may begin */
	private double drawTicks(final Graphics2D g, final int trial, final double step, final Rectangle2D plot,
		final double begin)
	{
		double free = begin;
		for (int i = frameRateHz > 0 ? 0 : 1; i * step <= duration(lengths[trial]); i++) {
			final double frame = frameRateHz > 0 ? i * step * frameRateHz : i * step - 1;
			final double x = start(trial, plot) + frame * pitch(plot);
			g.setColor(Style.INK);
			g.draw(new Line2D.Double(x, plot.getMaxY(), x, plot.getMaxY() + 5));
			final String text = Style.number(i * step, 6);
			final double width = Style.width(text, Style.TEXT);
			if (x - width / 2 < free) continue;
			Style.text(g, text, Style.TEXT, Style.INK, x, plot.getMaxY() + 20, 0.5);
			free = x + width / 2 + LABEL_DISTANCE;
		}
		return free;
	}

	private double duration(final int length) {
		return frameRateHz > 0 ? length / frameRateHz : length;
	}

	private String unitName() {
		return frameRateHz > 0 ? "Time (s)" : "Frame";
	}

	/** For trials too many to have ticks. */
	private String trialsName() {
		final String shortest = Style.number(duration(Arrays.stream(lengths).min().getAsInt()), 3);
		final String longest = Style.number(duration(Arrays.stream(lengths).max().getAsInt()), 3);
		return lengths.length + " trials of " + (shortest.equals(longest) ? longest : shortest + " to " + longest) +
			(frameRateHz > 0 ? " s" : " frames");
	}
}
