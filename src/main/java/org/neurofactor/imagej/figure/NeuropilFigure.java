package org.neurofactor.imagej.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.neurofactor.imagej.figure.TraceChart.Line;
import org.neurofactor.neuropil.Candidate;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.MethodComparison;
import org.neurofactor.neuropil.SeparationQuality;
import org.neurofactor.neuropil.Verdict;

/**
 * The traces of a cell on one page: raw, cleaned, mean neuropil and the fixed subtraction, and below them ΔF/F₀. The
 * colours can be told apart by the colour-blind, too, and in print.
 */
public final class NeuropilFigure implements Figure {

	/** Nominal width. */
	public static final int WIDTH = 1200;
	/** Nominal height. */
	public static final int HEIGHT = 700;

	private static final Color RAW = new Color(0x222222);
	private static final Color NEUROPIL = new Color(0xe69f00);
	private static final Color FIXED = new Color(0xcc79a7);
	private static final Color CLEANED = new Color(0x0072b2);
	private static final Color OTHER = new Color(0x009e73);
	private static final Color WARNING = new Color(0xb2182b);
	private static final double MARGIN = 36;
	private static final double AXIS_WIDTH = 66;
	private static final double AXIS_HEIGHT = 50;
	private static final double HEADER = 74;
	private static final double LINE = 19;
	private static final double HEADING = 40;
	private static final double NAMES = 20;
	private static final double GUTTER = 14;
	private static final int VERDICT_LINES = 4;

	/** Of the height of both plots, what the upper one has. */
	private static final double UPPER = 0.62;

	private final CellResult cell;
	private final String name;
	private final List<String> trials;
	private final double frameRateHz;
	private final String valueUnit;

	/**
	 * @param name of the movie
	 * @param trials their names
	 * @param frameRateHz 0 if unknown: time is in frames
	 * @param valueUnit of the movie's values, such as "gray value"
	 */
	public NeuropilFigure(final CellResult cell, final String name, final List<String> trials, final double frameRateHz,
		final String valueUnit)
	{
		this.cell = cell;
		this.name = name;
		this.trials = trials;
		this.frameRateHz = frameRateHz;
		this.valueUnit = valueUnit;
	}

	@Override
	public double width() {
		return WIDTH;
	}

	@Override
	public double height() {
		return HEIGHT;
	}

	@Override
	public void draw(final Graphics2D g) {
		g.setColor(Style.PAPER);
		g.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
		final double header = drawHeader(g);
		final TrialAxis time = new TrialAxis(cell.raw().lengths(), frameRateHz);
		final List<Line> relative = relative();
		final String note = note(relative);
		final double top = header + HEADING + (trials.size() > 1 ? NAMES : 0);
		final double below = note.isEmpty() ? GUTTER + HEADING : LINE;
		final double room = HEIGHT - MARGIN / 2 - AXIS_HEIGHT - below - top;
		final Rectangle2D upper = plot(top, note.isEmpty() ? UPPER * room : room);
		drawChart(g, "Fluorescence (" + valueUnit + ")", new TraceChart(fluorescence(), time), header, upper);
		time.drawNames(g, trials, upper);
		if (!note.isEmpty()) {
			time.draw(g, upper);
			Style.text(g, note, Style.TEXT, Style.FAINT, upper.getX(), HEIGHT - MARGIN / 2, 0);
			return;
		}
		final Rectangle2D lower = plot(upper.getMaxY() + below, (1 - UPPER) * room);
		drawChart(g, "ΔF/F₀", new TraceChart(relative, time), upper.getMaxY() + GUTTER, lower);
		time.draw(g, lower);
	}

	private static Rectangle2D plot(final double y, final double height) {
		return new Rectangle2D.Double(MARGIN + AXIS_WIDTH, y, WIDTH - 2 * MARGIN - AXIS_WIDTH, height);
	}

	private static void drawChart(final Graphics2D g, final String heading, final TraceChart chart, final double y,
		final Rectangle2D plot)
	{
		Style.text(g, heading, Style.HEADING, Style.INK, MARGIN, y + 24, 0);
		chart.drawLegend(g, plot.getMaxX(), y + 24);
		chart.draw(g, plot);
	}

