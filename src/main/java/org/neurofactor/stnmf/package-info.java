/**
 * Spike-triggered non-negative matrix factorization: from a spike-triggered stimulus ensemble to the receptive-field
 * subunits of a retinal ganglion cell.
 * <p>
 * {@link org.neurofactor.stnmf.Stnmf} reads an ensemble (x, y, spike), factorises it as its
 * {@link org.neurofactor.stnmf.StnmfOptions} say, and gives a {@link org.neurofactor.stnmf.StnmfResult}: modules,
 * weights and STA, and the {@link org.neurofactor.stnmf.SubunitAnalysis} made of them, which can be made again with
 * another threshold or pixel size without factorising again.
 * </p>
 * <p>
 * {@link org.neurofactor.stnmf.ensemble} makes the ensemble from stimulus and spikes,
 * {@link org.neurofactor.stnmf.consensus} helps to choose the sparsity, and a
 * {@link org.neurofactor.stnmf.Perturbation} helps a run out of local minima.
 * </p>
 * <p>
 * Methods: Liu et al. (2017), doi 10.1038/s41467-017-00156-9; Zapp et al. (2024), doi 10.1101/2024.04.22.590506.
 * Coordinates: the centre of pixel (i, j) is at (i, j), x the column and y the row.
 * </p>
 */
package org.neurofactor.stnmf;
