package org.neurofactor.imagej.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;

import java.util.Arrays;
import java.util.Collections;

import org.junit.jupiter.api.Test;

class LeftOutTest {

	@Test
	void countsAndSays() {
		final LeftOut leftOut = new LeftOut().add("pixels", 0, 64, Collections.singletonList("NaN"))
			.add("cells", 2, 3, Arrays.asList("a is a line", "b is outside"))
			.add("frames", 20, 100, Collections.singletonList("frames 1–20 are dark"));
		assertEquals("Left out: 2 of 3 cells, 20 of 100 frames.", leftOut.line());
		assertEquals(
			"{\"cells\":{\"count\":2,\"of\":3,\"why\":[\"a is a line\",\"b is outside\"]}," +
				"\"frames\":{\"count\":20,\"of\":100,\"why\":[\"frames 1–20 are dark\"]}}",
			new Gson().toJson(leftOut.summary()));
		assertEquals("", new LeftOut().line());
	}
}