	/** @return where it ends */
	private double drawHeader(final Graphics2D g) {
		final double room = WIDTH - 2 * MARGIN;
		final String movie = trials.size() == 1 ? name : trials.size() + " trials";
		Style.text(g, Style.fitting(movie, Style.TEXT, room / 3), Style.TEXT, Style.FAINT, WIDTH - MARGIN, MARGIN + 6,
			1);
		Style.text(g, Style.fitting(cell.name(), Style.TITLE, room * 0.6), Style.TITLE, Style.INK, MARGIN, MARGIN + 6,
			0);
		Style.text(g, cell.report().map(NeuropilFigure::facts).orElse("not separated"), Style.TEXT, Style.FAINT, MARGIN,
			MARGIN + 28, 0);
		double y = HEADER;
		for (final String line : Style.wrapped(cell.verdict().toString(), Style.TEXT, room, VERDICT_LINES)) {
			y += LINE;
			Style.text(g, line, Style.TEXT, verdictColor(cell.verdict()), MARGIN, y - 5, 0);
		}
		return cell.comparison().isPresent() ? drawComparison(g, cell.comparison().get(), y) : y;
	}

	/** @return where it ends */
	private static double drawComparison(final Graphics2D g, final MethodComparison comparison, final double top) {
		double y = top;
		for (final Candidate candidate : comparison.candidates()) {
			final String suggested = candidate == comparison.suggested() ? " (suggested)" : "";
			for (final String line : Style.wrapped(candidate.method() + suggested + " is " + candidate.verdict(),
				Style.TEXT, WIDTH - 2 * MARGIN, VERDICT_LINES))
			{
				y += LINE;
				Style.text(g, line, Style.TEXT, verdictColor(candidate.verdict()), MARGIN, y - 5, 0);
			}
		}
		return y;
	}

	private static Color verdictColor(final Verdict verdict) {
		return verdict.grade() == Verdict.Grade.BAD ? WARNING : Style.INK;
	}

	private static String facts(final SeparationQuality report) {
		return String.format(Locale.ROOT,
			"%s after %d iterations  ·  %d of %d sources  ·  %s of the variance explained" +
				"  ·  correlation with the neuropil %s raw, %s cleaned",
			report.convergence().converged() ? "converged" : "not converged", report.convergence().iterations(),
			report.survivingSources(), report.sources(), percent(report.explainedVariance()),
			hundredths(report.correlationBefore()), hundredths(report.correlationAfter()));
	}

	private static String percent(final double share) {
		return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share).replace('-', '−');
	}

	private static String hundredths(final double correlation) {
		return Double.isNaN(correlation) ? "–" : String.format(Locale.ROOT, "%.2f", correlation).replace('-', '−');
	}

	private List<Line> fluorescence() {
		final List<Line> lines = new ArrayList<>();
		lines.add(new Line("raw", RAW, 1, cell.raw()));
		lines.add(new Line("mean neuropil", NEUROPIL, 1.2, cell.traces().meanNeuropil()));
		lines.add(new Line("raw − " + coefficient() + " · mean neuropil", FIXED, 1.2, cell.fixedSubtraction()));
		otherMethod().ifPresent(
			other -> other.trace().ifPresent(trace -> lines.add(new Line(other.method(), OTHER, 1.2, trace))));
		cell.cleaned().ifPresent(trace -> lines.add(new Line("cleaned", CLEANED, 1.5, trace)));
		return lines;
	}

	/** That which is neither the cleaned trace nor the subtraction. */
	private Optional<Candidate> otherMethod() {
		return cell.comparison()
			.flatMap(comparison -> comparison.candidates()
				.stream()
				.filter(candidate -> !candidate.method().equals(Candidate.SUBTRACTION) &&
					!candidate.trace().equals(cell.cleaned()))
				.findFirst());
	}

	/** As it was given, or rounded to two decimals. */
	private String coefficient() {
		return String.valueOf(Math.round(100 * cell.coefficient()) / 100.);
	}

	/** Empty if the frame rate is unknown. */
	private List<Line> relative() {
		final List<Line> lines = new ArrayList<>();
		cell.deltaFRaw().ifPresent(trace -> lines.add(new Line("raw", RAW, 1, trace)));
		cell.deltaFCleaned().ifPresent(trace -> lines.add(new Line("cleaned", CLEANED, 1.5, trace)));
		return lines;
	}

	/** Why there is no ΔF/F₀; empty if there is. */
	private static String note(final List<Line> relative) {
		if (relative.isEmpty()) return "No ΔF/F₀: the frame rate is unknown.";
		return relative.stream().anyMatch(Line::isVisible) ? "" : "No ΔF/F₀: the baseline F₀ is 0 or not a number.";
	}
}
