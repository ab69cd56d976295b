package org.neurofactor.calling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** A test for each call and way: the outcome is that of {@code CommandService} in a bare context, bit for bit. */
final class Matrix {

	private Matrix() {}

	static Stream<DynamicNode> tests(final Path folder, final Way... ways) {
		return Calls.all()
			.map(call -> DynamicContainer.dynamicContainer(call.toString(),
				tests(call, folder.resolve(call.command().getSimpleName()), ways)));
	}

	private static Stream<DynamicTest> tests(final Call call, final Path folder, final Way... ways) {
		final Outcome[] expected = new Outcome[1];
		return Stream.of(ways).map(way -> DynamicTest.dynamicTest(way.toString(), () -> {
			if (expected[0] == null) expected[0] = SciJavaWays.commandService(call, folder.resolve("expected"), false);
			final Outcome actual =
				way.run(call, folder.resolve(way.toString().replaceAll("\\W+", "-")).resolve("results"));
			assertEquals(way.visible(expected[0]).text(), actual.text());
		}));
	}
}
