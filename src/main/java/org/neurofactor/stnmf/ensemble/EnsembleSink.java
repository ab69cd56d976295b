package org.neurofactor.stnmf.ensemble;

/** Takes the images of spike-triggered ensembles as they are made. */
@FunctionalInterface
public interface EnsembleSink {

	/**
	 * Called for every bin in which a cell has spikes that count: bins in their order, and in each bin cells in theirs.
	 *
	 * @param cell number of the cell, from 0
	 * @param bin number of the bin, from 0
	 * @param spikes how many times the image belongs to the ensemble, 1 or more
	 * @param image the part of the effective stimulus seen through the cell's window, row by row; a new array each time
	 */
	void add(int cell, int bin, int spikes, double[] image);
}
