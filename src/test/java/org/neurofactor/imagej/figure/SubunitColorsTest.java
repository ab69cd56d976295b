package org.neurofactor.imagej.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

class SubunitColorsTest {

	/** Of any two of the first colours, in the sight in which they differ least. */
	private static double leastDifference(final SubunitColors colors, final int count) {
		double least = Double.POSITIVE_INFINITY;
		for (int i = 0; i < count; i++)
			for (int j = 0; j < i; j++)
				least = Math.min(least, ColorVision.leastDifference(colors.of(i), colors.of(j)));
		return least;
	}

	/** Two pairs of Sharma, Wu and Dalal's. */
	@Test
	void differencesAreThoseOfThePublication() {
		assertEquals(2.0425,
			ColorVision.difference(new double[] { 50, 2.6772, -79.7751 }, new double[] { 50, 0, -82.7485 }), 1e-4);
		assertEquals(19.4535, ColorVision.difference(new double[] { 50, 2.5, 0 }, new double[] { 58, 24, 15 }), 1e-4);
	}

	@Test
	void theColorBlindCanTellThemApart() {
		assertEquals(19.8, leastDifference(SubunitColors.SAFE, 8), 0.05);
		assertEquals(11.9, leastDifference(SubunitColors.SAFE, 12), 0.05);
		assertEquals(9.1, leastDifference(SubunitColors.SAFE, 20), 0.05);
		assertTrue(leastDifference(SubunitColors.HSV, 8) < 9);
	}

	@Test
	void theyCanBeReadOnWhitePaperAndBesideTheSta() {
		for (int i = 0; i < 20; i++) {
			final Color color = SubunitColors.SAFE.of(i);
			assertTrue(SubunitColors.luminance(color) < 0.37, "readable on paper: " + color);
			assertTrue(ColorVision.leastDifference(color, Color.WHITE) > 18, color.toString());
			assertTrue(ColorVision.leastDifference(color, SubunitColors.STA) > 18, color.toString());
		}
	}

	@Test
	void listsPalettesAndLookUpTablesAreTaken() {
		final SubunitColors list = FigureOptions.COLORS.parse("#E69F00, red,Blue");
		assertEquals("#e69f00,red,blue", list.toString());
		assertEquals(new Color(0xe69f00), list.of(0));
		assertEquals(Color.RED, list.of(1));
		assertEquals(Color.BLUE, list.of(5));
		assertEquals(new Color(0x009e73), FigureOptions.COLORS.parse("OkabeIto").of(2));
		assertEquals(SubunitColors.SAFE, FigureOptions.DEFAULTS.colors());
		for (final String table : new String[] { "Fire", "3-3-2 RGB", "Red/Green" }) {
			final Set<Color> colors = new HashSet<>();
			for (int i = 0; i < 10; i++) colors.add(FigureOptions.COLORS.parse(table).of(i));
			assertEquals(10, colors.size(), table);
			assertEquals(table, FigureOptions.COLORS.parse(table).toString());
		}
	}
}
