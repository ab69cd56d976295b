package org.neurofactor.macro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.macro.MacroRunner.Outcome;

/**
 * {@code Spike-Triggered Ensemble...} from real macros, of recordings as labs have them: frames that are not regular,
 * trials in several files, stimuli in color. Whatever the form, ensembles are those of the counts in each frame, which
 * the test finds out by itself.
 */
class EnsembleRecordingMacroTest {

	private static final int WIDTH = 9;
	private static final int HEIGHT = 8;
	private static final int FRAMES = 400;
	private static final int CELLS = 2;
	private static final String TAU = " tau=5 ";
	private static final String[] COLORS = { "red", "green", "blue" };

	@TempDir
	Path folder;

	/** {@code [channel][frame][pixel]}, 0 or 255. */
	private byte[][][] noise;
	/** {@code [cell][frame]}: cell c follows channel c, with a delay of two frames. */
	private int[][] counts;

	@BeforeEach
	void record() {
		final Random random = new Random(11);
		noise = new byte[3][FRAMES][WIDTH * HEIGHT];
		for (final byte[][] channel : noise)
			for (final byte[] frame : channel)
				for (int i = 0; i < frame.length; i++) frame[i] = (byte) (random.nextBoolean() ? 255 : 0);
		counts = new int[CELLS][FRAMES];
		for (int cell = 0; cell < CELLS; cell++) for (int f = 2; f < FRAMES; f++) {
			int drive = 0;
			for (final int pixel : new int[] { 30, 31, 39, 40 }) drive += noise[cell][f - 2][pixel] != 0 ? 1 : -1;
			counts[cell][f] = drive > 2 ? random.nextInt(4) : random.nextInt(12) / 11;
		}
		counts[0][FRAMES - 1] = 1;
		counts[1][0] = 2;
	}

	@AfterEach
	void closeImages() {
		MacroRunner.run("");
	}

