package org.neurofactor.neuropil;

import org.neurofactor.spatial.Mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.parity.Goldens;
import org.neurofactor.spatial.Polygon;

/** Rings, sectors and outlines against the reference: identical. */
class RegionsGoldenTest {

	private static final JsonObject GOLDEN = Goldens.json("fissa/masks_baseline/masks_baseline.json.gz");

	static List<JsonObject> rings() {
		final List<JsonObject> rings = objects("npil");
		rings.removeIf(ring -> ring.has("adaptive")); // a variant that is not offered
		assertEquals(40, rings.size());
		return rings;
	}

	static List<JsonObject> outlines() {
		return objects("find_roi_edge");
	}

	private static List<JsonObject> objects(final String key) {
		final List<JsonObject> objects = new ArrayList<>();
		for (final JsonElement e : GOLDEN.getAsJsonArray(key)) objects.add(e.getAsJsonObject());
		return objects;
	}

	private static Mask mask(final JsonObject golden) {
		final int[] shape = Goldens.integers(golden.get("shape"));
		return Mask.ofPixels(Goldens.integers(golden.get("mask")), shape[1], shape[0]);
	}

	@ParameterizedTest
	@MethodSource("rings")
	void ringsAndSectors(final JsonObject golden) {
		final Mask cell = mask(golden);
		final int count = golden.get("nNpil").getAsInt();
		final Mask ring = NeuropilRing.around(cell, golden.get("expansion").getAsDouble() * count * cell.area());
		assertArrayEquals(Goldens.integers(golden.get("npil")), ring.pixels(), "ring");
		assertSameMasks(golden.getAsJsonArray("parts"), Sectors.of(ring, cell, count));
	}

	@ParameterizedTest
	@ValueSource(strings = { "nmf_default", "nmf_n2_exp1.5_alpha1", "nmf_n6_exp0.8_alpha0" })
	void regionsOfTheMovie(final String run) {
		final JsonObject golden = Goldens.json("fissa/movie_96x80/" + run + ".json.gz");
		final int[] shape = Goldens.integers(golden.get("image_shape"));
		for (final JsonElement e : golden.getAsJsonArray("masks")) {
			final JsonArray masks = e.getAsJsonArray();
			final Mask cell = Mask.ofPixels(Goldens.integers(masks.get(0)), shape[1], shape[0]);
			assertSameMasks(masks,
				CellRegions.around(cell, golden.get("nRegions").getAsInt(), golden.get("expansion").getAsDouble())
					.masks());
		}
	}

	private static void assertSameMasks(final JsonArray expected, final List<Mask> actual) {
		assertEquals(expected.size(), actual.size());
		for (int i = 0; i < actual.size(); i++)
			assertArrayEquals(Goldens.integers(expected.get(i)), actual.get(i).pixels(), "sector " + i);
	}

	@ParameterizedTest
	@MethodSource("outlines")
	void outlinesOfMasks(final JsonObject golden) {
		assertSameRings(golden.get("outline"), mask(golden).outlines());
	}

	@Test
	void outlinesOfTheMoviesRegions() {
		final JsonObject golden = Goldens.json("fissa/movie_96x80/nmf_default.json.gz");
		final int[] shape = Goldens.integers(golden.get("image_shape"));
		for (int c = 0; c < golden.getAsJsonArray("masks").size(); c++) {
			final JsonArray masks = golden.getAsJsonArray("masks").get(c).getAsJsonArray();
			for (int i = 0; i < masks.size(); i++)
				assertSameRings(golden.getAsJsonArray("roi_polys").get(c).getAsJsonArray().get(i),
					Mask.ofPixels(Goldens.integers(masks.get(i)), shape[1], shape[0]).outlines());
		}
	}

	/** The same rings in whatever order, begun anywhere, turning either way. */
	private static void assertSameRings(final JsonElement golden, final List<Polygon> actual) {
		final List<String> expected = new ArrayList<>();
		for (final JsonElement ring : golden.getAsJsonArray()) {
			final double[][] points = Goldens.matrix(ring); // (row, column), the first point repeated at the end
			expected.add(canonical(Arrays.stream(points)
				.limit(points.length - 1)
				.map(p -> p[1] + " " + p[0])
				.collect(Collectors.toList())));
		}
		assertEquals(expected.stream().sorted().collect(Collectors.toList()), actual.stream().map(polygon -> {
			final List<String> points = new ArrayList<>();
			for (int i = 0; i < polygon.size(); i++) points.add(polygon.x(i) + " " + polygon.y(i));
			return canonical(points);
		}).sorted().collect(Collectors.toList()));
	}

	/** Of all ways to write a ring down, the first in the alphabet. */
	private static String canonical(final List<String> ring) {
		final List<String> reversed = new ArrayList<>(ring);
		java.util.Collections.reverse(reversed);
		return Stream.of(ring, reversed).flatMap(way -> java.util.stream.IntStream.range(0, way.size()).mapToObj(i -> {
			final List<String> rotated = new ArrayList<>(way);
			java.util.Collections.rotate(rotated, i);
			return String.join(", ", rotated);
		})).min(String::compareTo).orElse("");
	}
}
