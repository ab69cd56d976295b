package org.neurofactor.imagej.door;

import ij.ImagePlus;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.EnsembleSummary;
import org.neurofactor.stnmf.SpikeTriggeredEnsemble;

/** What the user is told of the values of an ensemble before it is factorised. */
public final class EnsembleRemarks {

	/**
	 * Mean in standard deviations, and mean correlation of neighbours, beyond which a stack is no ensemble. Of true
	 * ensembles of 30 to 4000 spikes, whole or the 3 × 3 pixels where the STA is strongest, the mean was 0.27 at most
	 * and the correlation 0.05; of a calcium movie they are 2.2 and 0.39.
	 */
	static final double FAR_FROM_ZERO = 0.4;
	static final double ALIKE = 0.2;

	/** Standard deviation, and its inverse, beyond which the usual sparsities do not suit. True ones: 0.99 to 1.03. */
	private static final double FAR_FROM_ONE = 1.25;

	/** What dead modules hold is 1e-16; values should be well above. */
	private static final double FLOOR = 1e-13;

	/** Part of the pixels. */
	private static final double MOST = 0.5;

	/** For a glance at a stack: slices, and values in all. */
	private static final int SLICES = 200;
	private static final long VALUES = 20_000_000;

	private EnsembleRemarks() {}

	/**
	 * What a part of a stack tells, without reading the rest.
	 *
	 * @throws IllegalArgumentException if it is no stack, or its selection no area
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static EnsembleSummary glance(final ImagePlus ste, final ProgressMonitor monitor) {
		final long pixels = Math.max(1, (long) ste.getWidth() * ste.getHeight());
		return SpikeTriggeredEnsemble.glance(PlaneStack.of(ste, PlaneStack.SPIKE), Selection.of(ste),
			(int) Math.max(2, Math.min(SLICES, VALUES / pixels)), monitor);
	}

	/** Such as "mean 0.052, SD 1.01, 40 of 64 pixels masked (NaN; slice 5 alone masks 40)". */
	public static String facts(final EnsembleSummary ensemble) {
		return "mean " + number(ensemble.mean(), 3) + ", SD " + number(ensemble.standardDeviation(), 4) +
			masked(ensemble) +
			(ensemble.constantPixels() == 0 ? "" : ", " + ensemble.constantPixels() + " pixels constant");
	}

	private static String masked(final EnsembleSummary ensemble) {
		if (ensemble.maskedPixels() == 0) return "";
		final int infinite = ensemble.infinitePixels();
		final String why = infinite == 0 ? "NaN" : infinite == ensemble.maskedPixels() ? "infinite" : "NaN or infinite";
		return ", " + ensemble.maskedPixels() + " of " + ensemble.pixels() + " pixels masked (" + why +
			" in a slice; slice " + (ensemble.worstSpike() + 1) + " alone masks " + ensemble.maskedInWorstSpike() + ")";
	}

	/** For {@code run.json}. */
	public static Map<String, Object> numbers(final EnsembleSummary ensemble) {
		final Map<String, Object> numbers = new LinkedHashMap<>();
		numbers.put("ensemble_mean", ensemble.mean());
		numbers.put("ensemble_sd", ensemble.standardDeviation());
		numbers.put("selected_pixels", ensemble.pixels());
		numbers.put("masked_pixels", ensemble.maskedPixels());
		numbers.put("infinite_pixels", ensemble.infinitePixels());
		numbers.put("worst_slice", ensemble.worstSpike() < 0 ? null : ensemble.worstSpike() + 1);
		numbers.put("masked_by_worst_slice", ensemble.maskedInWorstSpike());
		numbers.put("constant_pixels", ensemble.constantPixels());
		return numbers;
	}

	/** What is wrong with an ensemble, whatever the sparsity; a sentence or two each. */
	public static List<String> warnings(final EnsembleSummary ensemble) {
		final List<String> warnings = new ArrayList<>();
		final int pixels = ensemble.pixels();
		if (ensemble.maskedInWorstSpike() > MOST * pixels)
			warnings.add("Slice " + (ensemble.worstSpike() + 1) + " alone masks " + ensemble.maskedInWorstSpike() +
				" of " + pixels + " pixels: if it is not sound, delete it (Image > Stacks > Delete Slice).");
		else if (ensemble.maskedPixels() > MOST * pixels) warnings.add(ensemble.maskedPixels() + " of " + pixels +
			" pixels are masked, since each is NaN or infinite in some slice.");
		final double mean = ensemble.mean(), sd = ensemble.standardDeviation();
		final boolean offset = Math.abs(mean) > FAR_FROM_ZERO * sd;
		if (offset) warnings.add("The mean, " + number(mean, 4) + ", is far from 0 for an SD of " + number(sd, 4) +
			(ensemble.smallest() >= 0 ? ", and no value is negative" : "") + ": an ensemble is about zero. " +
			"Convert to 32-bit and subtract the stimulus's mean (Process > Math > Subtract...).");
		if (ensemble.neighborCorrelation() > ALIKE) warnings.add("Neighboring pixels are alike (correlation " +
			number(ensemble.neighborCorrelation(), 2) + ")" + (offset ? ", as in a movie" : "") +
			": STNMF is for ensembles of white noise, in which they are not. Is this the right image?");
		return warnings;
	}

	/**
	 * What is wrong with an ensemble; a sentence or two each.
	 *
	 * @param scaled whether it is divided by its standard deviation
	 */
	public static List<String> warnings(final EnsembleSummary ensemble, final double sparsity, final boolean scaled) {
		final List<String> warnings = warnings(ensemble);
		final double sd = ensemble.standardDeviation();
		if (scaled || !(sd > 0)) return warnings;
		final String is = "The SD is " + number(sd, 4);
		final String lambda = "the sparsity, " + number(sparsity, 4) + ", is ";
		if (sd < FLOOR) warnings.add(is + ", close to the smallest value that a module has, 1e-16. Choose scale=sd.");
		else if (sparsity >= ensemble.largestNorm()) warnings
			.add(is + ", and " + lambda + "more than it can outweigh: all modules will be empty. Choose scale=sd.");
		else if (sd > FAR_FROM_ONE || sd < 1 / FAR_FROM_ONE) warnings.add(
			is + ", not 1, and " + lambda + number(sparsity / sd, 3) + " of that. Choose scale=sd to give it in SDs.");
		return warnings;
	}

	private static String number(final double value, final int digits) {
		if (!(Math.abs(value) <= Double.MAX_VALUE)) return String.valueOf(value);
		final BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
		return Math.abs(value) < 1e-6 ? rounded.toString() : rounded.toPlainString();
	}
}
