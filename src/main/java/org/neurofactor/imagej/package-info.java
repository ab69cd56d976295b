/**
 * The door between ImageJ and the core.
 * <p>
 * <b>In:</b> a stack becomes an ensemble ({@link org.neurofactor.imagej.PlaneStack}), its selection a set of pixels
 * ({@link org.neurofactor.imagej.Selection}), its calibration a {@link org.neurofactor.imagej.PixelSize};
 * {@link org.neurofactor.imagej.MemoryNeed} says beforehand whether it will fit. {@link org.neurofactor.imagej.SourceImage}
 * remembers what results are named after and calibrated like.
 * </p>
 * <p>
 * <b>Out:</b> a {@link org.neurofactor.stnmf.StnmfResult} becomes images with overlays
 * ({@link org.neurofactor.imagej.StnmfImages}, {@link org.neurofactor.imagej.Outlines}), tables
 * ({@link org.neurofactor.imagej.SubunitTable}, {@link org.neurofactor.imagej.WeightTable}), a page for a paper
 * ({@link org.neurofactor.imagej.figure}) and a folder of files ({@link org.neurofactor.imagej.StnmfFiles}), which an
 * {@link org.neurofactor.imagej.AtomicFileSet} writes all or none, and from which
 * {@link org.neurofactor.imagej.SavedStnmf} reads what the page shows. {@link org.neurofactor.imagej.StnmfOutputs} has
 * them all. How a run is watched and steered is in {@link org.neurofactor.imagej.StnmfSteering}.
 * </p>
 * <p>
 * The same for a consensus analysis: {@link org.neurofactor.imagej.ConsensusStack} runs it,
 * {@link org.neurofactor.imagej.RunFolder} keeps its finished runs, {@link org.neurofactor.imagej.ConsensusTable},
 * {@link org.neurofactor.imagej.ConsensusImages} and {@link org.neurofactor.imagej.ConsensusFiles} are what comes out.
 * </p>
 * <p>
 * Before and around it: {@link org.neurofactor.imagej.EnsembleRun} makes the ensembles of a recording from the stimulus
 * and a {@link org.neurofactor.imagej.SpikeFile}, {@link org.neurofactor.imagej.StnmfBatch} goes through a folder of them,
 * and {@link org.neurofactor.imagej.SimulatedCell} is a cell whose subunits are known, as
 * {@link org.neurofactor.imagej.SimulatedMovie} is a movie whose calcium is known.
 * </p>
 * <p>
 * Nothing in here shows anything, but for {@link org.neurofactor.imagej.RoiList} and
 * {@link org.neurofactor.imagej.SmallWindow}, which are about that; all else works without a display. Input images are
 * never changed. The core has the centre of pixel (i, j) at (i, j), ImageJ its upper left corner: what leaves by this
 * door, outlines and centres alike, is moved by half a pixel.
 * </p>
 */
package org.neurofactor.imagej;
