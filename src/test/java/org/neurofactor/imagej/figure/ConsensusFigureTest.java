package org.neurofactor.imagej.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.stnmf.Cells;
import org.neurofactor.imagej.consensus.ConsensusRun;
import org.neurofactor.stnmf.consensus.ConsensusOptions;
import org.neurofactor.stnmf.consensus.ConsensusResult;

@Tag("slow")
class ConsensusFigureTest {

	private static final int SUGGESTED = 0xb2182b;
	private static final int CURVE = 0x2166ac;
	private static final int SCALE = 4;

	private static ConsensusResult result(final double... sparsities) {
		return ConsensusRun
			.read(Cells.ensemble(14, 12, 2, 120),
				ConsensusOptions.DEFAULTS.with(ConsensusOptions.MODULES, 4)
					.with(ConsensusOptions.ITERATIONS, 20)
					.with(ConsensusOptions.REPETITIONS, 3)
					.withSparsities(sparsities),
				false, ProgressMonitor.NONE)
			.analyse(null, ProgressMonitor.NONE);
	}

	private static BufferedImage draw(final ConsensusResult result) {
		return draw(new ConsensusFigure(result, "cell"));
	}

	/** Large enough for every line to cover a pixel. */
	private static BufferedImage draw(final Figure figure) {
		return Raster.of(figure, (int) (SCALE * figure.width()));
	}

	private static boolean shows(final BufferedImage page, final int rgb, final int column, final int row) {
		return (page.getRGB(column, row) & 0xffffff) == rgb;
	}

	/** Where in x there is a colour, between two heights; all in units of the figure. */
	private static double[] columns(final BufferedImage page, final int rgb, final int from, final int to) {
		return IntStream.range(0, page.getWidth())
			.filter(x -> IntStream.range(from * SCALE, to * SCALE).anyMatch(y -> shows(page, rgb, x, y)))
			.mapToDouble(x -> (x + 0.5) / SCALE)
			.toArray();
	}

	private static Figure figure(final CurveChart chart, final Rectangle2D area) {
		return new Figure() {

			@Override
			public double width() {
				return area.getMaxX();
			}

			@Override
			public double height() {
				return area.getMaxY() + 10;
			}

			@Override
			public void draw(final Graphics2D g) {
				chart.draw(g, area);
			}
		};
	}

	@Test
	void marksTheSuggestedSparsity() {
		final ConsensusResult result = result(0, 0.5, 2);
		final double suggested = result.suggestion().sparsity().getAsDouble();
		final double[] line = columns(draw(result), SUGGESTED, 200, 400);
		// the plot is from x = 102 to 860 and has 3 % of the range to both sides
		assertEquals(102 + 758 * (suggested + 0.06) / 2.12, line[0], 1);
		assertEquals(line[0], line[line.length - 1], 1.5, "nothing else");
	}

	@Test
	void withoutSuggestionThereIsNoMark() {
		final BufferedImage page = draw(result(1e5, 2e5));
		assertEquals(0, columns(page, SUGGESTED, 0, 694).length);
		assertEquals(0, columns(page, CURVE, 0, 440).length, "no correlation is defined");
		final double[] none = columns(page, CURVE, 480, 690);
		assertTrue(none[none.length - 1] - none[0] > 600, "a line of no subunits");
	}

	@Test
	void oneSparsityIsAPoint() {
		final BufferedImage page = draw(result(0.5));
		final double[] point = columns(page, CURVE, 130, 440);
		assertEquals(481, (point[0] + point[point.length - 1]) / 2, 0.5, "in the middle");
		assertTrue(point[point.length - 1] - point[0] < 20);
		assertEquals(481, columns(page, SUGGESTED, 200, 400)[0], 1);
	}

	/** A line is broken at a value that is not defined, and a ring is empty. */
	@Test
	void gapsAndRings() {
		final double[] x = { 0, 1, 2, 3, 4 };
		final double[] y = { 0.5, 0.7, Double.NaN, 0.6, 0.8 };
		final CurveChart chart = new CurveChart(x, y, new double[5], new boolean[] { true, true, true, true, false });
		final Rectangle2D area = new Rectangle2D.Double(0, 10, 500, 190);
		final BufferedImage image = draw(figure(chart, area));
		final double[] columns = columns(image, CURVE, 0, 200);
		final double one = chart.x(1, CurveChart.plot(area));
		final double three = chart.x(3, CurveChart.plot(area));
		assertTrue(DoubleStream.of(columns).noneMatch(column -> column > one + 8 && column < three - 8));
		assertTrue(DoubleStream.of(columns).anyMatch(column -> column > three + 20));
		final int last = (int) (SCALE * chart.x(4, CurveChart.plot(area)));
		final int[] ring =
			IntStream.range(0, image.getHeight()).filter(row -> shows(image, CURVE, last, row)).toArray();
		assertTrue(shows(image, 0xffffff, last, (ring[0] + ring[ring.length - 1]) / 2));
	}

	@Test
	void spreadStaysInThePlot() {
		final CurveChart chart =
			new CurveChart(new double[] { 0, 1 }, new double[] { 1, 5 }, new double[] { 3, 4 }, new boolean[2]);
		final BufferedImage image = draw(figure(chart, new Rectangle2D.Double(0, 20, 300, 160)));
		assertEquals(0, columns(image, CURVE, 0, 18).length);
		assertEquals(0, columns(image, CURVE, 156, 190).length, "not below 0, either");
		assertTrue(columns(image, CURVE, 20, 154).length > 0);
	}
}
