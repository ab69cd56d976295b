/**
 * Spike-Triggered Ensemble in ImageJ: files of spikes in, ensembles out as stacks and files.
 */
package org.neurofactor.imagej.ensemble;
