/**
 * NeuroFactor factorises neurophysiology images: receptive-field subunits from a spike-triggered stimulus ensemble,
 * and cell signals from two-photon movies.
 * <p>
 * The rooms of the house, and who may call whom: {@code command → imagej → stnmf, neuropil → factorization, spatial}.
 * The lower rooms know nothing of ImageJ: from code, start at {@link org.neurofactor.stnmf.Stnmf} or
 * {@link org.neurofactor.neuropil.NeuropilSeparation}.
 * </p>
 */
package org.neurofactor;
