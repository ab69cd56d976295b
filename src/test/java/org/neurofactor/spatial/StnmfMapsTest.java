package org.neurofactor.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurofactor.parity.Goldens;

/** The measures of the reference's own modules, subunits and STAs. */
@Tag("slow")
class StnmfMapsTest {

	/**
	 * A Gaussian thinner than this, in pixels, falls between the pixels' centres. They do not determine its width, and
	 * least-squares fits that differ only in rounding end up per cents apart.
	 */
	private static final double THINNEST_SD = 0.25;

	static Stream<String> runs() {
		return Stream
			.of("cell_on_16x14/nnsvdlrc", "cell_on_16x14/random", "cell_off_16x14/nnsvdlrc", "cell_off_16x14/random",
				"cell_masked_18x16/nnsvdlrc", "cell_masked_18x16/random", "cell_on_24x20/nnsvdlrc")
			.flatMap(run -> Stream.of("0000", "0010", "1000")
				.map(iteration -> "stnmf/" + run + "_float64_it" + iteration + ".json.gz"));
	}

	@ParameterizedTest
	@MethodSource("runs")
	void moransI(final String run) {
		final JsonObject result = Goldens.json(run);
		final double[] expected = Goldens.vector(result.get("moransi"));
		final JsonArray modules = result.getAsJsonArray("modules");
		for (int j = 0; j < expected.length; j++)
			assertEquals(expected[j], MoransI.of(SpatialGoldens.image(modules.get(j))).statistic(), 1e-12);
	}

	@ParameterizedTest
	@MethodSource("runs")
	void sta(final String run) {
		final JsonObject result = Goldens.json(run);
		final Image2D sta = SpatialGoldens.image(result.get("sta"));
		final Polygon outline = SpatialGoldens.outline(result.get("sta_outline"));
		SpatialGoldens.assertSamePoints(outline, Contour.of(sta, 1.22, 1.2), 1e-5);
		final double diameter = Goldens.number(result.get("sta_diameter"));
		assertEquals(diameter, GaussianEllipse.fit(sta, 2).diameter() * pixelSize(result), 1e-7 * diameter);
	}

	@ParameterizedTest
	@MethodSource("runs")
	void subunits(final String run) {
		final JsonObject result = Goldens.json(run);
		final JsonObject maps = maps(result);
		final JsonArray subunits = maps.getAsJsonArray("subunits");
		final JsonArray outlines = maps.getAsJsonArray("outlines");
		final Point center = SpatialGoldens.outline(result.get("sta_outline")).ringCentroid();
		assertEquals(Goldens.vector(result.get("localized")).length, subunits.size());
		// Without any subunit the reference's diameters and distances are missing.
		for (int j = 0; j < subunits.size(); j++) {
			final Image2D subunit = SpatialGoldens.image(subunits.get(j));
			final Polygon outline = SpatialGoldens.outline(outlines.get(j));
			SpatialGoldens.assertSamePoints(outline, Contour.of(subunit, 1.22, 0.5), 1e-5);
			assertEquals(outline.area(), Region.of(outline).area(), 1e-9);
			final double distance = Goldens.number(maps.getAsJsonArray("distances").get(j));
			assertEquals(distance, outline.ringCentroid().distanceTo(center) * pixelSize(result), 1e-5);
			final double diameter = Goldens.number(maps.getAsJsonArray("diameters").get(j));
			final GaussianEllipse ellipse = GaussianEllipse.fit(subunit, 2);
			final double tolerance = ellipse.semiMinor() > 2 * THINNEST_SD ? 1e-5 : 0.05;
			assertEquals(diameter, ellipse.diameter() * pixelSize(result), tolerance * diameter);
		}
	}

	@ParameterizedTest
	@MethodSource("runs")
	void coverage(final String run) {
		final JsonObject result = Goldens.json(run);
		final List<Polygon> outlines = new ArrayList<>();
		maps(result).getAsJsonArray("outlines").forEach(points -> outlines.add(SpatialGoldens.outline(points)));
		assertEquals(Goldens.number(maps(result).get("coverage")),
			Coverage.of(SpatialGoldens.outline(result.get("sta_outline")), outlines), 1e-8);
	}

	/** Where pixels are masked, the reference's subunits are NaN; what they are meant to be is beside them. */
	private static JsonObject maps(final JsonObject result) {
		return result.has("intended_for_masked") ? result.getAsJsonObject("intended_for_masked") : result;
	}

	private static double pixelSize(final JsonObject result) {
		return Goldens.number(result.get("pixel_size"));
	}
}
