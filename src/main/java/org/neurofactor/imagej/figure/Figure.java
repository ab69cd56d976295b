package org.neurofactor.imagej.figure;

import java.awt.Graphics2D;

/** A drawing of a nominal size, for whatever a {@link Graphics2D} draws on. */
interface Figure {

	double width();

	double height();

	/** Draws the figure from (0, 0) to (width, height), background included. */
	void draw(Graphics2D g);
}
