package org.neurofactor.imagej.batch;

import org.neurofactor.imagej.stnmf.StnmfSteering;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.consensus.ConsensusOptions;

/** What is done with each cell of a batch: immutable. */
public final class BatchOptions {

	private final StnmfOptions stnmf;
	private final ConsensusOptions consensus;
	private final FigureOptions figure;
	private final boolean residuals;
	private final double stop;
	private final int perturb;
	private final Map<String, Object> keys;

	/**
	 * @param stnmf of all cells; the pixel size is that of the image's calibration where it is 0, the sparsity counts
	 *          only without consensus
	 * @param consensus how the sparsity is chosen for each cell; null to take that of {@code stnmf}
	 * @param figure figure and colours
	 * @param residuals whether the course of the residual is saved
	 * @param stop see {@link StnmfSteering}
	 * @param perturb see {@link StnmfSteering}
	 * @param keys all that the results of a cell depend on, by the keys of macros, to be saved with them
	 */
	public BatchOptions(final StnmfOptions stnmf, final ConsensusOptions consensus, final FigureOptions figure,
		final boolean residuals, final double stop, final int perturb, final Map<String, ?> keys)
	{
		this.stnmf = stnmf;
		this.consensus = consensus;
		this.figure = figure;
		this.residuals = residuals;
		this.stop = stop;
		this.perturb = perturb;
		this.keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
	}

	StnmfOptions stnmf() {
		return stnmf;
	}

	Optional<ConsensusOptions> consensus() {
		return Optional.ofNullable(consensus);
	}

	FigureOptions figure() {
		return figure;
	}

	/** Whether the course of the residual is saved. */
	boolean residuals() {
		return residuals;
	}

	/** Anew for each cell, as it takes notes. */
	StnmfSteering steering() {
		return new StnmfSteering(residuals, stop, perturb, stnmf.seed());
	}

	Map<String, Object> keys() {
		return keys;
	}
}
