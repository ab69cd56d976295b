package org.neurofactor.stnmf.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.parity.Goldens;
import org.neurofactor.spatial.Image2D;

/** Four trials of a flickering checkerboard and three simulated cells, against the reference. */
@Tag("slow")
class EnsembleGoldenTest {

	private static final String FOLDER = "preprocessing/fullfield_26x22/";
	private static final int CELLS = 3;
	private static Stimulus stimulus;
	private static SpikeCounts spikes;

	@BeforeAll
	static void read() {
		final List<Img<FloatType>> trials = new ArrayList<>();
		for (int i = 1; i <= 4; i++)
			trials.add(Goldens.floats(Goldens.stack(FOLDER + "stimulus_trial" + i + ".tif.xz")));
		final Img<FloatType> movie = ArrayImgs.floats(26, 22, 2800);
		LoopBuilder.setImages(Views.concatenate(2, trials), movie).forEachPixel((from, to) -> to.set(from));
		stimulus = new Stimulus(movie, Contrast.detect(movie));
		assertEquals(Contrast.BYTE_CODES, stimulus.contrast());
		spikes = SpikeCounts.ofTable(Goldens.csv(FOLDER + "spikes.csv"));
	}

	private static EnsembleOptions options(final JsonObject golden) {
		return EnsembleOptions.PUBLISHED.with(EnsembleOptions.TAU, golden.get("tau").getAsInt())
			.with(EnsembleOptions.CONTINUOUS, golden.get("continuous").getAsBoolean())
			.with(EnsembleOptions.TRIAL_LENGTH, 700);
	}

	private static JsonObject golden(final String tag) {
		return Goldens.json(FOLDER + "spiketriggered_" + tag + ".json.gz");
	}

	@ParameterizedTest
	@ValueSource(strings = { "trials", "continuous" })
	void averagesWindowsAndProfiles(final String tag) {
		final JsonObject golden = golden(tag);
		final List<SpikeTriggeredAverage> averages =
			new SpikeTriggering(stimulus, spikes, options(golden), ProgressMonitor.NONE).averages();
		for (int cell = 0; cell < CELLS; cell++) {
			final SpikeTriggeredAverage sta = averages.get(cell);
			final String where = tag + ", cell " + cell;
			assertArrayEquals(Goldens.integers(golden.getAsJsonArray("sta_peak").get(cell)),
				new int[] { sta.peakX(), sta.peakY(), sta.peakTime() }, where);
			assertEquals(golden.getAsJsonArray("sta_sum").get(cell).getAsDouble(), sum(sta, 1), 1e-9, where);
			assertEquals(golden.getAsJsonArray("sta_sumsq").get(cell).getAsDouble(), sum(sta, 2), 1e-9, where);
			assertImage(golden.getAsJsonArray("sta_peak_image").get(cell), sta.spatialProfile(), 1e-12, where);
			assertArrayEquals(Goldens.vector(golden.getAsJsonArray("sta_temp").get(cell)), sta.temporalProfile(), 1e-7,
				where);
			for (final int sd : new int[] { 3, 2 })
				assertEquals(window(golden.getAsJsonArray("window_sd" + sd).get(cell)), sta.window(sd),
					where + ", sd " + sd);
		}
		final JsonArray cell0 = golden.getAsJsonArray("sta_cell0");
		for (int x = 0; x < stimulus.width(); x++)
			for (int y = 0; y < stimulus.height(); y++)
				for (int t = 0; t < averages.get(0).tau(); t++)
					assertEquals(cell0.get(x).getAsJsonArray().get(y).getAsJsonArray().get(t).getAsDouble(),
						averages.get(0).frame(t).get(x, y), 1e-12);
		final JsonElement profile = golden.getAsJsonArray("sta_space").get(0);
		assertImage(profile, averages.get(0).window(3).crop(averages.get(0).spatialProfile()), 1e-12,
			"spatial profile");
	}

	private static double sum(final SpikeTriggeredAverage sta, final int power) {
		return IntStream.range(0, sta.tau())
			.mapToDouble(t -> Arrays.stream(sta.frame(t).values()).map(v -> Math.pow(v, power)).sum())
			.sum();
	}

	/** The reference lets a window begin at a negative index and end beyond the screen; it must end at the screen. */
	private static Window window(final JsonElement golden) {
		final double[][] bounds = Goldens.matrix(golden);
		return new Window((int) Math.max(0, bounds[0][0]), (int) Math.min(26, bounds[0][1]),
			(int) Math.max(0, bounds[1][0]), (int) Math.min(22, bounds[1][1]));
	}

