package org.neurofactor.factorization;

import org.neurofactor.matrix.DataMatrix;
import org.neurofactor.matrix.LeftInverse;
import org.neurofactor.matrix.Matrices;

import static org.ejml.dense.row.CommonOps_DDRM.mult;
import static org.ejml.dense.row.CommonOps_DDRM.multTransB;

import java.util.stream.IntStream;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/** Sparse semi-NMF as it is defined, on V itself: what the fast implementation is measured against. */
public final class PlainSemiNmf implements SemiNmf {

	private final DMatrixRMaj v;
	private final double sparsity;
	private DMatrixRMaj w = new DMatrixRMaj(0, 0);
	private DMatrixRMaj h;

	public PlainSemiNmf(final DataMatrix data, final double sparsity) {
		v = Ejml.ofColumns(data.columns(IntStream.range(0, data.spikes()).toArray()));
		this.sparsity = sparsity;
	}

	@Override
	public int pixels() {
		return v.numRows;
	}

	@Override
	public int spikes() {
		return v.numCols;
	}

	@Override
	public int rank() {
		return w.numCols;
	}

	@Override
	public void initialize(final double[][] modules) {
		if (modules[0].length != pixels()) throw new IllegalArgumentException("wrong number of pixels");
		final double[][] columns = Matrices.copy(modules);
		AfHals.reviveDeadModules(columns);
		w = Ejml.ofColumns(columns);
		updateH();
		for (int i = 0; i < w.getNumElements(); i++) w.data[i] = Math.max(w.data[i], 0);
	}

	@Override
	public void set(final double[][] modules, final double[][] weights) {
		SemiNmfState.require(modules, weights, pixels(), spikes());
		final double[][] columns = Matrices.copy(modules);
		AfHals.reviveDeadModules(columns);
		w = Ejml.ofColumns(columns);
		h = Ejml.ofColumns(Ejml.transpose(weights));
	}

	@Override
	public void iterate() {
		final DMatrixRMaj vht = new DMatrixRMaj(pixels(), rank());
		final DMatrixRMaj hht = new DMatrixRMaj(rank(), rank());
		multTransB(v, h, vht);
		multTransB(h, h, hht);
		final double[][] columns = Ejml.columns(w);
		AfHals.update(columns, Ejml.columns(vht), Ejml.columns(hht), sparsity,
			AfHals.maxSweeps(pixels(), spikes(), rank()));
		w = Ejml.ofColumns(columns);
		updateH();
	}

	@Override
	public boolean isSettled() {
		return false;
	}

	/** H ← W⁺ V, rows normalised. */
	private void updateH() {
		h = new DMatrixRMaj(rank(), spikes());
		mult(pseudoInverse(), v, h);
		for (int j = 0; j < rank(); j++) {
			final DMatrixRMaj row = CommonOps_DDRM.extractRow(h, j, null);
			final double norm = NormOps_DDRM.normF(row);
			for (int s = 0; s < spikes(); s++) h.set(j, s, norm > 0 ? row.get(s) / norm : 0);
		}
	}

	/** By singular values of the living modules; see {@link LeftInverse} for the dead ones. */
	private DMatrixRMaj pseudoInverse() {
		final double[][] columns = Ejml.columns(w);
		final double[][] alive =
			java.util.Arrays.stream(columns).filter(c -> !LeftInverse.isDead(c)).toArray(double[][]::new);
		final DMatrixRMaj inverse = new DMatrixRMaj(rank(), pixels());
		final DMatrixRMaj dead = new DMatrixRMaj(1, pixels());
		CommonOps_DDRM.fill(dead, 1);
		final DMatrixRMaj living = new DMatrixRMaj(alive.length, pixels());
		if (alive.length > 0) {
			final DMatrixRMaj l = Ejml.ofColumns(alive);
			CommonOps_DDRM.pinv(l, living);
			final DMatrixRMaj sums = new DMatrixRMaj(1, alive.length);
			multTransB(dead, living, sums);
			mult(sums, living, dead);
		}
		int next = 0;
		for (int j = 0; j < rank(); j++) {
			final boolean isDead = LeftInverse.isDead(columns[j]);
			for (int p = 0; p < pixels(); p++) inverse.set(j, p, isDead ? dead.get(p) : living.get(next, p));
			if (!isDead) next++;
		}
		return inverse;
	}

	@Override
	public double[][] modules() {
		return Ejml.columns(w);
	}

	@Override
	public double[][] weights() {
		return Ejml.rows(h);
	}

	@Override
	public double residual() {
		final DMatrixRMaj difference = v.copy();
		CommonOps_DDRM.multAdd(-1, w, h, difference);
		return NormOps_DDRM.normF(difference);
	}
}
