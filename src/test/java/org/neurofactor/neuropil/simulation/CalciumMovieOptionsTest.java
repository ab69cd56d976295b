package org.neurofactor.neuropil.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.neurofactor.neuropil.simulation.CalciumMovieOptions.Builder;

class CalciumMovieOptionsTest {

	@TestFactory
	Stream<DynamicTest> saysWhatIsWrong() {
		return Stream.of( //
			rejects("The width must be from 16 to 4096 pixels, but was 15.", b -> b.size(15, 20)),
			rejects("The height must be from 16 to 4096 pixels, but was 4097.", b -> b.size(16, 4097)),
			rejects("The number of frames must be from 2 to 1000000, but was 1.", b -> b.frames(1)),
			rejects("The number of trials must be from 1 to 100, but was 0.", b -> b.trials(0)),
			rejects("The number of cells must be from 1 to 1000, but was 0.", b -> b.cells(0)),
			rejects("The cells' diameter must be from 4 to 200 pixels, but was 3.9.", b -> b.diameter(3.9)),
			rejects("The share of overlapping cells must be from 0 to 1, but was 1.1.", b -> b.overlap(1.1)),
			rejects("The frame rate must be from 0.1 to 1000 Hz, but was 0.0.", b -> b.frameRateHz(0)),
			rejects("The rate of calcium events must be from 0 to 20 Hz, but was NaN.", b -> b.eventRateHz(Double.NaN)),
			rejects("The rise time must be from 0.001 to 10 seconds, but was 0.0.", b -> b.riseTime(0)),
			rejects("The decay time must be from 0.01 to 60 seconds, but was 61.0.", b -> b.decayTime(61)),
			rejects("The amplitude of calcium events must be from 0 to 100 times the resting fluorescence, but was -1.0.", //
				b -> b.amplitude(-1)),
			rejects("The strength of the neuropil must be from 0 to 10 times the cells' resting fluorescence, but was 11.0.", //
				b -> b.neuropil(11)),
			rejects("The neuropil's scale must be from 4 to 1000 pixels, but was 3.0.", b -> b.neuropilScale(3)),
			rejects("The neuropil's correlation must be from 0 to 1, but was -0.5.", b -> b.neuropilCorrelation(-0.5)),
			rejects("The baseline must be from 1 to 10000 grey levels, but was 0.0.", b -> b.baseline(0)),
			rejects("The noise must be from 0 to 1000 grey levels per photon, but was -1.0.", b -> b.noise(-1)),
			rejects("The pixel size must be 0 (unknown) or more micrometers, but was -1.0.", b -> b.pixelSizeUm(-1)),
			rejects("The seed must be from 0 to 4294967295, but was -1.", b -> b.seed(-1)));
	}

	private static DynamicTest rejects(final String message, final UnaryOperator<Builder> option) {
		return DynamicTest.dynamicTest(message, () -> assertEquals(message, assertThrows(IllegalArgumentException.class,
			() -> option.apply(CalciumMovieOptions.builder()).build()).getMessage()));
	}

	@Test
	void builderOfOptionsKeepsThemAll() {
		final CalciumMovieOptions options = CalciumMovieOptions.builder().size(20, 30).frames(7).trials(3).cells(5)
			.diameter(8).overlap(0.25).frameRateHz(30).eventRateHz(0.5).riseTime(0.2).decayTime(1.5).amplitude(2)
			.neuropil(0.5).neuropilScale(11).neuropilCorrelation(0.75).baseline(300).noise(6).pixelSizeUm(0.9).seed(77)
			.build().toBuilder().build();
		assertEquals(20, options.width());
		assertEquals(30, options.height());
		assertEquals(7, options.frames());
		assertEquals(3, options.trials());
		assertEquals(5, options.cells());
		assertEquals(8, options.diameter());
		assertEquals(0.25, options.overlap());
		assertEquals(30, options.frameRateHz());
		assertEquals(0.5, options.eventRateHz());
		assertEquals(0.2, options.riseTime());
		assertEquals(1.5, options.decayTime());
		assertEquals(2, options.amplitude());
		assertEquals(0.5, options.neuropil());
		assertEquals(11, options.neuropilScale());
		assertEquals(0.75, options.neuropilCorrelation());
		assertEquals(300, options.baseline());
		assertEquals(6, options.noise());
		assertEquals(0.9, options.pixelSizeUm());
		assertEquals(77, options.seed());
	}
}
