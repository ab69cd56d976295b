package org.neurofactor.imagej.consensus;

import java.util.Arrays;
import java.util.List;

import org.neurofactor.stnmf.consensus.ConsensusResult;
import org.neurofactor.stnmf.consensus.SparsityConsensus;
import org.neurofactor.table.Column;
import org.neurofactor.table.Table;

/** What runs from random starts agree on: a row per sparsity. */
public final class ConsensusTable {

	/** Of {@code consensus.csv} and the window. */
	public static final List<Column<SparsityConsensus>> COLUMNS =
		Arrays.asList(Column.number("sparsity", 4, "Sparsity λ.", SparsityConsensus::sparsity),
			Column.number("cpcc", 4,
				"Cophenetic correlation coefficient: how much the runs agree on which spikes belong together; " +
					"NaN where it is not defined.",
				SparsityConsensus::cpcc),
			Column.number("subunits_mean", 2, "Mean number of localized modules of a run.",
				SparsityConsensus::subunitsMean),
			Column.number("subunits_sd", 2, "Its standard deviation.", SparsityConsensus::subunitsSd),
			Column.number("residual_mean", 4, "Mean residual ‖V − W H‖ of a run.", SparsityConsensus::residualMean),
			Column.whole("runs", "Number of runs.", consensus -> consensus.runs().size()));

	private ConsensusTable() {}

	public static Table<SparsityConsensus> of(final ConsensusResult result) {
		return new Table<>(COLUMNS, result.sparsities());
	}
}
