/**
 * Two-photon calcium movies whose truth is known, to try neuropil separation on: cells that overlap, the neuropil that
 * shines through them, and photon noise.
 * <p>
 * A movie is what {@link org.neurofactor.neuropil.simulation.CalciumMovieSimulation} says; nothing in it depends on how
 * the separation works. Left out are motion, bleaching, cells out of focus, and any relation between what cells and
 * neuropil do.
 * </p>
 * <p>
 * Coordinates are (x, y) in pixels with the <em>corner</em> of the upper left pixel at (0, 0), y pointing down. The
 * same options give the same movie, bit for bit, on every Java version and platform.
 * </p>
 */
package org.neurofactor.neuropil.simulation;
