package org.neurofactor.imagej.batch;

import org.neurofactor.imagej.stnmf.SavedStnmf;

import ij.measure.Calibration;

import java.util.Optional;

import org.neurofactor.imagej.figure.MosaicCell;

/** What became of one cell of a batch: its results, or why there are none: it has failed, or was left out. */
public final class BatchCell {

	private final String name;
	private final boolean skipped;
	private final SavedStnmf saved;
	private final boolean leftOut;
	private final String error;

	private BatchCell(final String name, final boolean skipped, final SavedStnmf saved, final boolean leftOut,
		final String error)
	{
		this.name = name;
		this.skipped = skipped;
		this.saved = saved;
		this.leftOut = leftOut;
		this.error = error;
	}

	/** @param skipped whether the results had been there before */
	static BatchCell finished(final String name, final SavedStnmf saved, final boolean skipped) {
		return new BatchCell(name, skipped, saved, false, "");
	}

	/** @param error the reason, for the user */
	static BatchCell failed(final String name, final String error) {
		return new BatchCell(name, false, null, false, error);
	}

	/** @param reason for the user */
	static BatchCell leftOut(final String name, final String reason) {
		return new BatchCell(name, false, null, true, reason);
	}

	public String name() {
		return name;
	}

	/** Whether there are results. */
	public boolean hasResults() {
		return saved != null;
	}

	/** Whether there should be results, but are none. */
	public boolean hasFailed() {
		return saved == null && !leftOut;
	}

	/** Whether it was not to be done. */
	public boolean isLeftOut() {
		return leftOut;
	}

	/** Whether the results had been there before. */
	public boolean isSkipped() {
		return skipped;
	}

	/** Why there are no results; empty if there are. */
	public String error() {
		return error;
	}

	/** Number of subunits; NaN, like all numbers, if there are no results. */
	public double subunits() {
		return number("subunits");
	}

	/** Part of the STA's area which is covered by exactly one subunit. */
	public double coverage() {
		return number("coverage");
	}

	/** Diameter of the STA in µm or, where the pixel size is unknown, in pixels. */
	public double staDiameter() {
		return number("sta_diameter");
	}

	/** Edge length of a pixel in µm; 0 if unknown. */
	public double pixelSizeUm() {
		return number("pixel_size_um");
	}

	/** Residual ‖V − W H‖. */
	public double residual() {
		return number("residual");
	}

	/** Sparsity λ, given or chosen. */
	public double sparsity() {
		return number("sparsity");
	}

	/** How long its factorisation took, and the choice of the sparsity. */
	public double seconds() {
		return number("seconds");
	}

	private double number(final String key) {
		return hasResults() ? saved.number(key) : Double.NaN;
	}

	/**
	 * The cell on the screen: empty if there are no results. Where the ensemble was cut out of the screen is the origin of its
	 * calibration, which is the screen's corner in pixels of the ensemble; (0, 0) if it was not noted.
	 */
	Optional<MosaicCell> onScreen() {
		if (!hasResults()) return Optional.empty();
		final Calibration calibration = saved.calibration();
		return Optional.of(new MosaicCell(name, saved, -calibration.xOrigin, -calibration.yOrigin));
	}
}
