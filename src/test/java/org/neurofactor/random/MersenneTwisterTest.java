package org.neurofactor.random;

import org.neurofactor.factorization.Initialization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.parity.Goldens;

class MersenneTwisterTest {

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 7, 892, 4294967295L })
	void drawsWhatNumPyDraws(final long seed) {
		final JsonObject golden = Goldens.json("rng/rng.json").getAsJsonObject("seed" + seed);

		final MersenneTwister integers = new MersenneTwister(seed);
		assertArrayEquals(Goldens.vector(golden.get("random_uint32_first10")),
			IntStream.range(0, 10).mapToDouble(i -> Integer.toUnsignedLong(integers.nextInt())).toArray());
		final MersenneTwister doubles = new MersenneTwister(seed);
		assertArrayEquals(Goldens.vector(golden.get("random_float64_first10")),
			IntStream.range(0, 10).mapToDouble(i -> doubles.nextDouble()).toArray());
		final MersenneTwister floats = new MersenneTwister(seed);
		for (final double expected : Goldens.vector(golden.get("random_float32_first10")))
			assertEquals((float) expected, floats.nextFloat());
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 7, 892, 4294967295L })
	void initialModulesAreThoseOfTheReference(final long seed) {
		final JsonObject golden = Goldens.json("rng/rng.json").getAsJsonObject("seed" + seed);
		final double[][] expected = Goldens.matrix(golden.get("init_random_n4_r3_float64"));
		final double[][] modules = Initialization.random(4, 3, seed);
		for (int p = 0; p < 4; p++) for (int j = 0; j < 3; j++) assertEquals(expected[p][j], modules[j][p]);
	}

	@Test
	void rejectsSeedsOutOfRange() {
		assertThrows(IllegalArgumentException.class, () -> new MersenneTwister(-1));
		assertThrows(IllegalArgumentException.class, () -> new MersenneTwister(1L << 32));
	}
}
