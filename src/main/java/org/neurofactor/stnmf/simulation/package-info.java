/**
 * A retinal ganglion cell whose receptive-field subunits are known: its white-noise stimulus, its spikes and its
 * effective spike-triggered stimulus ensemble, to try spike-triggered non-negative matrix factorization on.
 * <p>
 * Coordinates are (x, y) in pixels with the <em>centre</em> of the upper left pixel at (0, 0), y pointing down.
 * </p>
 */
package org.neurofactor.stnmf.simulation;
