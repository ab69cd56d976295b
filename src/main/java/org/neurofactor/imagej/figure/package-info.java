/**
 * Figures of results, as they would be printed in a paper: panels drawn with {@link java.awt.Graphics2D} in floating
 * coordinates, y downwards, on a page of nominal size, so that the same drawing goes to a raster or a vector image.
 * <p>
 * A {@link org.neurofactor.imagej.figure.Figure} knows its size and draws itself from panels such as
 * {@link org.neurofactor.imagej.figure.Heatmap} and {@link org.neurofactor.imagej.figure.BarChart};
 * {@link org.neurofactor.imagej.figure.Raster} turns it into pixels, {@link org.neurofactor.imagej.figure.Svg} into
 * vector graphics. What it shows is a result, and how is in
 * {@link org.neurofactor.imagej.figure.FigureOptions}. Nothing in here needs a display, nor ImageJ.
 * </p>
 */
package org.neurofactor.imagej.figure;
