package org.neurofactor.stnmf.consensus;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** How far the runs of one sparsity agree. Immutable. */
public final class SparsityConsensus {

	private final double sparsity;
	private final double cpcc;
	private final List<RandomStart> runs;

	SparsityConsensus(final double sparsity, final double cpcc, final List<RandomStart> runs) {
		this.sparsity = sparsity;
		this.cpcc = cpcc;
		this.runs = Collections.unmodifiableList(runs);
	}

	/** Sparsity λ. */
	public double sparsity() {
		return sparsity;
	}

	/**
	 * Cophenetic correlation coefficient, from 0 to 1 (all runs group the spikes alike); NaN if it is not defined,
	 * since all pairs of spikes are as far apart, for instance because there is no subunit in any run.
	 */
	public double cpcc() {
		return cpcc;
	}

	/** The runs, in the order of their seeds. */
	public List<RandomStart> runs() {
		return runs;
	}

	/** Number of subunits in each run. */
	public int[] subunits() {
		return runs.stream().mapToInt(RandomStart::subunits).toArray();
	}

	/** Mean number of subunits per run. */
	public double subunitsMean() {
		return IntStream.of(subunits()).average().getAsDouble();
	}

	/** Standard deviation of the number of subunits over runs (that of a sample: divided by runs − 1). */
	public double subunitsSd() {
		final double mean = subunitsMean();
		return Math.sqrt(IntStream.of(subunits()).mapToDouble(n -> (n - mean) * (n - mean)).sum() / (runs.size() - 1));
	}

	/** Residual of each run. */
	public double[] residuals() {
		return runs.stream().mapToDouble(RandomStart::residual).toArray();
	}

	/** Mean residual of the runs. */
	public double residualMean() {
		return runs.stream().mapToDouble(RandomStart::residual).average().getAsDouble();
	}

	/** Whether more than half of the runs have a subunit. */
	public boolean hasSubunits() {
		return 2 * IntStream.of(subunits()).filter(n -> n > 0).count() > runs.size();
	}
}
