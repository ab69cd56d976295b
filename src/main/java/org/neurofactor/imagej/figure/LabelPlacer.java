package org.neurofactor.imagej.figure;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Finds places for labels near their anchors such that none covers another. */
final class LabelPlacer {

	private static final int DIRECTIONS = 16;
	private static final int RINGS = 60;

	private final Rectangle2D area;
	private final List<Rectangle2D> taken = new ArrayList<>();

	/** @param area which labels should not leave */
	LabelPlacer(final Rectangle2D area) {
		this.area = area;
	}

	/** The free place next to the anchor, on rings of growing radius around it; the anchor itself if all is full. */
	Rectangle2D place(final double x, final double y, final double width, final double height) {
		Rectangle2D place = centred(x, y, width, height);
		for (int i = 0; i < RINGS * DIRECTIONS; i++) {
			final double radius = Math.ceil((double) i / DIRECTIONS) * height / 4;
			final double angle = 2 * Math.PI * i / DIRECTIONS;
			final Rectangle2D candidate =
				centred(x + radius * StrictMath.cos(angle), y + radius * StrictMath.sin(angle), width, height);
			if (isFree(candidate)) {
				place = candidate;
				break;
			}
		}
		taken.add(place);
		return place;
	}

	private static Rectangle2D centred(final double x, final double y, final double width, final double height) {
		return new Rectangle2D.Double(x - width / 2, y - height / 2, width, height);
	}

	private boolean isFree(final Rectangle2D candidate) {
		return area.contains(candidate) && taken.stream().noneMatch(candidate::intersects);
	}
}
