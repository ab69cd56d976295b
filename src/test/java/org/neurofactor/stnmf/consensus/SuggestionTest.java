package org.neurofactor.stnmf.consensus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.neurofactor.stnmf.consensus.Suggestion.Answer;

class SuggestionTest {

	/** Sparsities from a first one in steps of one, with these CPCCs and three runs of two subunits each. */
	private static Suggestion suggestion(final double first, final double... cpcc) {
		final List<SparsityConsensus> curve = new ArrayList<>();
		for (int i = 0; i < cpcc.length; i++) curve.add(consensus(first + i, cpcc[i], 2, 2, 2));
		return Suggestion.of(curve);
	}

	private static SparsityConsensus consensus(final double sparsity, final double cpcc, final int... subunits) {
		final List<RandomStart> runs = new ArrayList<>();
		for (final int n : subunits) runs.add(new RandomStart(sparsity, runs.size(), new int[2], n, 10));
		return new SparsityConsensus(sparsity, cpcc, runs);
	}

	private static Suggestion assertSuggests(final double sparsity, final Answer answer, final Suggestion suggestion) {
		assertEquals(answer, suggestion.answer());
		assertEquals(sparsity, suggestion.sparsity().getAsDouble());
		assertEquals(answer == Answer.CLEAR || answer == Answer.PLATEAU, suggestion.isClear());
		return suggestion;
	}

	@Test
	void onePeakIsClear() {
		assertSuggests(2, Answer.CLEAR, suggestion(0, 0.5, 0.7, 0.9, 0.8));
		assertSuggests(0, Answer.CLEAR, suggestion(0, 0.9, 0.8, 0.7));
		assertSuggests(1, Answer.CLEAR, suggestion(0, 0.5, 0.9, 0.895, 0.8));
		assertSuggests(1, Answer.CLEAR, suggestion(0, 0.5, 0.9, 0.9, 0.8));
	}

	@Test
	void theMiddleOfAPlateauIsClearToo() {
		final Suggestion found = assertSuggests(2, Answer.PLATEAU, suggestion(0, 0.5, 0.892, 0.9, 0.895, 0.893, 0.8));
		assertArrayEquals(new double[] { 1, 2, 3, 4 }, found.plateau());
		assertEquals("it is the middle of the plateau of the cophenetic correlation from 1.0 to 4.0", found.reason());
		assertSuggests(1, Answer.PLATEAU, suggestion(0, 0.9, 0.901, 0.9, 0.8));
		assertSuggests(2, Answer.PLATEAU, suggestion(0, 0.5, 0.9, 0.881, 0.895, 0.8));
		assertSuggests(1, Answer.SEVERAL_PEAKS, suggestion(0, 0.5, 0.9, 0.879, 0.895, 0.8));
	}

	@Test
	void unclearCurves() {
		assertSuggests(3, Answer.AT_THE_END, suggestion(1, 0.5, 0.7, 0.9));
		assertSuggests(1, Answer.AT_THE_END, suggestion(1, 0.9, 0.8, 0.7));
		assertSuggests(2, Answer.AT_THE_END, suggestion(0, 0.5, 0.7, 0.895, 0.9));
		assertSuggests(1, Answer.SEVERAL_PEAKS, suggestion(0, 0.5, 0.895, 0.8, 0.9, 0.7));
		assertSuggests(1, Answer.FLAT, suggestion(0, 0.9, 0.899, 0.901, 0.9));
		assertSuggests(1.5, Answer.SINGLE, suggestion(1.5, 0.9));
		assertSuggests(1, Answer.CLEAR, suggestion(0, 0.7, 0.9, 0.8, Double.NaN));
	}

	/** Where hardly a subunit is left, runs agree for want of anything to disagree about. */
	@Test
	void thePlateauIsTheFirstOne() {
		assertSuggests(1, Answer.SEVERAL_PEAKS, suggestion(0, 0.5, 0.93, 0.8, 0.8, 0.935));
	}

	@Test
	void aHigherSparsityMayBeBetterOnlyWhereTheLastOneTriedIsOfThePlateau() {
		assertTrue(suggestion(0, 0.5, 0.7, 0.895, 0.9).mayLieAbove());
		assertTrue(suggestion(0, 0.9, 0.899, 0.901, 0.9).mayLieAbove());
		assertFalse(suggestion(1, 0.9, 0.8, 0.7).mayLieAbove());
		assertFalse(suggestion(0, 0.7, 0.9, 0.8, Double.NaN).mayLieAbove());
		assertFalse(suggestion(0, 0.5, 0.9, 0.8, 0.9).mayLieAbove(), "the first plateau counts");
	}

	@Test
	void sparsitiesWithoutSubunitsInMostRunsDoNotCount() {
		assertSuggests(1, Answer.CLEAR, Suggestion
			.of(Arrays.asList(consensus(0, 0.7, 1, 0, 2), consensus(1, 0.8, 1, 2, 3), consensus(2, 1, 0, 0, 1))));
		final Suggestion none = Suggestion.of(Arrays.asList(consensus(0, 0.9, 0, 1), consensus(1, Double.NaN, 2, 2)));
		assertEquals(Answer.NO_SUBUNITS, none.answer());
		assertFalse(none.sparsity().isPresent());
		assertTrue(none.reason().contains("no sparsity has subunits"), none::reason);
		assertFalse(none.mayLieAbove());
		assertEquals(0, none.plateau().length);
	}

	@Test
	void meansOverRuns() {
		final SparsityConsensus c = consensus(1, 0.5, 1, 2, 6);
		assertEquals(3, c.subunitsMean());
		assertEquals(Math.sqrt(7), c.subunitsSd(), 1e-12);
		assertEquals(10, c.residualMean());
	}
}