	private ImagePlus gray(final int first, final int frames) {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int f = first; f < first + frames; f++) stack.addSlice(new ByteProcessor(WIDTH, HEIGHT, noise[0][f]));
		return stack("gray", stack);
	}

	private static ImagePlus stack(final String title, final ImageStack stack) {
		final ImagePlus imp = new ImagePlus(title, stack);
		imp.setDimensions(1, 1, stack.size());
		return imp;
	}

	private ImagePlus rgb(final boolean colored) {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int f = 0; f < FRAMES; f++) {
			final ColorProcessor ip = new ColorProcessor(WIDTH, HEIGHT);
			ip.setRGB(noise[0][f], noise[colored ? 1 : 0][f], colored ? new byte[WIDTH * HEIGHT] : noise[0][f]);
			stack.addSlice(ip);
		}
		return stack("rgb", stack);
	}

	private ImagePlus channels() {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int f = 0; f < FRAMES; f++)
			for (int c = 0; c < 2; c++) stack.addSlice(new ByteProcessor(WIDTH, HEIGHT, noise[c][f]));
		final ImagePlus imp = new ImagePlus("channels", stack);
		imp.setDimensions(2, 1, FRAMES);
		return imp;
	}

	private ImagePlus ofChannel(final int channel) {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int f = 0; f < FRAMES; f++) stack.addSlice(new ByteProcessor(WIDTH, HEIGHT, noise[channel][f]));
		return stack("channel", stack);
	}

	private Path write(final String name, final List<String> lines) throws IOException {
		final Path path = folder.resolve(name);
		Files.createDirectories(path.getParent());
		return Files.write(path, lines);
	}

	private Path counts(final String name, final int first, final int frames) throws IOException {
		return write(name,
			IntStream.range(first, first + frames)
				.mapToObj(f -> counts[0][f] + "," + counts[1][f])
				.collect(Collectors.toList()));
	}

	/** A list of all spikes; those of a frame are spread over the first half of the time for which it is shown. */
	private Path times(final String name, final int first, final int frames, final IntFunction<Double> onset)
		throws IOException
	{
		final List<String> lines = new ArrayList<>();
		lines.add("unit,time (s)");
		for (int f = first; f < first + frames; f++)
			for (int cell = 0; cell < CELLS; cell++)
				for (int k = 0; k < counts[cell][f]; k++)
					lines.add(String.format(Locale.ROOT, "%d,%.9f", cell + 1, onset.apply(f) + 0.002 + 0.004 * k));
		return write(name, lines);
	}

	private static Outcome run(final ImagePlus stimulus, final String options) {
		return MacroRunner.run("run(\"Spike-Triggered Ensemble...\", \"" + options + "\"); print(\"went on\");",
			stimulus);
	}

	private Path save(final ImagePlus stimulus, final String name, final String options) {
		return saved(stimulus, name, options, "");
	}

	private Path saved(final ImagePlus stimulus, final String name, final String options, final String said) {
		final Path results = folder.resolve(name);
		final Outcome outcome = run(stimulus, options + TAU + "output=[" + results + "]");
		assertFalse(outcome.stopped(), outcome::toString);
		assertTrue(outcome.output().contains(said), outcome::toString);
		return results;
	}

	private void assertRefused(final ImagePlus stimulus, final String options, final String message) {
		final Path results = folder.resolve("refused");
		final Outcome outcome = run(stimulus, options + TAU + "output=[" + results + "]");
		assertTrue(outcome.stopped() && outcome.error().contains(message), outcome::toString);
		assertFalse(outcome.output().contains("\tat ") || outcome.error().contains("Exception"), outcome::toString);
		assertFalse(Files.exists(results), "nothing written");
	}

	private static String[] list(final Path path) throws IOException {
		try (Stream<Path> files = Files.list(path)) {
			return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
		}
	}

	private static void assertSameEnsembles(final Path expected, final Path actual) throws IOException {
		for (int cell = 1; cell <= CELLS; cell++)
			for (final String file : new String[] { "ste.tif", "sta.tif", "window.csv" })
				assertSameFile(expected.resolve("cell " + cell), actual.resolve("cell " + cell), file);
	}

	/** Pixels of images, without the names that are stored with them. */
	private static void assertSameFile(final Path expected, final Path actual, final String file) throws IOException {
		if (!file.endsWith(".tif")) {
			assertEquals(Files.readAllLines(expected.resolve(file)), Files.readAllLines(actual.resolve(file)), file);
			return;
		}
		final ImageStack a = IJ.openImage(expected.resolve(file).toString()).getStack();
		final ImageStack b = IJ.openImage(actual.resolve(file).toString()).getStack();
		assertEquals(a.size(), b.size(), actual + " " + file);
		for (int i = 1; i <= a.size(); i++)
			assertArrayEquals((float[]) a.getPixels(i), (float[]) b.getPixels(i), actual + " " + file + " " + i);
	}

	private static JsonObject json(final Path results) throws IOException {
		return JsonParser
			.parseString(new String(Files.readAllBytes(results.resolve("run.json")), StandardCharsets.UTF_8))
			.getAsJsonObject();
	}

	@Test
	void framesNeedNotBeRegular() throws IOException {
		final double[] onsets = new double[FRAMES];
		final Random random = new Random(3);
		onsets[0] = 12.5;
		for (int f = 1; f < FRAMES; f++)
			onsets[f] =
				onsets[f - 1] + 0.04 + 0.008 * (random.nextDouble() - 0.5) + (random.nextInt(20) == 0 ? 0.04 : 0);
		final Path expected = save(gray(0, FRAMES), "counts", "spikes=[" + counts("counts.csv", 0, FRAMES) + "]");
		final Path spikes = times("times.csv", 0, FRAMES, f -> onsets[f]);
		final Path frames = write("onsets.txt",
			Arrays.stream(onsets).mapToObj(t -> String.format(Locale.ROOT, "%.9f", t)).collect(Collectors.toList()));
		final Path actual = saved(gray(0, FRAMES), "irregular", "spikes=[" + spikes + "] frametimes=[" + frames + "]",
			"times.csv: 2 cells, " + Arrays.stream(counts).flatMapToInt(Arrays::stream).sum() +
				" spikes, times in seconds, 400 frame times in onsets.txt from 12.5 to ");
		assertSameEnsembles(expected, actual);
		assertTrue(Files.readAllLines(actual.resolve("cell 1/temporal.csv")).get(1).startsWith("-4,-0.16"),
			"time in s, by the frame times");
		final List<String> more = new ArrayList<>(Files.readAllLines(spikes));
		more.add("1,3");
		more.add("2,1000");
		final Path outside = write("outside.csv", more);
		assertRefused(gray(0, FRAMES), "spikes=[" + outside + "] frametimes=[" + frames + "]",
			"but cell 1 has one at 3.0 s; 2 of all ");
		assertSameEnsembles(expected,
			saved(gray(0, FRAMES), "ignored", "spikes=[" + outside + "] outside=ignore frametimes=[" + frames + "]",
				"2 more outside the recording left out"));
		final List<String> lines = Files.readAllLines(frames);
		final Path fewer = write("short.txt", lines.subList(0, FRAMES - 2));
		assertRefused(gray(0, FRAMES), "spikes=[" + spikes + "] frametimes=[" + fewer + "]",
			"short.txt must have 400 frame times, one for each frame of the stimulus, but has 398.");
		Collections.swap(lines, 10, 11);
		final Path unsorted = write("unsorted.txt", lines);
		assertRefused(gray(0, FRAMES), "spikes=[" + spikes + "] frametimes=[" + unsorted + "]",
			"unsorted.txt: Frame times must be in increasing order, but number 12");
		lines.set(10, "NaN");
		assertRefused(gray(0, FRAMES), "spikes=[" + spikes + "] frametimes=[" + write("nan.txt", lines) + "]",
			"nan.txt, line 11: column 1 must be a number, but is 'NaN'.");
		assertRefused(gray(0, FRAMES), "spikes=[" + spikes + "] framerate=30 frametimes=[" + frames + "]",
			"framerate must be left out with frametimes, or be as these say, ");
		final List<String> ms = new ArrayList<>(Files.readAllLines(frames));
		ms.add(0, "onset (ms)");
		assertRefused(gray(0, FRAMES), "spikes=[" + spikes + "] frametimes=[" + write("ms.txt", ms) + "]",
			"ms.txt, line 1: 'onset (ms)' says that times are in milliseconds, but spiketimes=seconds.");
	}

	@Test
	void imagesMayBeShownForSeveralFrames() throws IOException {
		final Path expected = save(gray(0, FRAMES), "counts", "spikes=[" + counts("counts.csv", 0, FRAMES) + "]");
		final List<String> split = new ArrayList<>();
		for (int f = 0; f < FRAMES; f++) {
			split.add(counts[0][f] / 2 + " " + (counts[1][f] - counts[1][f] / 3));
			split.add("0 0");
			split.add(counts[0][f] - counts[0][f] / 2 + " " + counts[1][f] / 3);
		}
		final Path counted = write("split.txt", split);
		assertSameEnsembles(expected, save(gray(0, FRAMES), "split", "spikes=[" + counted + "] update=3"));
		final Path spikes = times("times.csv", 0, FRAMES, f -> 1.5 + f * 0.05);
		final Path actual = save(gray(0, FRAMES), "times", "spikes=[" + spikes + "] update=3 framerate=60 offset=1.5");
		assertSameEnsembles(expected, actual);
		assertTrue(Files.readAllLines(actual.resolve("cell 1/temporal.csv")).get(1).startsWith("-4,-0.2,"));
		final Path pulses = write("pulses.txt",
			IntStream.range(0, 3 * FRAMES).mapToObj(i -> "" + (1.5 + i * 0.05 / 3)).collect(Collectors.toList()));
		assertSameEnsembles(expected,
			save(gray(0, FRAMES), "pulses", "spikes=[" + spikes + "] update=3 frametimes=[" + pulses + "]"));
	}

	@Test
	void trialsMayBeFiles() throws IOException {
		final int[] lengths = { 150, 100, 150 };
		int first = 0;
		for (int i = 0; i < lengths.length; i++) {
			final int start = first;
			Files.createDirectories(folder.resolve("stimuli"));
			IJ.saveAsTiff(gray(first, lengths[i]), folder.resolve("stimuli/stim_" + (i + 9) + ".tif").toString());
			counts("spikes/spikes " + (i + 9) + ".csv", first, lengths[i]);
			counts("others/" + (char) ('c' - i) + ".csv", start, lengths[i]);
			times("times/" + (i + 9) + ".csv", first, lengths[i], f -> (f - start) / 25.);
			first += lengths[i];
		}
		final String stimuli = "stimulusfolder=[" + folder.resolve("stimuli") + "] ";
		final Path named = saved(gray(0, 3), "named", stimuli + "spikes=[" + folder.resolve("spikes") + "]",
			"3 files, a trial each, by their names: 2 cells, ");
		// one stack with the same trials, but for the spikes after the first frame of each
		final int[][] all = counts;
		counts = Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
		for (final int[] cell : counts)
			for (final int start : new int[] { 150, 250 }) Arrays.fill(cell, start, start + 4, 0);
		final Path one = save(gray(0, FRAMES), "one", "spikes=[" + counts("one.csv", 0, FRAMES) + "]");
		assertSameEnsembles(one, named);
		assertEquals(6, json(named).getAsJsonArray("input_files").size());
		assertEquals(3, json(named).getAsJsonArray("inputs").size());
		counts = all;
		final String list = Stream.of("c", "b", "a")
			.map(name -> folder.resolve("others/" + name + ".csv").toString())
			.collect(Collectors.joining(";"));
		assertSameEnsembles(named, saved(gray(0, 3), "listed", stimuli + "spikes=[" + list + "]",
			"3 files, a trial each, in their order: 2 cells, "));
		assertSameEnsembles(named,
			saved(gray(0, 3), "times", stimuli + "framerate=25 spikes=[" + folder.resolve("times") + "]",
				"Trial \"stim_9.tif\": 9.csv: 2 cells, "));
		final Path continuous = save(gray(0, FRAMES), "continuous", "spikes=[" + counts("counts.csv", 0, FRAMES) + "]");
		assertSameEnsembles(continuous,
			save(gray(0, 3), "goes on", stimuli + "continuous spikes=[" + folder.resolve("counts.csv") + "]"));
		Files.delete(folder.resolve("spikes/spikes 10.csv"));
		assertRefused(gray(0, 3), stimuli + "spikes=[" + folder.resolve("spikes") + "]",
			"There must be a spike file for each of 3 stimuli, but there are 2.");
		counts("spikes/10b.csv", 150, 100);
		assertRefused(gray(0, 3), stimuli + "spikes=[" + folder.resolve("spikes") + "]",
			"are named like trials, but none like \"stim_10.tif\"");
		assertRefused(gray(0, 3), stimuli.replace("stimuli", "spikes") + "spikes=[" + folder.resolve("spikes") + "]",
			"stimulusfolder must contain a TIFF file per trial, but ");
		IJ.saveAsTiff(new ImagePlus("x", gray(0, 150).getStack().crop(0, 0, 0, WIDTH - 1, HEIGHT, 150)),
			folder.resolve("stimuli/stim_10.tif").toString());
		assertRefused(gray(0, 3), stimuli + "spikes=[" + folder.resolve("others") + "]",
			"All trials must have frames of ");
	}

	@Test
	void oneStackMayHaveAFileOfSpikesForEachTrial() throws IOException {
		final Path expected =
			save(gray(0, FRAMES), "one", "triallength=100 spikes=[" + counts("counts.csv", 0, FRAMES) + "]");
		for (int i = 0; i < 4; i++) {
			final int first = 100 * i;
			times("trials/" + (i + 8) + ".csv", first, 100, f -> 0.3 + (f - first) / 25.);
		}
		assertSameEnsembles(expected, saved(gray(0, FRAMES), "by trial",
			"framerate=25 offset=0.3 spikes=[" + folder.resolve("trials") + "]", "Trial 4: 11.csv: "));
		write("trials/12.csv", Arrays.asList("unit,time (s)", "1,2"));
		write("trials/13.csv", Arrays.asList("unit,time (s)", "1,2"));
		assertRefused(gray(0, FRAMES), "framerate=25 spikes=[" + folder.resolve("trials") + "]",
			"The 400 frames of the stimulus must be divided evenly between the 6 spike files");
	}

	@Test
	void eachChannelHasItsOwnEnsembles() throws IOException {
		final String spikes = "spikes=[" + counts("counts.csv", 0, FRAMES) + "] ";
		final Path[] alone = { save(ofChannel(0), "alone 0", spikes), save(ofChannel(1), "alone 1", spikes) };
		final Path colored = saved(rgb(true), "colored", spikes, "Stimulus values, green: 0 is black, 255 is white.");
		assertArrayEquals(
			new String[] { "cell 1 green", "cell 1 red", "cell 2 green", "cell 2 red", "cells.csv", "run.json" },
			list(colored));
		final JsonObject summary = json(colored).getAsJsonObject("summary");
		assertEquals("this channel of the stimulus is constant",
			summary.getAsJsonObject("skipped").get("cell 1 blue").getAsString());
		assertEquals(3, summary.getAsJsonArray("channels").size());
		final Path numbered = save(channels(), "channels", spikes);
		for (int cell = 1; cell <= CELLS; cell++)
			for (int c = 0; c < 2; c++) for (final String file : new String[] { "ste.tif", "sta.tif", "window.csv" })
			{
				final Path expected = alone[c].resolve("cell " + cell);
				assertSameFile(expected, colored.resolve("cell " + cell + " " + COLORS[c]), file);
				assertSameFile(expected, numbered.resolve("cell " + cell + " channel " + (c + 1)), file);
			}
		assertSameEnsembles(alone[1], save(rgb(true), "second", spikes + "channel=2"));
		assertSameEnsembles(alone[1], save(channels(), "weights", spikes + "channel=0,2"));
		assertSameEnsembles(alone[0], save(rgb(false), "gray", spikes));
		// of independent channels, the sum has the signal of each and a variance of 1 again
		final Path sum = saved(channels(), "sum", spikes + "channel=1,1", "cell 1: ");
		assertEquals(1, json(sum).getAsJsonObject("summary").get("stimulus_sd").getAsDouble(), 0.01);
		assertRefused(rgb(true), spikes + "channel=4", "channel must be from 1 to 3, or all, but was 4");
		assertRefused(gray(0, FRAMES), spikes + "channel=2", "but was 2: the stimulus has 1 channel.");
		assertRefused(channels(), spikes + "channel=1,0,0",
			"must have a weight for each of the channels, of which there are 2");
		assertRefused(channels(), spikes + "channel=red",
			"channel must be all, the number of a channel, or a weight for");
		assertRefused(channels(), spikes + "channel=0,0",
			"channel must be all, the number of a channel, or a weight for");
	}

	@Test
	void whatIsTooMuchIsRefusedBeforeItIsMade() throws IOException {
		counts[0][7] = 1_000_000_000;
		assertRefused(gray(0, FRAMES), "spikes=[" + counts("claim.csv", 0, FRAMES) + "]",
			"claim.csv, line 8: column 1 must be a number of spikes, but is '1000000000', which no cell fires in one frame");
	}
}
