package org.neurofactor.stnmf.consensus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.run.Workers;
import org.neurofactor.parity.Goldens;
import org.neurofactor.stnmf.SpikeTriggeredEnsemble;

/**
 * Against the reference, which keeps the distances between spikes in single precision throughout, so that its CPCC is
 * good to some 1e-7. (Ties among the distances are decided by rounding. With five runs another rounding moves the CPCC
 * by up to 3e-3: agreement to 1e-6 means that the dendrogram is the same.)
 */
@Tag("slow")
class ConsensusGoldenTest {

	private static JsonObject golden;
	private static ConsensusResult result;

	@BeforeAll
	static void run() {
		golden = Goldens.json("stnmf/cell_on_16x14/consensus.json.gz");
		final JsonObject all = golden.getAsJsonObject("float64_max_elem_default");
		final ConsensusOptions options = ConsensusOptions.DEFAULTS.withSparsities(Goldens.vector(all.get("sparsities")))
			.with(ConsensusOptions.REPETITIONS, all.get("num_rep").getAsInt())
			.with(ConsensusOptions.ITERATIONS, all.get("num_iter").getAsInt())
			.with(ConsensusOptions.MODULES, all.get("r").getAsInt());
		final SpikeTriggeredEnsemble ensemble =
			SpikeTriggeredEnsemble.read(Goldens.ste("cell_on_16x14"), null, 20, ProgressMonitor.NONE);
		result = ConsensusAnalysis.run(ensemble, options, ProgressMonitor.NONE);
	}

	@Test
	void allSpikes() {
		final JsonObject all = golden.getAsJsonObject("float64_max_elem_default");
		assertArrayEquals(Goldens.vector(all.get("cpcc")),
			result.sparsities().stream().mapToDouble(SparsityConsensus::cpcc).toArray(), 1e-6);
		final List<int[]> expected = affiliations(all.get("affiliation_last_sparsity"));
		final List<RandomStart> runs = result.sparsities().get(4).runs();
		assertEquals(expected.size(), runs.size());
		for (int k = 0; k < runs.size(); k++) assertArrayEquals(expected.get(k), runs.get(k).affiliation(), "run " + k);
	}

	/** The reference's sample is another one: its spikes are picked here. */
	@Test
	void sampleOfSpikes() {
		final JsonObject sample = golden.getAsJsonObject("float64_max_elem_500");
		final int[] spikes = Goldens.integers(sample.get("selected_indices"));
		final double[] cpcc = result.sparsities()
			.stream()
			.mapToDouble(
				s -> cpcc(s.runs().stream().map(run -> pick(run.affiliation(), spikes)).collect(Collectors.toList())))
			.toArray();
		assertArrayEquals(Goldens.vector(sample.get("cpcc")), cpcc, 1e-6);
		final List<int[]> expected = affiliations(sample.get("affiliation_last_sparsity"));
		for (int k = 0; k < expected.size(); k++)
			assertArrayEquals(expected.get(k), pick(result.sparsities().get(4).runs().get(k).affiliation(), spikes));
	}

	private static int[] pick(final int[] values, final int[] indices) {
		return IntStream.of(indices).map(i -> values[i]).toArray();
	}

	@Test
	void copheneticCorrelationOfGivenAffiliations() {
		for (final JsonElement e : Goldens.json("stnmf/units/units.json.gz").getAsJsonArray("cpcc")) {
			final List<int[]> affiliations = affiliations(e.getAsJsonObject().get("affil"));
			assertEquals(Goldens.number(e.getAsJsonObject().get("cpcc")), cpcc(affiliations), 1e-6,
				affiliations.size() + " runs");
		}
	}

	private static double cpcc(final List<int[]> affiliations) {
		try (Workers workers = new Workers(0)) {
			return CopheneticCorrelation.of(affiliations, workers, ProgressMonitor.NONE);
		}
	}

	@Test
	void affiliationOfGivenWeights() {
		for (final JsonElement e : Goldens.json("stnmf/units/units.json.gz").getAsJsonArray("affiliation")) {
			final double[][] weights = Goldens.matrix(e.getAsJsonObject().get("h"));
			final boolean[] localized = new boolean[weights.length];
			for (final int j : Goldens.integers(e.getAsJsonObject().get("localized"))) localized[j] = true;
			assertArrayEquals(affiliation(Goldens.vector(e.getAsJsonObject().get("affil"))),
				Affiliation.of(weights, localized));
		}
	}

	private static List<int[]> affiliations(final JsonElement runs) {
		final List<int[]> affiliations = new ArrayList<>();
		for (final double[] run : Goldens.matrix(runs)) affiliations.add(affiliation(run));
		return affiliations;
	}

	private static int[] affiliation(final double[] modules) {
		return Arrays.stream(modules).mapToInt(m -> Double.isNaN(m) ? RandomStart.NONE : (int) m).toArray();
	}
}
