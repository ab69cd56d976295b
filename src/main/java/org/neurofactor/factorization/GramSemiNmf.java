package org.neurofactor.factorization;

import org.neurofactor.matrix.DataMatrix;
import org.neurofactor.matrix.Kernels;
import org.neurofactor.matrix.LeftInverse;
import org.neurofactor.matrix.Matrices;
import org.neurofactor.matrix.SparseColumns;

import java.util.Arrays;

/**
 * Sparse semi-NMF in the Gram domain: with G = V Vᵀ and W⁺ = C Bᵀ ({@link LeftInverse}),
 *
 * <pre>
 * H = D C Bᵀ V        V Hᵀ = G B (D C)ᵀ        H Hᵀ = D C (Bᵀ G B) (D C)ᵀ
 * </pre>
 *
 * where the diagonal D normalises the rows of H. So W is updated without V; an iteration costs the same for a thousand
 * spikes and for a million. H itself is computed only when asked for.
 */
public final class GramSemiNmf implements SemiNmf {

	private final DataMatrix v;
	private final double[][] gram;
	private final double gramTrace;
	private final int spikes;
	private final double sparsity;

	/** W by columns, {@code [module][pixel]}. */
	private double[][] w = {};

	/** H = coefficients · basisᵀ · V. */
	private SparseColumns basis;
	private double[][] coefficients;

	/** H, if it was set; null where it follows from W. */
	private double[][] given;

	/** V Hᵀ by columns. */
	private double[][] vht;
	private double[][] hht;

	/** Room for W before an iteration, and for G B. Made once: in new memory every time, they would flush the cache. */
	private double[][] before;
	private double[][] room;

	/** Whether V Hᵀ and H Hᵀ are those of W, which an initialisation may have clamped since. */
	private boolean consistent;

	private boolean settled;

	/**
	 * @param sparsity λ ≥ 0, in units of V: what an entry of W must gain to be there
	 * @throws IllegalArgumentException if λ is negative or not finite
	 */
	public GramSemiNmf(final DataMatrix v, final double sparsity) {
		this(v, v.spikes(), sparsity);
	}

	/** @param spikes number of columns which the number of sweeps is computed from */
	GramSemiNmf(final DataMatrix v, final int spikes, final double sparsity) {
		if (!(sparsity >= 0 && sparsity <= Double.MAX_VALUE))
			throw new IllegalArgumentException("The sparsity must be 0 or more, but was " + sparsity + ".");
		this.v = v;
		this.spikes = spikes;
		this.sparsity = sparsity;
		gram = v.gram();
		double trace = 0;
		for (int p = 0; p < gram.length; p++) trace += gram[p][p];
		gramTrace = trace;
	}

	@Override
	public int pixels() {
		return gram.length;
	}

	@Override
	public int spikes() {
		return spikes;
	}

	@Override
	public int rank() {
		return w.length;
	}

	@Override
	public void initialize(final double[][] modules) {
		if (modules.length == 0) throw new IllegalArgumentException("There must be one initial module or more.");
		for (final double[] module : modules)
			if (module.length != pixels()) throw new IllegalArgumentException(
				"The initial modules must have " + pixels() + " pixels, but have " + module.length + ".");
		begin(modules);
		updateH();
		final double[][] unclamped = w; // is the basis of H
		w = Arrays.stream(w)
			.map(column -> Arrays.stream(column).map(value -> Math.max(value, 0)).toArray())
			.toArray(double[][]::new);
		consistent = Arrays.deepEquals(w, unclamped);
		settled = false;
	}

	private void begin(final double[][] modules) {
		w = Matrices.copy(modules);
		vht = new double[rank()][pixels()];
		before = new double[rank()][pixels()];
		room = new double[rank()][pixels()];
		AfHals.reviveDeadModules(w);
	}

