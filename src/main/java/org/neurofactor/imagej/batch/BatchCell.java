package org.neurofactor.imagej.batch;

import org.neurofactor.stnmf.StnmfOptions;

import ij.measure.Calibration;

import java.util.Optional;

import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.figure.MosaicCell;
import org.neurofactor.stnmf.StnmfResult;

/** What became of one cell of a batch: its results, or why there are none: it has failed, or was left out. */
final class BatchCell {

	private final String name;
	private final boolean skipped;
	private final String error;
	private boolean leftOut;

	/** Of the results, which may be too many to be kept; null, as the numbers are NaN, if there are no results. */
	private MosaicCell onScreen;
	private double subunits = Double.NaN;
	private double coverage = Double.NaN;
	private double staDiameter = Double.NaN;
	private double pixelSizeUm = Double.NaN;
	private double residual = Double.NaN;
	private double sparsity = Double.NaN;
	private double seconds = Double.NaN;

	private String remark = "";

	private BatchCell(final String name, final boolean skipped, final String error) {
		this.name = name;
		this.skipped = skipped;
		this.error = error;
	}

	/**
	 * @param source what was factorised: where it was cut out of the screen is the origin of its calibration
	 * @param seconds it took
	 * @param skipped whether the results had been there before
	 * @param remark what is to be known of them; may be empty
	 */
	static BatchCell finished(final String name, final StnmfResult result, final SourceImage source,
		final double seconds, final boolean skipped, final String remark)
	{
		final BatchCell cell = new BatchCell(name, skipped, "");
		cell.remark = remark;
		final Calibration calibration = source.calibration();
		cell.onScreen = new MosaicCell(name, result, -calibration.xOrigin, -calibration.yOrigin);
		cell.subunits = result.analysis().subunits().size();
		cell.coverage = result.analysis().coverage();
		cell.staDiameter = result.analysis().staDiameter();
		cell.pixelSizeUm = result.options().get(StnmfOptions.PIXEL_SIZE);
		cell.residual = result.residual();
		cell.sparsity = result.options().get(StnmfOptions.SPARSITY);
		cell.seconds = seconds;
		return cell;
	}

	/** @param error the reason, for the user */
	static BatchCell failed(final String name, final String error) {
		return new BatchCell(name, false, error);
	}

	/** @param reason for the user */
	static BatchCell leftOut(final String name, final String reason) {
		final BatchCell cell = new BatchCell(name, false, reason);
		cell.leftOut = true;
		return cell;
	}

	public String name() {
		return name;
	}

	/** Whether there are results. */
	public boolean hasResults() {
		return onScreen != null;
	}

	/** Whether there should be results, but are none. */
	public boolean hasFailed() {
		return !hasResults() && !leftOut;
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

	/** What is to be known of the results; empty if there is nothing, or there are none. */
	public String remark() {
		return remark;
	}

	/** Number of subunits; NaN, like all numbers, if there are no results. */
	public double subunits() {
		return subunits;
	}

	/** Part of the STA's area which is covered by exactly one subunit. */
	public double coverage() {
		return coverage;
	}

	/** Diameter of the STA in µm or, where the pixel size is unknown, in pixels. */
	public double staDiameter() {
		return staDiameter;
	}

	/** Of lengths: "um" or "px"; null if there are no results. */
	public String unit() {
		return !hasResults() ? null : pixelSizeUm > 0 ? "um" : "px";
	}

	/** Edge length of a pixel in µm; 0 if unknown. */
	public double pixelSizeUm() {
		return pixelSizeUm;
	}

	/** Residual ‖V − W H‖. */
	public double residual() {
		return residual;
	}

	/** Sparsity λ, given or chosen. */
	public double sparsity() {
		return sparsity;
	}

	/** How long its factorisation took, and the choice of the sparsity. */
	public double seconds() {
		return seconds;
	}

	/**
	 * The cell on the screen, whose corner is (0, 0), as is the position of a cell where it was not noted; empty if
	 * there are no results.
	 */
	Optional<MosaicCell> onScreen() {
		return Optional.ofNullable(onScreen);
	}
}
