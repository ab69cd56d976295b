package org.neurofactor.stnmf.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.neurofactor.stnmf.simulation.GanglionCellOptions.Builder;

class GanglionCellOptionsTest {

	@TestFactory
	Stream<DynamicTest> saysWhatIsWrong() {
		return Stream.of( //
			rejects("The width must be from 4 to 1024 pixels, but was 3.", b -> b.size(3, 14)),
			rejects("The height must be from 4 to 1024 pixels, but was 1025.", b -> b.size(16, 1025)),
			rejects("The pixel size must be 0 (unknown) or more micrometers, but was -1.0.", b -> b.pixelSizeUm(-1)),
			rejects("The number of subunits must be from 1 to 200, but was 0.", b -> b.subunits(0)),
			rejects("The subunits' spacing must be from 1 to 500 pixels, but was NaN.", b -> b.spacing(Double.NaN)),
			rejects("The subunits' sigma must be from 0.3 to 200 pixels, but was 0.2.", b -> b.subunitSigma(0.2)),
			rejects("The polarity must be ON or OFF, but was null.", b -> b.polarity(null)),
			rejects("The nonlinearity must be one of threshold-linear and threshold-quadratic, but was null.", //
				b -> b.nonlinearity(null)),
			rejects("The subunits' threshold must be from 0 to 3 standard deviations, but was -0.1.", //
				b -> b.subunitThreshold(-0.1)),
			rejects("The active fraction of frames must be from 0.001 to 1, but was 1.1.", b -> b.activeFraction(1.1)),
			rejects("The mean number of spikes per frame must be from 0.001 to 1, but was 0.0.", //
				b -> b.spikesPerFrame(0)),
			rejects("The number of spikes must be from 1 to 1000000, but was 0.", b -> b.spikes(0)),
			rejects("The temporal filter's length must be from 4 to 200 frames, but was 3.", b -> b.filterLength(3)),
			rejects("Width × height × number of spikes must be 2147483639 or less, but was 1000 × 1000 × 3000.", //
				b -> b.size(1000, 1000)));
	}

	private static DynamicTest rejects(final String message, final UnaryOperator<Builder> option) {
		return DynamicTest.dynamicTest(message, () -> assertEquals(message, assertThrows(IllegalArgumentException.class,
			() -> option.apply(GanglionCellOptions.builder()).build()).getMessage()));
	}

	@Test
	void builderOfOptionsKeepsThemAll() {
		final GanglionCellOptions options = GanglionCellOptions.builder().size(20, 30).pixelSizeUm(7.5).subunits(3)
			.spacing(4).subunitSigma(1.5).polarity(Polarity.OFF).nonlinearity(SubunitNonlinearity.THRESHOLD_LINEAR)
			.subunitThreshold(1).activeFraction(0.5).spikesPerFrame(0.1).spikes(77).filterLength(20).seed(-5).build()
			.toBuilder().build();
		assertEquals(20, options.width());
		assertEquals(30, options.height());
		assertEquals(7.5, options.pixelSizeUm());
		assertEquals(3, options.subunits());
		assertEquals(4, options.spacing());
		assertEquals(1.5, options.subunitSigma());
		assertEquals(Polarity.OFF, options.polarity());
		assertEquals(SubunitNonlinearity.THRESHOLD_LINEAR, options.nonlinearity());
		assertEquals(1, options.subunitThreshold());
		assertEquals(0.5, options.activeFraction());
		assertEquals(0.1, options.spikesPerFrame());
		assertEquals(77, options.spikes());
		assertEquals(20, options.filterLength());
		assertEquals(-5, options.seed());
	}
}
