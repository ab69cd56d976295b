/**
 * From a two-photon movie and its cells to traces without the neuropil's share: masks → regions → traces → separated
 * traces → ΔF/F₀.
 * <p>
 * {@link org.neurofactor.neuropil.NeuropilSeparation} does it all. {@link org.neurofactor.spatial.Mask}s become
 * {@link org.neurofactor.neuropil.CellRegions}, a cell and the sectors of the ring around it;
 * {@link org.neurofactor.neuropil.TraceExtractor} averages them in every frame;
 * {@link org.neurofactor.neuropil.SourceSeparation} takes the traces of a cell apart by a
 * {@link org.neurofactor.neuropil.SeparationMethod}; {@link org.neurofactor.neuropil.DeltaF} normalises them.
 * </p>
 * <p>
 * Method: Keemink et al. (2018), Sci. Rep. 8:3493, doi 10.1038/s41598-018-21640-2. Conventions: pixel (x, y) has its
 * centre at (x, y) in masks, and is the square from (x, y) to (x + 1, y + 1) in outlines; frames, trials and signals
 * are counted from 0; signal 0 is the cell.
 * </p>
 */
package org.neurofactor.neuropil;
