/**
 * Making the spike-triggered stimulus ensemble (STE) of a cell from the stimulus and the cell's spikes.
 * <p>
 * {@link org.neurofactor.stnmf.ensemble.SpikeTriggering} reads the {@link org.neurofactor.stnmf.ensemble.Stimulus}
 * frame by frame, twice, for all cells at once. The first pass gives each cell's
 * {@linkplain org.neurofactor.stnmf.ensemble.SpikeTriggeredAverage spike-triggered average} over the τ frames up to the
 * spike; from this come its {@linkplain org.neurofactor.stnmf.ensemble.Significance significance}, the
 * {@linkplain org.neurofactor.stnmf.ensemble.ReceptiveField receptive field} with its temporal filter and spatial
 * profile, and the {@linkplain org.neurofactor.stnmf.ensemble.Window window} around it. In the second pass, the τ
 * frames before each spike are weighted by the temporal filter and summed:
 * one effective stimulus image per spike, which is what {@link org.neurofactor.stnmf.Stnmf} takes.
 * </p>
 * <p>
 * Conventions: the first frame is frame 0, and bin b of the spikes is the time during which frame b was shown. Trials
 * are consecutive blocks of frames. Images are x (column), y (row); the axis of time in an average runs forward, so
 * that its last frame is that of the spike.
 * </p>
 */
package org.neurofactor.stnmf.ensemble;
