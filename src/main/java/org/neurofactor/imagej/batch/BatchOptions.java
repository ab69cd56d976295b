package org.neurofactor.imagej.batch;

import java.util.Map;
import java.util.Optional;

import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.imagej.stnmf.StnmfSteering;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.neurofactor.settings.Values;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.consensus.ConsensusOptions;

/** What is done with each cell of a batch. Immutable. */
public final class BatchOptions {

	private static final String GROUP = "Consensus";

	/** Those of STNMF that a consensus analysis has, too. */
	private static final Settings SHARED = StnmfOptions.SETTINGS.filter(ConsensusOptions.SETTINGS::contains);

	/** Whether the sparsity is chosen for each cell by a consensus analysis. */
	public static final Setting<Boolean> CONSENSUS = Setting.flag("consensus", false)
		.label("Choose the sparsity by consensus")
		.help("For each cell, as STNMF Consensus suggests it, by what is given below.");

	/** Whether cells are factorised whose spike-triggered average is noise. */
	public static final Setting<Boolean> NOISE_CELLS = Setting.flag("noisecells", false)
		.label("Cells of noise, too")
		.help(
			"Also those whose spike-triggered average is not above noise, as Spike-Triggered Ensemble has noted in run.json.")
		.advanced("Cells")
		.withoutEffect();

	/** What counts only with {@link #CONSENSUS}. */
	private static final Settings OF_CONSENSUS =
		ConsensusOptions.SETTINGS.filter(setting -> !SHARED.contains(setting)).map(setting -> setting.advanced(GROUP));

	/** All of them. */
	public static final Settings SETTINGS = StnmfOptions.SETTINGS
		.with(StnmfOptions.INITIALIZATION.only(StnmfOptions.Start.AUTO, StnmfOptions.Start.NNSVD_LRC,
			StnmfOptions.Start.SMOOTHED, StnmfOptions.Start.RANDOM))
		.and(StnmfSteering.SETTINGS)
		.and(FigureOptions.SETTINGS)
		.and(CONSENSUS)
		.and(OF_CONSENSUS)
		.and(NOISE_CELLS);

	private final Values values;
	private final StnmfOptions stnmf;
	private final ConsensusOptions consensus;
	private final FigureOptions figure;

	/** @param values of all {@link #SETTINGS}, and maybe others */
	public BatchOptions(final Values values) {
		this.values = values;
		stnmf = StnmfOptions.DEFAULTS.with(values);
		if (values.get(CONSENSUS) && stnmf.get(StnmfOptions.SCALE) != StnmfOptions.Scale.NONE)
			throw new IllegalArgumentException("scale must be none with " + CONSENSUS +
				", which suggests a sparsity in the values of the ensemble, but was " + stnmf.get(StnmfOptions.SCALE) +
				".");
		consensus = ConsensusOptions.DEFAULTS.with(values);
		figure = FigureOptions.DEFAULTS.with(values);
	}

	/** Of all cells; the pixel size is that of the image's calibration where it is 0. */
	StnmfOptions stnmf() {
		return stnmf;
	}

	/** How the sparsity is chosen for each cell; empty to take that of {@link #stnmf()}. */
	Optional<ConsensusOptions> consensus() {
		return values.get(CONSENSUS) ? Optional.of(consensus) : Optional.empty();
	}

	FigureOptions figure() {
		return figure;
	}

	/** Whether the course of the residual is saved. */
	boolean residuals() {
		return values.get(StnmfSteering.RESIDUALS);
	}

	/** Anew for each cell, as it takes notes. */
	StnmfSteering steering() {
		return new StnmfSteering(values, stnmf.get(StnmfOptions.SEED));
	}

	boolean noiseCells() {
		return values.get(NOISE_CELLS);
	}

	/** The options on which the results of a cell depend: with others changed, they need not be computed again. */
	public Map<String, Object> keys() {
		return values.filter(Setting::hasEffect)
			.filter(setting -> values.get(CONSENSUS)
				? !setting.key().equals(StnmfOptions.SPARSITY.key())
				: setting != CONSENSUS && !OF_CONSENSUS.contains(setting))
			.toMap();
	}
}