	@ParameterizedTest
	@ValueSource(strings = { "trials", "continuous" })
	void ensembles(final String tag) {
		final JsonObject golden = golden(tag);
		for (final JsonElement e : golden.getAsJsonArray("ste")) {
			final JsonObject expected = e.getAsJsonObject();
			final JsonObject args = expected.getAsJsonObject("args");
			final int cell = expected.get("cell").getAsInt();
			final EnsembleOptions options = options(golden).with(EnsembleOptions.MIN_SPIKES,
				args.has("min_spikes_per_bin") ? args.get("min_spikes_per_bin").getAsInt() : 1);
			final boolean doubles = args.has("dtype");
			if (Goldens.matrix(expected.get("crop"))[0][0] < 0) continue; // empty in the reference, by its error
			final double tolerance = doubles ? 2e-7 : 1e-6; // the reference's temporal profile is single in both
			final List<double[]> images = doubles
				? stream(options, cell)
				: planes(SpikeTriggering.run(stimulus, spikes, options, ProgressMonitor.NONE).get(cell));
			final int[] shape = Goldens.integers(expected.get("shape"));
			final String where = tag + ", cell " + cell + " " + args;
			assertEquals(shape[2], images.size(), where);

			final double[] mean = new double[shape[0] * shape[1]];
			double square = 0;
			for (final double[] image : images) for (int i = 0; i < mean.length; i++) {
				mean[i] += image[i] / shape[2];
				square += image[i] * image[i];
			}
			assertImage(expected.get("mean"), new Image2D(shape[0], shape[1], mean), tolerance, where);
			assertEquals(expected.get("norm").getAsDouble(), Math.sqrt(square), tolerance * Math.sqrt(square), where);
			for (int s = 0; s < 8; s++) assertImage(expected.get("first8"), s, shape, images.get(s), tolerance);
			for (int s = 0; s < 4; s++)
				assertImage(expected.get("last4"), s, shape, images.get(images.size() - 4 + s), tolerance);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "trials", "continuous" })
	void wholeEnsembleOfTheFirstCell(final String tag) {
		final Img<FloatType> expected = Goldens.floats(Goldens.stack(FOLDER + "ste_cell0_" + tag + ".tif.xz"));
		final PlanarImg<FloatType, FloatArray> actual =
			SpikeTriggering.run(stimulus, spikes.select(0), options(golden(tag)), ProgressMonitor.NONE)
				.get(0)
				.ensemble()
				.get();
		assertArrayEquals(dimensions(expected), dimensions(actual));
		final net.imglib2.Cursor<FloatType> a = Views.flatIterable(expected).cursor(),
				b = Views.flatIterable(actual).cursor();
		while (a.hasNext()) assertEquals(a.next().get(), b.next().get(), 1e-6);
	}

	private static long[] dimensions(final Img<?> img) {
		return new long[] { img.dimension(0), img.dimension(1), img.dimension(2) };
	}

	private static List<double[]> planes(final CellEnsemble ensemble) {
		final List<double[]> planes = new ArrayList<>();
		for (int s = 0; s < ensemble.spikes(); s++) {
			final float[] plane = ensemble.ensemble().get().getPlane(s).getCurrentStorageArray();
			planes.add(IntStream.range(0, plane.length).mapToDouble(i -> plane[i]).toArray());
		}
		return planes;
	}

	private static List<double[]> stream(final EnsembleOptions options, final int only) {
		final SpikeTriggering triggering = new SpikeTriggering(stimulus, spikes, options, ProgressMonitor.NONE);
		final List<SpikeTriggeredAverage> averages = triggering.averages();
		final List<double[]> images = new ArrayList<>();
		final List<ReceptiveField> fields = triggering.fields(averages);
		triggering.ensembles(fields, triggering.windows(fields), (cell, bin, count, image) -> {
			for (int k = 0; k < count && cell == only; k++) images.add(image);
		});
		return images;
	}

	private static void assertImage(final JsonElement golden, final Image2D image, final double tolerance,
		final String where)
	{
		final double[][] expected = Goldens.matrix(golden);
		assertEquals(expected.length, image.width(), where);
		for (int x = 0; x < expected.length; x++)
			for (int y = 0; y < expected[x].length; y++)
				assertEquals(expected[x][y], image.get(x, y), tolerance, where);
	}

	private static void assertImage(final JsonElement stack, final int slice, final int[] shape, final double[] image,
		final double tolerance)
	{
		for (int x = 0; x < shape[0]; x++)
			for (int y = 0; y < shape[1]; y++)
				assertEquals(
					stack.getAsJsonArray().get(x).getAsJsonArray().get(y).getAsJsonArray().get(slice).getAsDouble(),
					image[y * shape[0] + x], tolerance);
	}
}
