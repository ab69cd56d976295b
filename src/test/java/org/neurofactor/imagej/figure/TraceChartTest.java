package org.neurofactor.imagej.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurofactor.neuropil.Trace;

class TraceChartTest {

	private static final Color LINE = new Color(0x0072b2);
	private static final Rectangle2D PLOT = new Rectangle2D.Double(100, 40, 1000, 200);

	private static BufferedImage draw(final double frameRateHz, final double[]... trials) {
		final TrialAxis time =
			new TrialAxis(Arrays.stream(trials).mapToInt(trial -> trial.length).toArray(), frameRateHz);
		final TraceChart chart =
			new TraceChart(Collections.singletonList(new TraceChart.Line("trace", LINE, 2, Trace.of(trials))), time);
		return Raster.of(new Figure() {

			@Override
			public double width() {
				return 1140;
			}

			@Override
			public double height() {
				return 300;
			}

			@Override
			public void draw(final Graphics2D g) {
				chart.draw(g, PLOT);
				time.draw(g, PLOT);
				time.drawNames(g,
					IntStream.range(0, trials.length)
						.mapToObj(i -> "a name of a trial " + i)
						.collect(Collectors.toList()),
					PLOT);
			}
		}, 1140);
	}

	/** Columns, relative to the plot, in which the line is seen between two rows of the plot. */
	private static int[] columns(final BufferedImage image, final int from, final int to) {
		return IntStream.range(0, 1000)
			.filter(x -> IntStream.range(from, to)
				.anyMatch(y -> (image.getRGB(100 + x, 40 + y) & 0xffffff) == (LINE.getRGB() & 0xffffff)))
			.toArray();
	}

	/** Rows above and below the plot that have ink on them. */
	private static boolean hasInk(final BufferedImage image, final int from, final int to) {
		return IntStream.range(from, to)
			.anyMatch(y -> IntStream.range(0, image.getWidth()).anyMatch(x -> (image.getRGB(x, y) & 0xff) < 128));
	}

	@ParameterizedTest
	@CsvSource({ "60000, 31337, 522", "60000, 0, 0", "60000, 59999, 999", "2500, 1250, 500", "1000, 7, 7" })
	void noPeakIsLost(final int frames, final int peak, final int column) {
		final double[] trace = new double[frames];
		trace[peak] = 1;
		final int[] columns = columns(draw(10, trace), 30, 150);
		assertTrue(columns.length >= 1 && columns.length <= 4, Arrays.toString(columns));
		assertTrue(Arrays.stream(columns).allMatch(x -> Math.abs(x - column) <= 2), Arrays.toString(columns));
	}

	@Test
	void gapsWhereThereIsNoValue() {
		final double[] trace = new double[1000];
		Arrays.fill(trace, 400, 600, Double.NaN);
		Arrays.fill(trace, 800, 900, Double.POSITIVE_INFINITY);
		final int[] columns = columns(draw(10, trace), 90, 110);
		assertEquals(700, columns.length, 8);
		assertFalse(Arrays.stream(columns).anyMatch(x -> x > 402 && x < 598 || x > 802 && x < 898));
	}

	@Test
	void trialsLieSideBySide() {
		final TrialAxis axis = new TrialAxis(new int[] { 100, 300 }, 10);
		assertEquals(100, axis.start(0, PLOT));
		assertEquals(992, 400 * axis.pitch(PLOT), 1e-9);
		assertEquals(100 + 248 + 8, axis.start(1, PLOT), 1e-9);
	}

	@Test
	void severalHundredTrialsAreNotAllGaps() {
		final int[] lengths = new int[500];
		Arrays.fill(lengths, 3);
		assertEquals(0.9 * 1000, 1500 * new TrialAxis(lengths, 10).pitch(PLOT), 1e-9);
	}

	@Test
	void namesOfTrialsOnlyIfThereAreSeveral() {
		assertFalse(hasInk(draw(10, new double[100]), 20, 38));
		assertTrue(hasInk(draw(10, new double[2][100]), 20, 38));
	}

	@Test
	void theSamePixelsEachTime() {
		final double[] trace = IntStream.range(0, 5000).mapToDouble(i -> Math.sin(i * 0.1) * i).toArray();
		final BufferedImage first = draw(0, trace, trace);
		final BufferedImage second = draw(0, trace, trace);
		assertArrayEquals(first.getRGB(0, 0, 1140, 300, null, 0, 1140), second.getRGB(0, 0, 1140, 300, null, 0, 1140));
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "5, 5", "-3, -3", "1000000, 1000000.25", "-1e-9, 1e-9", "0, 65535" })
	void valuesLieInThePlot(final double min, final double max) {
		final ValueAxis axis = new ValueAxis(min, max);
		assertTrue(axis.y(max, PLOT) >= PLOT.getY() && axis.y(min, PLOT) <= PLOT.getMaxY());
		assertTrue(axis.y(max, PLOT) <= axis.y(min, PLOT));
	}

	@Test
	void wrapsAtSpaces() {
		final String text = "one two three four five six";
		assertEquals(Collections.singletonList(text), Style.wrapped(text, Style.TEXT, 1000, 3));
		final List<String> lines = Style.wrapped(text, Style.TEXT, 62, 3);
		assertEquals(3, lines.size());
		assertTrue(lines.stream().allMatch(line -> Style.width(line, Style.TEXT) <= 62), lines::toString);
		assertTrue(text.startsWith(lines.get(0) + " " + lines.get(1) + " "), lines::toString);
		assertTrue(lines.get(2).endsWith("…"), lines::toString);
		assertEquals(Collections.emptyList(), Style.wrapped("", Style.TEXT, 80, 3));
		assertEquals(1, Style.wrapped("onewordthatistoolong", Style.TEXT, 80, 3).size());
	}
}
