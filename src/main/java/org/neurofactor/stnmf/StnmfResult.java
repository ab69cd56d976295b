package org.neurofactor.stnmf;

import java.util.Optional;
import static org.neurofactor.settings.Require.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.neurofactor.run.NeuroFactor;
import org.neurofactor.factorization.SemiNmf;
import org.neurofactor.spatial.Image2D;
import org.neurofactor.spatial.MoransI;

/**
 * What an STNMF found: r modules (images), their weights in every spike, the spike-triggered average, and how they were
 * found. Immutable.
 * <p>
 * Modules are numbered from 0 in the order of {@link StnmfOptions#SORT}: localized modules first, and among them, as
 * among the others, the larger mean weight first. The order is that of the threshold which the factorisation was asked
 * for; {@link #analysedWith} keeps it, so that a module keeps its number.
 * </p>
 */
public final class StnmfResult {

	private final StnmfOptions options;
	private final Factors factors;
	private SubunitAnalysis analysis;

	private StnmfResult(final StnmfOptions options, final Factors factors) {
		this.options = options;
		this.factors = factors;
	}

	/** What does not depend on threshold and pixel size. */
	private static final class Factors {

		private List<Image2D> modules;
		private double[] moransI;
		private double[][] weights;
		private double[] meanWeights;
		private Image2D sta;
		private double residual;
		private int iterations;
		private OptionalInt fixedPoint;
		private String version;
		private EnsembleSummary ensemble;
	}

	static StnmfResult of(final StnmfOptions options, final SpikeTriggeredEnsemble ensemble,
		final SemiNmf factorization, final int iterations, final OptionalInt fixedPoint)
	{
		final double[][] modules = factorization.modules();
		final double[][] weights = factorization.weights();
		final int r = modules.length;
		final double[] means = new double[r];
		final double[] moransI = new double[r];
		final List<Image2D> images = new ArrayList<>();
		for (int j = 0; j < r; j++) {
			if (options.get(StnmfOptions.FLIP) && mean(weights[j]) < 0) {
				negate(modules[j]);
				negate(weights[j]);
			}
			means[j] = mean(weights[j]);
			images.add(ensemble.image(modules[j]));
			moransI[j] = MoransI.of(images.get(j)).statistic();
		}

		final int[] order = IntStream.range(0, r)
			.boxed()
			.sorted(options.get(StnmfOptions.SORT)
				? Comparator.<Integer, Boolean> comparing(j -> !(moransI[j] > options.get(StnmfOptions.THRESHOLD)))
					.thenComparing(j -> -Math.abs(means[j]))
				: Comparator.naturalOrder())
			.mapToInt(Integer::intValue)
			.toArray();
		final Factors f = new Factors();
		f.modules = Collections
			.unmodifiableList(Arrays.asList(Arrays.stream(order).mapToObj(images::get).toArray(Image2D[]::new)));
		f.moransI = Arrays.stream(order).mapToDouble(j -> moransI[j]).toArray();
		f.weights = Arrays.stream(order).mapToObj(j -> weights[j]).toArray(double[][]::new);
		f.meanWeights = Arrays.stream(order).mapToDouble(j -> means[j]).toArray();
		f.sta = ensemble.sta();
		f.residual = factorization.residual();
		f.iterations = iterations;
		f.fixedPoint = fixedPoint;
		f.version = NeuroFactor.version();
		f.ensemble = ensemble.summary();
		return new StnmfResult(options, f);
	}

	/**
	 * A result that was stored: equal, to the last bit, to the one whose parts these are.
	 *
	 * @param modules in the result's order
	 * @param weights {@code [module][spike]}; taken, not copied
	 * @param version of the software that made it
	 * @param ensemble what its values told about it; null if that is not known
	 * @throws IllegalArgumentException if there are not as many weights as modules, or none
	 */
	public static StnmfResult restored(final StnmfOptions options, final List<Image2D> modules,
		final double[][] weights, final Image2D sta, final double residual, final int iterations,
		final OptionalInt fixedPoint, final String version, final EnsembleSummary ensemble)
	{
		require(!modules.isEmpty() && modules.size() == weights.length,
			"The weights must be those of " + modules.size() + " modules", weights.length);
		final Factors f = new Factors();
		f.modules = Collections.unmodifiableList(new ArrayList<>(modules));
		f.moransI = modules.stream().mapToDouble(module -> MoransI.of(module).statistic()).toArray();
		f.weights = weights;
		f.meanWeights = Arrays.stream(weights).mapToDouble(StnmfResult::mean).toArray();
		f.sta = sta;
		f.residual = residual;
		f.iterations = iterations;
		f.fixedPoint = fixedPoint;
		f.version = version;
		f.ensemble = ensemble;
		return new StnmfResult(options, f);
	}

	private static double mean(final double[] values) {
		return Arrays.stream(values).sum() / values.length;
	}

	private static void negate(final double[] values) {
		for (int i = 0; i < values.length; i++) values[i] = 0 - values[i]; // and zero stays +0
	}

	/**
	 * The same factorisation analysed in another way; nothing is factorised again.
	 *
	 * @param threshold of Moran's I, −1 to 1
	 * @param pixelSizeUm edge length of a pixel in µm, 0 if unknown
	 * @throws IllegalArgumentException if one of them is out of range
	 */
	public StnmfResult analysedWith(final double threshold, final double pixelSizeUm) {
		return new StnmfResult(
			options.with(StnmfOptions.THRESHOLD, threshold).with(StnmfOptions.PIXEL_SIZE, pixelSizeUm), factors);
	}

	public StnmfOptions options() {
		return options;
	}

	/** Version of the software that made it. */
	public String version() {
		return factors.version;
	}

	/** What the values of the ensemble told about it; empty for a result that was stored without. */
	public Optional<EnsembleSummary> ensemble() {
		return Optional.ofNullable(factors.ensemble);
	}

	/** Number of iterations done. */
	public int iterations() {
		return factors.iterations;
	}

	/**
	 * The iteration that was the first to change nothing: after it, the result would be the same after any number of
	 * iterations. Empty if there was none.
	 */
	public OptionalInt fixedPoint() {
		return factors.fixedPoint;
	}

	/** Residual ‖V − W H‖ (Frobenius norm). */
	public double residual() {
		return factors.residual;
	}

	/** Width of the images in pixels. */
	public int width() {
		return factors.sta.width();
	}

	/** Height of the images in pixels. */
	public int height() {
		return factors.sta.height();
	}

	/** Number of spikes m. */
	public int spikes() {
		return factors.weights[0].length;
	}

	/** Number of modules r. */
	public int rank() {
		return factors.weights.length;
	}

	/** All modules, NaN where masked. */
	public List<Image2D> modules() {
		return factors.modules;
	}

	/** Weight of a module in a spike; over all spikes, the weights of a module have unit L2 norm. */
	public double weight(final int module, final int spike) {
		return factors.weights[module][spike];
	}

	/** Mean weight of a module over all spikes. */
	public double meanWeight(final int module) {
		return factors.meanWeights[module];
	}

	/** Moran's I of a module (masked pixels count as 0); NaN for a dead, constant one. */
	public double moransI(final int module) {
		return factors.moransI[module];
	}

	/** Spike-triggered average, NaN where masked. */
	public Image2D sta() {
		return factors.sta;
	}

	/** Subunits and their measures at the threshold and pixel size of the {@link #options()}. */
	public synchronized SubunitAnalysis analysis() {
		if (analysis == null) analysis = new SubunitAnalysis(this);
		return analysis;
	}
}
