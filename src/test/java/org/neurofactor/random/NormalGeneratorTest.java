package org.neurofactor.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.google.gson.JsonObject;

import java.util.stream.DoubleStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.parity.Goldens;

class NormalGeneratorTest {

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 7, 892, 4294967295L })
	void drawsWhatNumPyDraws(final long seed) {
		final JsonObject golden = Goldens.json("rng/rng.json").getAsJsonObject("seed" + seed);
		final double[] expected = Goldens.vector(golden.get("RandomState_standard_normal_first10"));
		assertArrayEquals(expected, DoubleStream.generate(new NormalGenerator(seed)::next).limit(10).toArray());
	}
}
