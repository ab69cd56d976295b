package org.neurofactor.imagej.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of spikes as labs have them, of ten frames at 10 Hz. In the tables / is the end of a line, and ␉ a tab; cells
 * are given as name:frames, a frame for each spike.
 */
class SpikeFileTest {

	private static final int FRAMES = 10;

	@TempDir
	Path folder;

	private Path write(final String text) throws IOException {
		return write(text, StandardCharsets.UTF_8, "");
	}

	private Path write(final String text, final Charset charset, final String mark) throws IOException {
		return Files.write(folder.resolve("a.csv"),
			(mark + text.replace('/', '\n').replace('␉', '\t') + "\n").getBytes(charset));
	}

	private static SpikeTiming timing(final String options) {
		return SpikeTiming.DEFAULTS.withAll(Arrays.stream(options.split(" +"))
			.map(option -> option.split("="))
			.collect(Collectors.toMap(option -> option[0], option -> option[1])));
	}

	private static SpikeFile read(final Path path, final String options) {
		return SpikeFile.read(path, timing(options), FRAMES, 0, 10);
	}

	private static String cells(final SpikeFile file) {
		return IntStream.range(0, file.names().size())
			.mapToObj(cell -> file.names().get(cell) + ":" +
				IntStream.range(0, file.counts().bins())
					.boxed()
					.flatMap(bin -> IntStream.range(0, file.counts().count(cell, bin)).mapToObj(k -> "" + bin))
					.collect(Collectors.joining(" ")))
			.collect(Collectors.joining(", "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
		// lists, by their headings
		"cell,time/1,0.25/2,0.95/1,0.31                    | seconds      | cell 1:2 3, cell 2:9",
		"Cell,Time/a,0.25/b,0.95                           | seconds      | a:2, b:9",
		"cluster,time/7,250/3,950                          | milliseconds | cell 3:9, cell 7:2",
		"unit;spike_time (s)/1;0.25/2;0.95                 | none         | cell 1:2, cell 2:9",
		"unit;spike_time (s)/1;0,25/2;0,95                 | none         | cell 1:2, cell 2:9",
		"neuron_id␉t_ms/1␉250/2␉950                        | none         | cell 1:2, cell 2:9",
		"t_ms␉neuron_id/250␉1/950␉2                        | none         | cell 1:2, cell 2:9",
		"spike_times_seconds,clusterID/0.25,1/0.95,2       | none         | cell 1:2, cell 2:9",
		"spikeTime [ms] ; unitId/250;1/950;2               | none         | cell 1:2, cell 2:9",
		"timestamp,unit_id/.25,1.0/.95,2.0                 | seconds      | cell 1:2, cell 2:9",
		"cluster_id,spike_frame/1,2/2,9                    | none         | cell 1:2, cell 2:9",
		"spike_clusters,sample/1,2500/2,9500               | none samplingrate=10000 | cell 1:2, cell 2:9",
		"unit time/1 0.25/2 0.95                           | seconds      | cell 1:2, cell 2:9",
		"channel,time/1,0.25/2,0.95                        | seconds      | cell 1:2, cell 2:9",
		"cluster,time,amplitude/1,0.25,80/2,0.95,NaN       | seconds      | cell 1:2, cell 2:9",
		"cluster,time_s,frame/1,0.25,7/2,0.95,8            | seconds      | cell 1:2, cell 2:9",
		"cluster,time_s,frame/1,0.25,7/2,0.95,8            | frames       | cell 1:7, cell 2:8",
		// numbers of lines, as pandas and R write them
		",cluster,time/0,1,0.25/1,2,0.95                   | seconds      | cell 1:2, cell 2:9",
		"Unnamed: 0,time,unit/0,0.25,1/1,0.95,2            | seconds      | cell 1:2, cell 2:9",
		"\"cluster\",\"time\"/\"1\",1,0.25/\"2\",2,0.95    | seconds      | cell 1:2, cell 2:9",
		",a,b/0,0.25,0.95/1,0.31,                          | seconds      | a:2 3, b:9",
		",17,42/0,0.25,0.95/1,0.31,                        | seconds      | 17:2 3, 42:9",
		// comments
		"# rig 2/cell,time/# a pause/1,0.25 # burst/2,0.95 | seconds      | cell 1:2, cell 2:9",
		"% from MATLAB/0.25/0.95                           | seconds      | cell 1:2 9",
		"# cluster,time/1,0.25/2,0.95                      | seconds      | cell 1:2, cell 2:9",
		"# of 3 March/0.25/0.95                            | seconds      | cell 1:2 9",
		// one cell
		"0.25/0.31/0.95                                    | seconds      | cell 1:2 3 9",
		"0.25 0.31 0.95                                    | seconds      | cell 1:2 3 9",
		"0.25,0.31,0.95                                    | seconds      | cell 1:2 3 9",
		"0.25␉0.31␉0.95␉                                   | seconds      | cell 1:2 3 9",
		"[0.25 0.31, 0.95]                                 | seconds      | cell 1:2 3 9",
		"t = [0.25 0.31 0.95];                             | seconds      | t:2 3 9",
		"spike_times/0.25/0.31/0.95                        | seconds      | cell 1:2 3 9",
		"time (s)/0,25/0,31/0,95                           | none         | cell 1:2 3 9",
		"t_ms/250/310/950                                  | none         | cell 1:2 3 9",
		"good one/0.25/0.31/0.95                           | seconds      | good one:2 3 9",
		"good one/0.25,0.31,0.95                           | seconds      | good one:2 3 9",
		"0.25//0.31/0.95                                   | seconds      | cell 1:2 3 9",
		// a column per cell
		"0.25,0.95/0.31                                    | seconds      | cell 1:2 3, cell 2:9",
		"a,b/0.25,0.95/0.31,                               | seconds      | a:2 3, b:9",
		"a,b/0.25,0.95/0.31,NaN/0.4,nan                    | seconds      | a:2 3 4, b:9",
		"a,b/0.25,NA/0.31,                                 | seconds      | a:2 3, b:",
		"a (ms);b (ms)/250;950/310,5;                      | none         | a:2 3, b:9",
		"0,25;0,95/0,31;                                   | seconds      | cell 1:2 3, cell 2:9",
		"1,2/5,7/9,9                                       | frames       | cell 1:1 5 9, cell 2:2 7 9",
		// a line per cell
		"0.25,0.31,0.95/0.1,0.2,NaN                        | seconds      | cell 1:2 3 9, cell 2:1 2",
		"0.25 0.31 0.95 0.96/0.1 0.2                       | seconds      | cell 1:2 3 9 9, cell 2:1 2",
		"a,0.25,0.31,0.95/b,0.1                            | seconds      | a:2 3 9, b:1",
		"x = [0.25 0.31];/y = [0.1];                       | seconds      | x:2 3, y:1",
		// counts
		"0/0/1/0/0/2/0/0/0/1                               | none         | cell 1:2 5 5 9",
		"0 0 1 0 0 2 0 0 0 1                               | none         | cell 1:2 5 5 9",
		"0,0,1,0,0,2,0,0,0,1/1,0,0,0,0,0,0,0,0,0           | none         | cell 1:2 5 5 9, cell 2:0",
		"a;b/0;1/0;0/1;0/0;0/0;0/2;0/0;0/0;0/0;0/1;0       | none         | a:2 5 5 9, b:0",
		"frame,a/0,0/1,0/2,1/3,0/4,0/5,2/6,0/7,0/8,0/9,1   | none         | a:2 5 5 9",
		",a/0,0/1,0/2,1/3,0/4,0/5,2/6,0/7,0/8,0/9,1        | none         | a:2 5 5 9",
		"0/0/1/0/0/2/0/0/0/1/0/0/1/0/0/0/0/0/0/0           | none update=2 | cell 1:1 2 2 4 6",
		// the clock
		"1.25/1.95                                         | seconds offset=1 | cell 1:2 9",
		"-0.75/-0.05                                       | seconds offset=-1 | cell 1:2 9",
		"1/3/10                                            | frames firstframe=1 | cell 1:0 2 9",
		"7/16                                              | frames firstframe=1 offset=6 | cell 1:0 9",
		"0.25/0.95                                         | seconds framerate=20 update=2 | cell 1:2 9",
		"5/19.9                                            | frames update=2 | cell 1:2 9",
		"-1/0.25/0.999999/1/7                              | seconds outside=ignore | cell 1:2 9" })
	void usualFilesAreRead(final String text, final String options, final String cells) throws IOException {
		final SpikeFile file = read(write(text), "spiketimes=" + options);

		assertEquals(cells, cells(file));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
		// ambiguous
		"1,0.25/1,0.31/2,0.95/2,0.97  | seconds | line 1: the two columns may be cell and time, or the times of two cells",
		"1,2,3/4,5,6                  | frames  | line 1: these 2 lines of up to 3 numbers may be a line per cell or a column per cell",
		"cell,time/1,0.25             | none    | line 1: 'time' are times, but in which unit? Say spiketimes=seconds",
		"cell,amplitude/1,0.25        | seconds | line 1: column 'cell' names cells, but which column has the times?",
		"cluster,unit,time/1,2,0.25   | seconds | line 1: cells must be named in one column, but 'cluster' and 'unit' may be it",
		"cell,time,timestamp/1,2,3    | seconds | line 1: times must be in one column, but 'time' and 'timestamp' may be it",
		"time,amplitude/0.25,80       | seconds | line 1: column 'time' has times, but what are the others?",
		"cell,t_ms,t_s/1,250,0.25     | none    | line 1: times must be in one column, but 't_ms' and 't_s' may be it: say spiketimes",
		"a (s),b (ms)/0.1,100         | none    | line 1: all times must be in one unit, but 'a (s)' and 'b (ms)' differ",
		"a/0.1/0.2/0/0                | seconds | column 1: ends in 2 zeros after a spike at 0.2. Is it filled up with zeros?",
		// contradictions
		"cell,time (ms)/1,0.25        | seconds | line 1: 'time (ms)' says that times are in milliseconds, but spiketimes=seconds",
		"unit,time_us/1,0.25          | seconds | line 1: times must be in s, ms, samples or frames, but 'time_us' says us",
		"cell,sample/1,2500           | none    | spiketimes=samples needs a sampling rate",
		// damaged
		"cell,time/1,5/1              | frames  | line 3: there must be 2 columns, cell and time, but there are 1.",
		"cell,time/1,x                | seconds | line 2: column 2 must be a number, but is 'x'.",
		"cell,time/1,NaN              | seconds | line 2: column 2 must be a number, but is 'NaN'.",
		"cell,time/,0.2               | seconds | line 2: column 1 must name a cell, but is empty.",
		"a,b/1,2,3                    | frames  | line 2: there must be at most 2 columns like in the heading, but there are 3.",
		"a,b/0.1,NaN/0.2,0.3          | seconds | line 2: column 2 has no number here, but goes on",
		"# only this                  | seconds | holds nothing but comments.",
		"cell,time                    | seconds | has no spikes.",
		"a,b/Infinity,1               | seconds | line 2: column 1 must be a number, but is 'Infinity'.",
		"0.25/0.3x                    | seconds | line 2: column 1 must be a number, but is '0.3x'.",
		"0,25 0,31                    | seconds | line 1: column 2 must be a number, but is '25 0'.",
		// outside
		"0.25/1.5/2                   | seconds | A spike must be between 0 and 1.0 s, the length of the stimulus, but cell 1 has one at 1.5 s; 2 of all 3 spikes are outside (outside=ignore leaves them out).",
		"1/3/10                       | frames  | If the first frame is number 1, say firstframe=1.",
		"25/31/950                    | seconds | Is the unit right (spiketimes)?",
		// counts
		"0/1/2                        | none    | a.csv must have 10 lines of spike counts, one for each frame of the stimulus, but has 3.",
		"0/1/2                        | none update=3 | must have 30 lines of spike counts, one for each frame (10 images of the stimulus, each shown for update=3 frames), but has 3.",
		"1,5/1,7/1,9/2,5/2,6/2,8      | none    | If it is a list of spikes, head its columns cell and time",
		"0/1000000000/2               | none    | line 2: column 1 must be a number of spikes, but is '1000000000', which no cell fires in one frame: at most 10000",
		"0/0.5/2                      | none    | line 2: column 1 must be a number of spikes, a whole number of 0 or more, but is '0.5'",
		"0/-1/2                       | none    | line 2: column 1 must be a number of spikes, a whole number of 0 or more, but is '-1'.",
		"0,1/1                        | none    | line 2: there must be 2 columns like in the first line, but there are 1.",
		// options that do not fit
		"0.25                         | samples | spiketimes=samples needs a sampling rate: samplingrate must be greater than 0, but was 0.0.",
		"0.25                         | seconds samplingrate=100 | samplingrate is for spike times in samples, but was 100.0 with times in seconds",
		"0/1                          | none offset=2 | offset is for spike times, but was 2.0 with spike counts (spiketimes).",
		"0.25                         | seconds firstframe=1 | firstframe is for spike times in frames, but was 1 with times in seconds",
		"1/2                          | frames frametimes=f.txt | frametimes is for times in seconds, milliseconds or samples, but was f.txt with times in frames",
		"0.25                         | seconds frametimes=f.txt offset=1 | offset must be 0 with frametimes" })
	void othersAreRefused(final String text, final String options, final String message) throws IOException {
		final Path path = write(text);
		final String said =
			assertThrows(IllegalArgumentException.class, () -> read(path, "spiketimes=" + options)).getMessage();
		assertTrue(said.contains(message), said);
		assertFalse(said.contains("\n"), said);
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16LE", "UTF-16BE" })
	void encodingsAreKnown(final String charset) throws IOException {
		for (final String mark : new String[] { "", "\ufeff" }) {
			final Path path = write("Zelle ä;b/0,25;0,95/0,31;", Charset.forName(charset), mark);
			if (mark.isEmpty() && !charset.equals("UTF-8"))
				write("a;b/0,25;0,95/0,31;", Charset.forName(charset), mark);
			assertEquals((mark.isEmpty() && !charset.equals("UTF-8") ? "a" : "Zelle ä") + ":2 3, b:9",
				cells(read(path, "spiketimes=seconds")));
		}
	}

	@Test
	void oldAndMixedLineEndsAreKnown() throws IOException {
		final Path path = folder.resolve("mac.txt");
		Files.write(path, "0.25\r0.31\r\n0.95\n\n".getBytes(StandardCharsets.UTF_8));
		assertEquals("cell 1:2 3 9", cells(read(path, "spiketimes=seconds")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
		"cell,time/1,0.25/2,0.95/1,0.31            | seconds        | a.csv: 2 cells, 3 spikes, times in seconds",
		"0.25                                      | seconds        | a.csv: 1 cell, 1 spike, times in seconds, a line per cell",
		"0/0/1/0/0/2/0/0/0/1                       | none           | a.csv: 1 cell, 4 spikes, counts per frame",
		"cluster,time,amplitude/1,250,80/2,950,NaN | milliseconds   | a.csv: 2 cells, 2 spikes, times in milliseconds, column 'amplitude' left out",
		",a/0,0.25/1,0.95                          | seconds        | a.csv: 1 cell, 2 spikes, times in seconds, first column, which numbers the lines, left out",
		"-1/0.25/7                                 | seconds outside=ignore | a.csv: 1 cell, 1 spike, times in seconds, 2 more outside the recording left out" })
	void whatWasReadIsSaid(final String text, final String options, final String description) throws IOException {
		final SpikeFile file = read(write(text), "spiketimes=" + options);
		assertEquals(description, file.description());
		assertTrue(file.warnings().isEmpty(), file.warnings()::toString);
	}

	@Test
	void whatIsPlausibleButMayBeWrongIsWarnedOf() throws IOException {
		final String early = IntStream.range(0, 40).mapToObj(i -> "0.0" + (10 + i)).collect(Collectors.joining("/"));
		assertTrue(read(write(early), "spiketimes=seconds").warnings()
			.get(0)
			.contains("the last spike is at 0.049 s, though frames were shown from 0 to 1 s. Is the unit right?"));
		final String whole = IntStream.range(0, 40).mapToObj(i -> "" + i).collect(Collectors.joining("/"));
		assertTrue(read(write(whole), "spiketimes=seconds framerate=0.1").warnings()
			.get(0)
			.contains("all spikes are at whole seconds"));
		assertTrue(read(write(whole), "spiketimes=frames outside=ignore").warnings()
			.get(0)
			.contains("30 of 40 spikes, more than half, are outside the recording"));
	}

	/** Whatever a file holds, it is read, or refused in one line without a word of Java. */
	@Test
	void noFileIsTooStrange() throws IOException {
		final Random random = new Random(20261127);
		final String[] words = { "cell", "time", "0.25", "1", "-3", "NaN", "", "1e999", "0x1p3", "#", "%", "[", "]",
			"=", "\"", "t_ms", "time (s)", "unit", "\u0000", "ä", "1,5", "frame", "index", "99999999999999999999", "0",
			"2", "\t", " ", ";", ",", "\n", "\n", "\r", "Infinity", "(", ")", "µs", "1d", "\ufeff" };
		final String[] numbers = { "0.25", "1", "0.5", "2", "cell", "time (s)", "a", "" };
		final String[] options = { "none", "frames", "seconds", "milliseconds", "samples samplingrate=100",
			"seconds outside=ignore", "frames firstframe=1 outside=ignore", "none update=2" };
		int read = 0;
		for (int n = 0; n < 1000; n++) {
			final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			final int length = random.nextInt(40);
			final boolean few = n % 2 > 0;
			for (int i = 0; i < length; i++) {
				final String word = few ? numbers[random.nextInt(i < 2 ? 8 : 4)] : words[random.nextInt(words.length)];
				bytes.write(word.getBytes(n % 7 == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8));
				if (few) bytes.write(",\n".charAt(i % 2));
				else if (n % 3 > 0) bytes.write(",;\t \n\n".charAt(random.nextInt(6)));
				if (n % 11 == 0) bytes.write(random.nextInt(256));
			}
			final Path path = Files.write(folder.resolve("fuzz.txt"), bytes.toByteArray());
			final String option = "spiketimes=" + options[random.nextInt(options.length)];
			try {
				final SpikeFile file = read(path, option);
				assertTrue(file.names().size() == file.counts().cells() && file.counts().bins() == FRAMES);
				read++;
			}
			catch (final IllegalArgumentException e) {
				final String message = e.getMessage();
				assertTrue(
					message.contains("fuzz.txt") || message.matches("(?s)(spiketimes|samplingrate|firstframe).*"),
					n + ": " + message);
				assertFalse(message.matches("(?s).*(java\\.|Exception|null|\n).*"), n + ": " + message);
			}
		}
		assertTrue(read > 50 && read < 950, "read " + read);
	}
}
