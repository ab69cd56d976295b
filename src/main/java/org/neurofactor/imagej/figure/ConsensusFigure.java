package org.neurofactor.imagej.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

import org.neurofactor.stnmf.consensus.ConsensusOptions;
import org.neurofactor.stnmf.consensus.ConsensusResult;
import org.neurofactor.stnmf.consensus.SparsityConsensus;
import org.neurofactor.stnmf.consensus.Suggestion;

/** A consensus analysis on one page: cophenetic correlation and number of subunits over the sparsity. */
public final class ConsensusFigure implements Figure {

	private static final Color SUGGESTED = new Color(0xb2182b);
	private static final Color BAND = new Color(0xfdf0ec);
	/** Nominal width. */
	public static final int WIDTH = 900;
	private static final double HEIGHT = 694;
	private static final double MARGIN = 40;
	private static final double HEADER = 92;
	private static final double HEADING = 34;
	private static final double LABEL_HEIGHT = 22;
	private static final double CPCC_HEIGHT = 300;
	private static final double SUBUNITS_HEIGHT = 170;
	private static final double GUTTER = 16;

	private final ConsensusResult result;
	private final String name;

	/** @param name of what was factorised, as the title */
	public ConsensusFigure(final ConsensusResult result, final String name) {
		this.result = result;
		this.name = name;
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
		drawHeader(g);
		final Rectangle2D cpcc = new Rectangle2D.Double(MARGIN, HEADER + HEADING + LABEL_HEIGHT, WIDTH - 2 * MARGIN,
			CPCC_HEIGHT - LABEL_HEIGHT);
		heading(g, "Cophenetic correlation", HEADER);
		drawCurve(g, cpcc, SparsityConsensus::cpcc, consensus -> 0, suggestionLabel());
		final double below = HEADER + HEADING + CPCC_HEIGHT + GUTTER;
		heading(g, "Subunits per run (mean ± sd)", below);
		drawCurve(g, new Rectangle2D.Double(MARGIN, below + HEADING, WIDTH - 2 * MARGIN, SUBUNITS_HEIGHT),
			SparsityConsensus::subunitsMean, SparsityConsensus::subunitsSd, "");
		Style.text(g, "Sparsity λ", Style.TEXT, Style.INK, CurveChart.plot(cpcc).getCenterX(),
			below + HEADING + SUBUNITS_HEIGHT + 14, 0.5);
	}

	private void drawHeader(final Graphics2D g) {
		final ConsensusOptions o = result.options();
		final double room = WIDTH - 2 * MARGIN;
		Style.text(g, Style.fitting(name, Style.TITLE, room), Style.TITLE, Style.INK, MARGIN, MARGIN + 6, 0);
		final boolean allHaveSubunits = result.sparsities().stream().allMatch(SparsityConsensus::hasSubunits);
		final String facts = result.spikes().length + " spikes compared  ·  " + o.get(ConsensusOptions.MODULES) +
			" modules, " + o.get(ConsensusOptions.REPETITIONS) + " runs of " + o.get(ConsensusOptions.ITERATIONS) +
			" iterations for each λ" + (allHaveSubunits ? "" : "  ·  rings: no subunit in most runs");
		Style.text(g, Style.fitting(facts, Style.TEXT, room), Style.TEXT, Style.FAINT, MARGIN, MARGIN + 30, 0);
	}

	private static void heading(final Graphics2D g, final String text, final double y) {
		Style.text(g, text, Style.HEADING, Style.INK, MARGIN, y + 16, 0);
	}

	private String suggestionLabel() {
		final Suggestion suggestion = result.suggestion();
		if (!suggestion.sparsity().isPresent()) return "";
		final String sparsity = Style.number(suggestion.sparsity().getAsDouble(), 4);
		return suggestion.isClear() ? "suggested λ = " + sparsity : "suggested λ = " + sparsity + ", not clear";
	}

	private void drawCurve(final Graphics2D g, final Rectangle2D area, final ToDoubleFunction<SparsityConsensus> value,
		final ToDoubleFunction<SparsityConsensus> spread, final String label)
	{
		final List<SparsityConsensus> all = result.sparsities();
		final boolean[] filled = new boolean[all.size()];
		for (int i = 0; i < filled.length; i++) filled[i] = all.get(i).hasSubunits();
		final CurveChart chart = new CurveChart(all.stream().mapToDouble(SparsityConsensus::sparsity).toArray(),
			all.stream().mapToDouble(value).toArray(), all.stream().mapToDouble(spread).toArray(), filled);
		drawSuggestion(g, chart, CurveChart.plot(area), label);
		chart.draw(g, area);
	}

	/** A line at the suggested sparsity, a band over its plateau, and the label above it, as far to the right as there is room. */
	private void drawSuggestion(final Graphics2D g, final CurveChart chart, final Rectangle2D plot,
		final String label)
	{
		final OptionalDouble sparsity = result.suggestion().sparsity();
		if (!sparsity.isPresent()) return;
		final double x = chart.x(sparsity.getAsDouble(), plot);
		final double[] plateau = result.suggestion().plateau();
		final double left = chart.x(plateau[0], plot);
		g.setColor(BAND);
		g.fill(new Rectangle2D.Double(left, plot.getY(), chart.x(plateau[plateau.length - 1], plot) - left,
			plot.getHeight()));
		g.setColor(SUGGESTED);
		g.setStroke(Style.dashed(1.5));
		g.draw(new Line2D.Double(x, plot.getY(), x, plot.getMaxY()));
		final double half = Style.width(label, Style.LABEL) / 2;
		final double center = Math.max(plot.getX() + half, Math.min(x, plot.getMaxX() - half));
		Style.text(g, label, Style.LABEL, SUGGESTED, center, plot.getY() - 7, 0.5);
	}
}