	@Override
	public void set(final double[][] modules, final double[][] weights) {
		SemiNmfState.require(modules, weights, pixels(), v.spikes());
		begin(modules);
		given = Matrices.copy(weights);
		v.forEachBlock((from, columns) -> {
			for (int s = 0; s < columns.length; s++)
				for (int j = 0; j < rank(); j++) Kernels.axpy(vht[j], given[j][from + s], columns[s]);
		});
		hht = new double[rank()][rank()];
		for (int j = 0; j < rank(); j++) for (int i = 0; i < rank(); i++) hht[i][j] = Kernels.dot(given[i], given[j]);
		consistent = false;
		settled = false;
	}

	@Override
	public void iterate() {
		if (settled) return;
		copy(w, before);
		AfHals.update(w, vht, hht, sparsity, AfHals.maxSweeps(pixels(), spikes, rank()));
		settled = consistent && Arrays.deepEquals(w, before); // all that follows depends on W
		updateH();
		consistent = true;
	}

	private static void copy(final double[][] from, final double[][] to) {
		for (int j = 0; j < to.length; j++) System.arraycopy(from[j], 0, to[j], 0, to[j].length);
	}

	@Override
	public boolean isSettled() {
		return settled;
	}

	private void updateH() {
		given = null;
		final LeftInverse inverse = LeftInverse.of(w);
		basis = inverse.basis();
		coefficients = inverse.coefficients();
		final int r = w.length;
		final int k = basis.count();
		final double[][] gramBasis = Arrays.copyOf(room, k);
		basis.multiply(gram, gramBasis);
		final double[][] middle = basis.innerProducts(gramBasis);

		final double[][] half = new double[r][k]; // C (Bᵀ G B)
		for (int j = 0; j < r; j++) {
			Kernels.combination(half[j], middle, coefficients[j]);
			final double norm = Math.sqrt(Math.max(0, Kernels.dot(half[j], coefficients[j])));
			final double scale = norm > 0 ? 1 / norm : 0;
			for (int i = 0; i < k; i++) {
				coefficients[j][i] *= scale;
				half[j][i] *= scale;
			}
		}
		hht = new double[r][r];
		for (int j = 0; j < r; j++) {
			for (int i = 0; i <= j; i++) hht[i][j] = hht[j][i] = Kernels.dot(half[j], coefficients[i]);
			Kernels.combination(vht[j], gramBasis, coefficients[j]);
		}
	}

	@Override
	public double[][] modules() {
		return Matrices.copy(w);
	}

	@Override
	public double[][] weights() {
		if (given != null) return Matrices.copy(given);
		final double[][] h = new double[rank()][v.spikes()];
		v.forEachBlock((from, columns) -> setWeights(h, from, columns));
		return h;
	}

	/**
	 * The weights of some spikes, {@code [module][spike]}.
	 *
	 * @param columns the spikes, {@code [spike][pixel]}
	 * @throws IllegalStateException if the weights were set
	 */
	public double[][] weights(final double[][] columns) {
		if (given != null) throw new IllegalStateException("Weights that were set are not known of other spikes.");
		final double[][] h = new double[rank()][columns.length];
		setWeights(h, 0, columns);
		return h;
	}

	private void setWeights(final double[][] h, final int from, final double[][] columns) {
		final double[] inBasis = new double[basis.count()];
		for (int s = 0; s < columns.length; s++) {
			basis.innerProducts(columns[s], inBasis);
			for (int j = 0; j < h.length; j++) h[j][from + s] = Kernels.dot(coefficients[j], inBasis);
		}
	}

	/** From ‖V − W H‖² = tr G − 2 tr(Wᵀ V Hᵀ) + tr(WᵀW H Hᵀ). */
	@Override
	public double residual() {
		double square = gramTrace;
		for (int j = 0; j < rank(); j++) {
			square -= 2 * Kernels.dot(w[j], vht[j]);
			for (int i = 0; i < rank(); i++) square += Kernels.dot(w[j], w[i]) * hht[j][i];
		}
		return Math.sqrt(Math.max(0, square));
	}
}
