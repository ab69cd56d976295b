/**
 * One two-dimensional map at a time: is it localized, how large is it, and where does it end?
 * <p>
 * A module found by the factorization is an image. If it is a receptive-field subunit, its weight is gathered in one
 * place rather than scattered over the stimulus, which {@link org.neurofactor.spatial.MoransI Moran's I} measures. The
 * size and position of such a map are those of the
 * {@linkplain org.neurofactor.spatial.GaussianEllipse Gaussian fitted to it}; its form is the
 * {@linkplain org.neurofactor.spatial.Contour contour} at the height where that Gaussian would have fallen to a given
 * number of standard deviations. Contours are {@linkplain org.neurofactor.spatial.Polygon polygons}, polygons bound
 * {@linkplain org.neurofactor.spatial.Region regions}, and {@link org.neurofactor.spatial.Coverage} asks how much of
 * the receptive field is tiled by the subunits' regions.
 * <p>
 * <b>Coordinates.</b> x runs along an {@linkplain org.neurofactor.spatial.Image2D image}'s width and y along its
 * height. The <em>centre</em> of pixel (i, j) is at (i, j), so the image covers [−0.5, width − 0.5] ×
 * [−0.5, height − 0.5]. Drawing programs put a pixel's upper left corner at (i, j) instead; whoever draws an outline
 * shifts it by half a pixel. Lengths are in pixels, areas in square pixels. Pixels that are NaN are masked and count
 * as 0 unless said otherwise.
 * <p>
 * Everything here is immutable, deterministic and free of side effects.
 */
package org.neurofactor.spatial;
