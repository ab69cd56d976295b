package org.neurofactor.imagej.consensus;

import org.neurofactor.imagej.table.Tables;

import ij.measure.ResultsTable;

import org.neurofactor.stnmf.consensus.ConsensusResult;
import org.neurofactor.stnmf.consensus.SparsityConsensus;

/** One row per sparsity; the CPCC is empty where it is not defined. */
public final class ConsensusTable {

	private ConsensusTable() {}

	public static ResultsTable of(final ConsensusResult result) {
		final ResultsTable table = Tables.create();
		for (final SparsityConsensus consensus : result.sparsities()) {
			table.addRow();
			table.addValue("sparsity", consensus.sparsity());
			Tables.add(table, "CPCC", consensus.cpcc());
			table.addValue("subunits mean", consensus.subunitsMean());
			table.addValue("subunits sd", consensus.subunitsSd());
			Tables.add(table, "residual mean", consensus.residualMean());
			table.addValue("runs", consensus.runs().size());
		}
		Tables.setDigits(table, 4, "sparsity", "CPCC", "residual mean");
		Tables.setDigits(table, 2, "subunits mean", "subunits sd");
		Tables.setDigits(table, 0, "runs");
		return table;
	}
}
