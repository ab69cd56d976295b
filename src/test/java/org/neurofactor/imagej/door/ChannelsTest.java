package org.neurofactor.imagej.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ShortProcessor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.neuropil.simulation.CalciumMovieOptions;
import org.neurofactor.neuropil.simulation.CalciumMovieSimulation;
import org.neurofactor.neuropil.simulation.CalciumTrial;
import org.neurofactor.run.ProgressMonitor;

/** Channels are chosen, never mixed in silence; and a movie of one channel is never asked for its channel. */
class ChannelsTest {

	private static ChannelChoice choice(final String text) {
		return ChannelChoice.setting("channel").parse(text);
	}

	/** Noisy frames about these levels, in turn. */
	private static ImagePlus movie(final int frames, final int... levels) {
		final Random random = new Random(1);
		final ImageStack stack = new ImageStack(20, 15);
		for (int t = 0; t < frames; t++) {
			final ShortProcessor frame = new ShortProcessor(20, 15);
			final double level = levels[t % levels.length] * (1 + 0.1 * Math.sin(0.3 * t));
			for (int i = 0; i < 300; i++) frame.set(i, (int) (level + 10 * random.nextGaussian()));
			stack.addSlice("t" + t, frame);
		}
		return new ImagePlus("movie", stack);
	}

	private static String labels(final ImagePlus movie) {
		return movie.getStackSize() + " " + movie.getStack().getSliceLabel(1) + " " + movie.getStack().getSliceLabel(2);
	}

	private static String refusal(final ImagePlus movie, final String channel) {
		return assertThrows(IllegalArgumentException.class, () -> Channels.select(movie, choice(channel))).getMessage();
	}

	@ParameterizedTest
	@CsvSource({ "2, 1, 20 t0 t2", "2, 2, 20 t1 t3", "4, 3, 10 t2 t6" })
	void ofAHyperstack(final int count, final String channel, final String expected) {
		final ImagePlus movie = movie(40, 100);
		movie.setDimensions(count, 1, 40 / count);
		movie.getCalibration().frameInterval = 0.5;
		final ImagePlus selected = Channels.select(movie, choice(channel));
		assertEquals(expected, labels(selected));
		assertEquals(40 / count, selected.getNFrames());
		assertEquals(0.5, selected.getCalibration().frameInterval);
		final String message = refusal(movie, "auto");
		assertTrue(
			message.startsWith("\"movie\" has " + count + " channels. Say which is that of the cells: channel=1"),
			message);
		assertTrue(refusal(movie, "7").contains("has " + count + " channels, but channel=7 was asked for"));
		assertSame(movie, Channels.select(movie, choice("all")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "SI.hChannels.channelSave = [1;2]\\nSI.x = 3 | 2", "scanimage.SI4.channelsSave = [1 3 4] | 3",
			"SI.hChannels.channelSave = 2 | 1",
			"state.acq.savingChannel1=1\\nstate.acq.savingChannel2=1\\nstate.acq.savingChannel3=0 | 2",
			"<OME><Pixels DimensionOrder=\"XYCZT\" SizeC=\"2\" SizeT=\"20\"> | 2" })
	void byTheHeader(final String header, final int count) {
		final ImagePlus movie = movie(41, 100);
		movie.setProperty("Info", header.replace("\\n", "\n"));
		if (count == 1) {
			assertSame(movie, Channels.select(movie, ChannelChoice.AUTO));
			return;
		}
		assertTrue(refusal(movie, "auto")
			.startsWith("\"movie\" has " + count + " channels by its header, frame by frame. Say"));
		assertEquals((40 + count - 1) / count + " t1 t" + (1 + count), labels(Channels.select(movie, choice("2"))));
	}

	@Test
	void anOrderThatIsNotFrameByFrame() {
		final ImagePlus movie = movie(40, 100);
		movie.setProperty("Info", "<OME><Pixels DimensionOrder=\"XYZTC\" SizeC=\"2\">");
		assertTrue(refusal(movie, "1").contains("in the order XYZTC. Open it with Bio-Formats"));
	}

	@Test
	void byTheirBrightness() {
		assertEquals(
			"\"movie\" seems to have 2 channels, frame by frame: every other frame is much brighter. Say which is " +
				"that of the cells: channel=1 or 2; or channel=all, to take every frame as it is.",
			refusal(movie(60, 300, 120), "auto"));
		assertTrue(refusal(movie(61, 300, 120, 200), "auto").contains("3 channels, frame by frame: every third frame"));
		assertEquals("30 t1 t3", labels(Channels.select(movie(60, 300, 120), choice("2"))));
		assertEquals(60, Channels.select(movie(60, 300, 120), choice("all")).getStackSize());
		assertTrue(refusal(movie(60, 300), "2").contains("has one channel, as far as its header tells, but channel=2"));
		assertEquals(60, Channels.select(movie(60, 300), choice("1")).getStackSize());
	}

	@ParameterizedTest
	@ValueSource(strings = { "seed=1", "neuropil=2", "neuropilcorrelation=1", "noise=300", "restinglevel=2",
		"amplitude=50 eventrate=0.02 neuropil=0.1", "eventrate=5", "framerate=1",
		"framerate=0.5 neuropilcorrelation=1" })
	void oneChannelIsNeverTakenForMore(final String settings) {
		for (int seed = 1; seed <= 10; seed++) {
			final Map<String, String> given = new LinkedHashMap<>();
			for (final String setting : ("size=32 cells=2 frames=60 diameter=6 " + settings + " seed=" + seed)
				.split(" ")) given.put(setting.split("=")[0], setting.split("=")[1]);
			final CalciumTrial trial =
				new CalciumMovieSimulation(CalciumMovieOptions.DEFAULTS.withAll(given)).trial(0, ProgressMonitor.NONE);
			final ImageStack stack = new ImageStack(32, 32);
			IntStream.range(0, 60).forEach(t -> stack.addSlice(new ShortProcessor(32, 32, trial.frame(t), null)));
			final ImagePlus movie = new ImagePlus("movie", stack);
			assertSame(movie, Channels.select(movie, ChannelChoice.AUTO));
		}
	}

	@Test
	void otherTextsAreRefused() {
		for (final String text : new String[] { "0", "-1", "1.5", "red", "100", "" })
			assertTrue(assertThrows(IllegalArgumentException.class, () -> choice(text)).getMessage()
				.startsWith(
					"channel must be auto (the only one), all (every frame as it is) or a number from 1 to 99"));
	}
}
