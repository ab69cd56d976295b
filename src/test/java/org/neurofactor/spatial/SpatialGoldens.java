package org.neurofactor.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.neurofactor.parity.Goldens;

/** The reference's images, outlines and results for single maps, as this package's types. */
final class SpatialGoldens {

	/** Images whose best-fitting Gaussian is a matter of rounding errors. */
	private static final List<String> ILL_POSED =
		Arrays.asList("checker", "constant", "gradient", "noise", "ring", "one_pixel", "zeros");

	private static final JsonObject RESULTS = Goldens.json("spatial/images/spatial.json.gz");

	private SpatialGoldens() {}

	static Stream<String> images() {
		return RESULTS.keySet().stream().filter(name -> !name.equals("stack") && !name.equals("float32_vs_float64"));
	}

	static Stream<String> wellPosedImages() {
		return images().filter(name -> !ILL_POSED.contains(name));
	}

	static Stream<String> illPosedImages() {
		return ILL_POSED.stream();
	}

	/** One result for an image, computed in double precision. */
	static JsonElement result(final String image, final String measure) {
		return RESULTS.getAsJsonObject(image).getAsJsonObject("float64").get(measure);
	}

	/** A CSV image, of which a line holds all y of one x. */
	static Image2D image(final String name) {
		return image(Goldens.csv("spatial/images/" + name + ".csv"));
	}

	/** An image in nested lists, {@code [x][y]}. */
	static Image2D image(final JsonElement columns) {
		return image(Goldens.matrix(columns));
	}

	/** A list of points, {@code [i][0]} = x, {@code [i][1]} = y, of which the last may repeat the first. */
	static Polygon outline(final JsonElement points) {
		final double[][] p = Goldens.matrix(points);
		return Polygon.of(Stream.of(p).mapToDouble(xy -> xy[0]).toArray(),
			Stream.of(p).mapToDouble(xy -> xy[1]).toArray());
	}

	/** The same number of points, in the same order from the same start, within a tolerance. */
	static void assertSamePoints(final Polygon expected, final Polygon actual, final double tolerance) {
		assertEquals(expected.size(), actual.size(), "number of points");
		for (int i = 0; i < expected.size(); i++) {
			assertEquals(expected.x(i), actual.x(i), tolerance, "x of point " + i);
			assertEquals(expected.y(i), actual.y(i), tolerance, "y of point " + i);
		}
	}

	private static Image2D image(final double[][] columns) {
		return TestImages.of(columns.length, columns[0].length, (x, y) -> columns[x][y]);
	}
}
