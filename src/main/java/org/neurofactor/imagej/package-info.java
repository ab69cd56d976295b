/**
 * The door between ImageJ and the core.
 * <p>
 * <b>In:</b> a stack becomes an ensemble ({@link org.neurofactor.imagej.door.PlaneStack}), its selection a set of
 * pixels ({@link org.neurofactor.imagej.door.Selection}), its calibration a {@link
 * org.neurofactor.imagej.door.PixelSize}; {@link org.neurofactor.imagej.door.MemoryEstimate} says beforehand whether it
 * will fit. {@link org.neurofactor.imagej.door.SourceImage} remembers what results are named after and calibrated like.
 * </p>
 * <p>
 * <b>Out:</b> a {@link org.neurofactor.stnmf.StnmfResult} becomes images with overlays
 * ({@link org.neurofactor.imagej.stnmf.StnmfImages}, {@link org.neurofactor.imagej.stnmf.Outlines}), tables
 * ({@link org.neurofactor.imagej.stnmf.SubunitTable}, {@link org.neurofactor.imagej.stnmf.WeightTable}), a page for a
 * paper ({@link org.neurofactor.imagej.figure}) and a folder of files ({@link
 * org.neurofactor.imagej.stnmf.StnmfFiles}), which an {@link org.neurofactor.imagej.record.ResultFolder} writes all or
 * none, and from which {@link org.neurofactor.imagej.stnmf.StnmfFolder} reads the result again. {@link
 * org.neurofactor.imagej.stnmf.StnmfOutputs} has them all. How a run is watched and steered is in {@link
 * org.neurofactor.imagej.stnmf.StnmfSteering}.
 * </p>
 * <p>
 * The same for a consensus analysis: {@link org.neurofactor.imagej.consensus.ConsensusRun} runs it,
 * {@link org.neurofactor.imagej.consensus.StartFolder} keeps its finished starts, {@link
 * org.neurofactor.imagej.consensus.ConsensusTable}, {@link org.neurofactor.imagej.consensus.ConsensusImages} and {@link
 * org.neurofactor.imagej.consensus.ConsensusFiles} are what comes out.
 * </p>
 * <p>
 * Before and around it: {@link org.neurofactor.imagej.ensemble.EnsembleRun} makes the ensembles of a recording from the
 * stimulus and a {@link org.neurofactor.imagej.ensemble.SpikeFile}, {@link org.neurofactor.imagej.batch.StnmfBatch}
 * goes through a folder of them, and {@link org.neurofactor.imagej.simulation.SimulatedCell} is a cell whose subunits
 * are known, as {@link org.neurofactor.imagej.simulation.SimulatedMovie} is a movie whose calcium is known.
 * </p>
 * <p>
 * Nothing in here shows anything, but for {@link org.neurofactor.imagej.door.RoiList} and
 * {@link org.neurofactor.imagej.door.SmallWindow}, which are about that; all else works without a display. Input images
 * are never changed. The core has the centre of pixel (i, j) at (i, j), ImageJ its upper left corner: what leaves by
 * this door, outlines and centres alike, is moved by half a pixel.
 * </p>
 */
package org.neurofactor.imagej;
