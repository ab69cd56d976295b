package org.neurofactor.macro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.neurofactor.macro.CalciumMovies.FRAMES;
import static org.neurofactor.macro.CalciumMovies.HEIGHT;
import static org.neurofactor.macro.CalciumMovies.WIDTH;
import static org.neurofactor.macro.CalciumMovies.named;
import static org.neurofactor.macro.MacroAssertions.assertStops;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.WindowManager;
import ij.gui.Line;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.io.RoiEncoder;
import ij.measure.ResultsTable;
import ij.plugin.FileInfoVirtualStack;
import ij.process.ImageConverter;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import ij.process.StackConverter;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.macro.MacroRunner.Outcome;

/** {@code Neuropil Separation...} from real macros, without a display. */
class NeuropilSeparationMacroTest {

	private static final String[] FILES = { "RoiSet.zip", "deltaf.csv", "deltaf_raw.csv", "extraction.bin", "fixed.csv",
		"mixing.csv", "neuropil.csv", "raw.csv", "regions.tif", "report.csv", "result.csv", "run.json", "separated.csv",
		"separated.mat", "traces/left.png", "traces/middle.png", "traces/right.png" };

	@TempDir
	Path folder;

	@BeforeEach
	@AfterEach
	void closeImages() {
		MacroRunner.run("");
	}

	private static String separate(final String options) {
		return "run(\"Neuropil Separation...\", \"" + options + "\");\n";
	}

	private static Outcome succeed(final String macro, final ImagePlus... images) {
		final Outcome outcome = MacroRunner.run(macro, images);
		assertFalse(outcome.stopped(), outcome::toString);
		return outcome;
	}

	/** A column of the table of traces. */
	private static double[] column(final ResultsTable table, final String heading) {
		assertTrue(table.columnExists(heading), () -> heading + " in " + table.getColumnHeadings());
		return table.getColumn(heading);
	}

	/** All that is in the table of traces, as text. */
	private static String traces(final String options, final ImagePlus... images) {
		succeed(separate(options), images);
		final ResultsTable table = ResultsTable.getResultsTable();
		return table.getColumnHeadings() + "\n" +
			Arrays.stream(table.getHeadings())
				.map(heading -> Arrays.toString(table.getColumn(heading)))
				.collect(Collectors.joining("\n"));
	}

	private static void assertCells(final String names) {
		final String headings = ResultsTable.getResultsTable().getColumnHeadings();
		assertEquals(names,
			Arrays.stream(headings.split("\t"))
				.filter(heading -> heading.endsWith(" cleaned") && !heading.contains("ΔF"))
				.map(heading -> heading.replace(" cleaned", ""))
				.collect(Collectors.joining(",")));
	}

	@ParameterizedTest
	@CsvSource({ "false", "true" })
	void givesRegionsPlotsAndTraces(final boolean batchMode) {
		final Outcome outcome = succeed(
			(batchMode ? "setBatchMode(true);\n" : "") + separate("") +
				"return getTitle() + \"|\" + nSlices + \"|\" + nImages + \"|\" + nResults;",
			CalciumMovies.marked("my movie.tif", 1));
		assertEquals("mymovie-regions|1|3|" + FRAMES, outcome.returnValue());
		assertTrue(outcome.output().contains("3 cells in 1 trial of 60 frames, NMF with 4 regions each"),
			outcome::toString);
		assertFalse(outcome.output().contains("skipped"), outcome::toString);
		assertFalse(outcome.output().contains("unknown"), outcome::toString);
		assertEquals(3 * 5,
			Arrays.stream(WindowManager.getCurrentImage().getOverlay().toArray())
				.filter(roi -> !(roi instanceof TextRoi))
				.count());
		assertEquals(3, WindowManager.getImage("mymovie-plots").getStackSize());
		assertCells("left,middle,right");
	}

	/** The raw trace is what ImageJ measures, frame by frame. */
	@Test
	void rawTraceIsTheMean() {
		final ImagePlus movie = CalciumMovies.marked("movie", 2);
		succeed(separate(""), movie);
		final ResultsTable table = ResultsTable.getResultsTable();
		for (final Roi roi : CalciumMovies.rois()) {
			final double[] raw = column(table, roi.getName() + " raw");
			for (int t = 0; t < FRAMES; t++) {
				final ImageProcessor frame = movie.getStack().getProcessor(t + 1);
				frame.setRoi(roi);
				assertEquals(frame.getStats().mean, raw[t], 1e-9);
			}
		}
		assertArrayEquals(IntStream.range(0, FRAMES).mapToDouble(t -> t / 10.).toArray(), column(table, "time"), 1e-9);
	}

	@Test
	void inputIsNotChanged() {
		final ImagePlus movie = CalciumMovies.marked("movie", 1);
		movie.setSlice(7);
		movie.setRoi(2, 1, 8, 8);
		final Roi[] before = CalciumMovies.rois();
		final short[] pixels = ((short[]) movie.getStack().getPixels(9)).clone();
		succeed(separate(""), movie);
		assertArrayEquals(pixels, (short[]) movie.getStack().getPixels(9));
		assertEquals(7, movie.getCurrentSlice());
		assertEquals("java.awt.Rectangle[x=2,y=1,width=8,height=8]", movie.getRoi().getBounds().toString());
		assertEquals(before.length, movie.getOverlay().size());
		for (int i = 0; i < before.length; i++) {
			assertEquals(before[i], movie.getOverlay().get(i));
			assertEquals(before[i].getName(), movie.getOverlay().get(i).getName());
			assertNull(movie.getOverlay().get(i).getStrokeColor());
		}
		assertFalse(movie.changes);
	}

	@Test
	void depthAxisAndThreadsDoNotMatter() {
		final ImagePlus movie = CalciumMovies.marked("movie", 3);
		final String expected = traces("threads=1", movie);
		assertEquals(expected, traces("threads=2", movie));
		final ImagePlus z = CalciumMovies.marked("movie", 3);
		z.setDimensions(1, FRAMES, 1);
		assertEquals(expected, traces("", z));
		final ImagePlus floats = CalciumMovies.marked("movie", 3);
		new StackConverter(floats).convertToGray32();
		assertEquals(expected, traces("", floats));
		ImageConverter.setDoScaling(false);
		try {
			final ImagePlus bytes = CalciumMovies.marked("movie", 3);
			new StackConverter(bytes).convertToGray8();
			assertEquals(8, bytes.getBitDepth());
			final ImagePlus same = CalciumMovies.with(bytes.duplicate(), CalciumMovies.rois());
			new StackConverter(same).convertToGray32();
			assertEquals(traces("", same), traces("", bytes));
		}
		finally {
			ImageConverter.setDoScaling(true);
		}
	}

	private Path write(final ImagePlus movie, final String name) throws IOException {
		final Path path = folder.resolve(name);
		Files.createDirectories(path.getParent());
		FileFormats.writeTiff(movie, path);
		return path;
	}

	private Path writeRois(final String name, final Roi... rois) throws IOException {
		final Path path = folder.resolve(name);
		Files.createDirectories(path.getParent());
		FileFormats.writeRoiSet(Arrays.asList(rois), path);
		return path;
	}

	@Test
	void virtualStackAndTiffFileGiveTheSame() throws IOException {
		final ImagePlus movie = CalciumMovies.marked("movie.tif", 4);
		final String expected = traces("", movie);
		final Path path = write(movie, "trials/movie.tif");
		final ImagePlus virtual = FileInfoVirtualStack.openVirtual(path.toString());
		assertTrue(virtual.getStack().isVirtual());
		assertEquals(expected, traces("", virtual));
		assertEquals(expected, traces("trials=folder folder=[" + path.getParent() + "]"),
			"with the file's own overlay");
	}

	/** Three trials in whatever way; the titles' numbers decide, not the order in which they were opened. */
	@Test
	void severalTrials() throws IOException {
		final ImagePlus[] trials = { CalciumMovies.marked("trial 10.tif", 7), CalciumMovies.movie("trial 1.tif", 5),
			CalciumMovies.movie("trial 2.tif", 6) };
		final ImagePlus other = zeros("other.tif", 9, 9, 2);
		final Path rois = writeRois("rois.zip", CalciumMovies.rois());
		final String open =
			traces("trials=open", other, CalciumMovies.labels("labels"), trials[1], trials[2], trials[0]);
		assertEquals(3 * FRAMES, ResultsTable.getResultsTable().size());
		assertEquals(3, WindowManager.getCurrentImage().getStackSize());
		assertEquals("trial1-regions", WindowManager.getCurrentImage().getTitle());
		for (final ImagePlus trial : trials) write(trial, "trials/" + trial.getTitle());
		Files.write(folder.resolve("trials/notes.txt"), new byte[] { 1 });
		final String ofFolder =
			"trials=folder folder=[" + folder.resolve("trials") + "] rois=file roifile=[" + rois + "]";
		assertEquals(open, traces(ofFolder));
		assertEquals(2, WindowManager.getImageCount(), "trials are not shown");
		assertEquals(open, traces(ofFolder, other));
		final double[] trial = column(ResultsTable.getResultsTable(), "trial");
		assertEquals(3, trial[3 * FRAMES - 1]);
	}

	/** The cell in the middle is moved by two pixels in the second trial. */
	@Test
	void oneRoiSetPerTrial() throws IOException {
		final Roi[] moved = CalciumMovies.rois();
		moved[1] = named(new Roi(22, 18, 7, 6), "called otherwise");
		final Path sets = writeRois("sets/trial 1.zip", CalciumMovies.rois()).getParent();
		writeRois("sets/trial 2.zip", moved);
		final ImagePlus[] trials = { CalciumMovies.movie("trial 1.tif", 5), CalciumMovies.movie("trial 2.tif", 6) };
		succeed(separate("trials=open rois=file roifile=[" + sets + "]"), trials);
		assertCells("left,middle,right");
		final double[] raw = column(ResultsTable.getResultsTable(), "middle raw");
		final ImageProcessor first = trials[0].getStack().getProcessor(1);
		first.setRoi(CalciumMovies.rois()[1]);
		assertEquals(first.getStats().mean, raw[0], 1e-9);
		final ImageProcessor second = trials[1].getStack().getProcessor(1);
		second.setRoi(moved[1]);
		assertEquals(second.getStats().mean, raw[FRAMES], 1e-9);
		for (final ImagePlus trial : trials) write(trial, "trials/" + trial.getTitle());
		assertArrayEquals(raw, afterRun(
			() -> separate("trials=folder folder=[" + folder.resolve("trials") + "] rois=file roifile=[" + sets + "]"),
			"middle raw"));

		writeRois("sets/trial 2.zip", moved[0], moved[1]);
		final String options = separate("trials=open rois=file roifile=[" + sets + "]");
		assertStops(options,
			"3 ROIs in \"" + sets.resolve("trial 1.zip") + "\" and 2 in \"" + sets.resolve("trial 2.zip") + "\"",
			trials);
		Files.delete(sets.resolve("trial 2.zip"));
		assertStops(options,
			"There is no file of ROIs \"" + sets.resolve("trial 2.zip") + "\" for the trial \"trial 2.tif\".", trials);
	}

	private static double[] afterRun(final Supplier<String> macro, final String heading) {
		succeed(macro.get());
		return column(ResultsTable.getResultsTable(), heading);
	}

	@Test
	void roisFromAFileOrLabels() throws IOException {
		final String expected = traces("", CalciumMovies.marked("movie", 8));
		final Path zip = writeRois("my rois/RoiSet.zip", CalciumMovies.rois());
		assertEquals(expected, traces("rois=file roifile=[" + zip + "]", CalciumMovies.movie("movie", 8)));
		assertEquals(expected, traces("rois=overlay", CalciumMovies.marked("movie", 8)));
		final Path roi = folder.resolve("one.roi");
		Files.write(roi, RoiEncoder.saveAsByteArray(CalciumMovies.rois()[1]));
		traces("rois=file roifile=[" + roi + "]", CalciumMovies.movie("movie", 8));
		assertCells("one");

		final String labelled = traces("rois=labels labels=[my labels]", CalciumMovies.labels("my labels"),
			CalciumMovies.movie("movie", 8));
		assertEquals(expected.replace("left", "cell 003").replace("middle", "cell 012").replace("right", "cell 040"),
			labelled);
	}

	@Test
	void onlyWhatIsSelected() throws IOException {
		succeed("makeRectangle(0, 0, 25, 20);\n" + separate("selected"), CalciumMovies.marked("movie", 8));
		assertCells("left,middle");
		succeed("makePoint(37, 14);\n" + separate("selected rois=labels labels=labels"), CalciumMovies.labels("labels"),
			CalciumMovies.movie("movie", 8));
		assertCells("cell 040");
		assertStops("makePoint(2, 2);\n" + separate("selected"), "touches none of the 3 ROIs",
			CalciumMovies.marked("movie", 8));
		assertStops(separate("selected"), "selected=true, but nothing is selected", CalciumMovies.marked("movie", 8));
	}

	@Test
	void namesBecomeUnique() {
		final Roi[] rois = CalciumMovies.rois();
		rois[0].setName(null);
		rois[2].setName("middle");
		succeed(separate(""), CalciumMovies.with(CalciumMovies.movie("movie", 1), rois));
		assertCells("cell 001,middle,middle (2)");
	}

	@Test
	void writesAllFilesAndDoesNotReadTheMovieAgain() throws IOException {
		final Path results = folder.resolve("new folder");
		final String output = " output=[" + results + "]";
		final Outcome first = succeed(separate(output), CalciumMovies.marked("movie", 1));
		assertArrayEquals(FILES, list(results));
		assertFalse(first.output().contains("not read again"), first::toString);
		final byte[] nmf = Files.readAllBytes(results.resolve("result.csv"));
		final List<String> lines = Files.readAllLines(results.resolve("result.csv"));
		assertEquals("trial,frame,time,left,middle,right", lines.get(0));
		assertEquals(FRAMES + 1, lines.size());

		final Outcome ica = succeed(separate("method=ICA" + output), CalciumMovies.marked("movie", 1));
		assertTrue(ica.output().contains("not read again"), ica::toString);
		assertFalse(Arrays.equals(nmf, Files.readAllBytes(results.resolve("result.csv"))));
		final Outcome other = succeed(separate(output), CalciumMovies.marked("movie", 2));
		assertFalse(other.output().contains("not read again"), "another movie of the same name");
		succeed(separate(output), CalciumMovies.marked("movie", 1));
		final Outcome again = succeed(separate(output), CalciumMovies.marked("movie", 1));
		assertTrue(again.output().contains("not read again"), again::toString);
		assertArrayEquals(nmf, Files.readAllBytes(results.resolve("result.csv")));
		final Outcome fewer = succeed(separate("regions=3" + output), CalciumMovies.marked("movie", 1));
		assertFalse(fewer.output().contains("not read again"), fewer::toString);
	}

	private static String[] list(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile)
				.map(path -> folder.relativize(path).toString().replace('\\', '/'))
				.sorted()
				.toArray(String[]::new);
		}
	}

	@Test
	void unknownFrameRateIsSaid() throws IOException {
		final ImagePlus movie = CalciumMovies.marked("movie", 1);
		movie.getCalibration().frameInterval = 0;
		final Outcome outcome = succeed(separate("output=[" + folder + "]"), movie);
		assertTrue(outcome.output().contains("The frame rate is unknown, so there is no ΔF/F0"), outcome::toString);
		assertTrue(Double.isNaN(ResultsTable.getResultsTable().getValue("time", 1)));
		assertFalse(Files.exists(folder.resolve("deltaf.csv")));
		final Outcome given = succeed(separate("framerate=20"), movie);
		assertFalse(given.output().contains("unknown"), given::toString);
		assertEquals(0.05, ResultsTable.getResultsTable().getValue("time", 1), 1e-9);
	}

	/** Bad ones among good ones are left out and named, in the log, the report and the record. */
	@Test
	void badRoisDoNotStopTheOthers() throws IOException {
		final Roi[] rois =
			{ named(new PointRoi(9, 9), "soma"), named(new Roi(100, 3, 5, 5), "far"), CalciumMovies.rois()[1],
				named(new Line(3, 3, 9, 9), "axon"), named(new Roi(0, 0, WIDTH, HEIGHT), "everything") };
		final Outcome outcome =
			succeed(separate("output=[" + folder + "]"), CalciumMovies.with(CalciumMovies.movie("movie", 1), rois));
		for (final String message : new String[] {
			"\"soma\" was skipped: it is a point selection, but a cell needs an area",
			"\"far\" was skipped: it lies outside the image, which is 48 x 36 pixels",
			"\"axon\" was skipped: it is a straight line selection",
			"\"everything\" was skipped: the neuropil around it" })
			assertTrue(outcome.output().contains(message), outcome::toString);
		assertCells("middle");
		final List<String> report = Files.readAllLines(folder.resolve("report.csv"));
		assertEquals(6, report.size(), report::toString);
		assertTrue(report.get(1).startsWith("soma,") && report.get(1).contains("needs an area"), report::toString);
	}

	@Test
	void noneOfTheRoisCanBeUsed() {
		assertStops(separate(""),
			"The only ROI cannot be used. \"soma\" was skipped: it is a point selection, but a cell needs",
			CalciumMovies.with(CalciumMovies.movie("movie", 1), named(new PointRoi(9, 9), "soma")));
		assertStops(separate(""), "None of the 2 ROIs can be used. \"soma\" was skipped", CalciumMovies.with(
			CalciumMovies.movie("movie", 1), named(new PointRoi(9, 9), "soma"), named(new Roi(100, 3, 5, 5), "far")));
		assertStops(separate(""), "None of the cells can be used. \"all\" was skipped: the neuropil around it has only",
			CalciumMovies.with(CalciumMovies.movie("movie", 1), named(new Roi(0, 0, WIDTH, HEIGHT), "all")));
	}

	/** The movie with the left cell and its neuropil of one value, or not a number, in the first frames. */
	private static ImagePlus withLeft(final float value, final int frames) {
		final ImagePlus movie = CalciumMovies.marked("movie", 1);
		new StackConverter(movie).convertToGray32();
		for (int t = 1; t <= frames; t++)
			for (int y = 0; y < HEIGHT; y++)
				for (int x = 0; x < 17; x++) movie.getStack().getProcessor(t).setf(x, y, value);
		return CalciumMovies.with(movie, CalciumMovies.rois()[0], CalciumMovies.rois()[2]);
	}

	@Test
	void badPixelsDoNotStopTheOtherCells() {
		final Outcome some = succeed(separate("expansion=0.5"), withLeft(Float.NaN, 2));
		assertTrue(some.output().contains("In 2 frames none of its pixels, or of those around it, is a number"),
			some::toString);
		assertCells("left,right");
		assertTrue(Double.isNaN(column(ResultsTable.getResultsTable(), "left cleaned")[1]));
		assertFalse(Double.isNaN(column(ResultsTable.getResultsTable(), "left cleaned")[2]));
		final Outcome nothing = succeed(separate("expansion=0.5"), withLeft(Float.NaN, FRAMES));
		assertTrue(nothing.output().contains("\"left\" could not be separated: all frames"), nothing::toString);
		assertCells("right");
		final Outcome nan = succeed(separate("expansion=0.5 badframes=none"), withLeft(Float.NaN, 2));
		assertTrue(nan.output().contains("\"left\" could not be separated: its trace is NaN in frame 1 of trial 1"),
			nan::toString);
		assertCells("right");
		final Outcome zero = succeed(separate("expansion=0.5"), withLeft(0, FRAMES));
		assertTrue(zero.output().contains("\"left\" could not be separated: All signals are constant"), zero::toString);
		assertCells("right");
		final Outcome published = succeed(separate("expansion=0.5 background=none"), withLeft(0, FRAMES));
		assertTrue(
			published.output().contains("\"left\" could not be separated: The signals are divided by the median"),
			published::toString);
		final Outcome constant = succeed(separate("expansion=0.5 background=none"), withLeft(7, FRAMES));
		assertTrue(constant.output().contains("2 cells in 1 trial"), constant::toString);
		assertCells("left,right");
	}

	@Test
	void aChannelIsChosen() {
		final ImagePlus one = CalciumMovies.marked("movie", 1);
		final String expected = traces("", one.duplicate());
		final ImageStack both = new ImageStack(WIDTH, HEIGHT);
		for (int t = 1; t <= FRAMES; t++) {
			both.addSlice(CalciumMovies.movie("red", 9).getStack().getProcessor(t));
			both.getProcessor(2 * t - 1).multiply(4);
			both.addSlice(one.getStack().getProcessor(t));
		}
		final ImagePlus movie = CalciumMovies.with(new ImagePlus("movie", both), CalciumMovies.rois());
		movie.setCalibration(one.getCalibration());
		assertStops(separate(""), "\"movie\" seems to have 2 channels, frame by frame", movie);
		assertEquals(expected, traces("channel=2", movie));
		movie.setDimensions(2, 1, FRAMES);
		assertStops(separate(""), "\"movie\" has 2 channels. Say which is that of the cells: channel=1 or 2", movie);
		assertEquals(expected, traces("channel=2", movie));
		assertStops(separate("channel=3"), "channel=3 was asked for", movie);
	}

	@Test
	void labelsMayBeAFileAndAMask() throws IOException {
		final ImagePlus movie = CalciumMovies.movie("movie", 1);
		final String expected = traces("rois=labels labels=labels", CalciumMovies.labels("labels"), movie);
		final Path file = write(CalciumMovies.labels("labels"), "my labels.tif");
		assertEquals(expected, traces("rois=labels labels=[" + file + "]", movie));
		assertEquals(expected, traces("rois=file roifile=[" + file + "]", movie));
		final ImagePlus mask = CalciumMovies.labels("mask");
		for (int i = 0; i < WIDTH * HEIGHT; i++) mask.getProcessor().setf(i, Math.min(1, mask.getProcessor().getf(i)));
		final Outcome outcome = succeed(separate("rois=labels labels=mask"), mask, movie);
		assertTrue(outcome.output().contains("is a mask: it has one label only, and each of its 3 parts is a cell."),
			outcome::toString);
		assertCells("cell 001,cell 002,cell 003");
		final double[] middle = column(ResultsTable.getResultsTable(), "cell 003 cleaned");
		succeed(separate("rois=labels labels=labels"), CalciumMovies.labels("labels"), movie);
		assertArrayEquals(column(ResultsTable.getResultsTable(), "cell 012 cleaned"), middle);
		assertStops(separate("rois=labels labels=movie"), "must be a single 8, 16 or 32-bit gray-scale image", movie);
	}

	@Test
	void damagedTwinAndNamesakeRoisAreNamed() throws IOException {
		final Roi[] rois = CalciumMovies.rois();
		final Path zip = writeRois("rois.zip", rois[0], rois[1], named((Roi) rois[0].clone(), "twin"));
		final byte[] bytes = Files.readAllBytes(zip);
		final ImagePlus movie = CalciumMovies.movie("movie", 1);
		final Outcome twins = succeed(separate("rois=file roifile=[" + zip + "]"), movie);
		assertTrue(
			twins.output().contains("These ROIs have the same pixels, and the same traces: \"twin\" and \"left\"."),
			twins::toString);
		assertCells("left,middle,twin");
		final Outcome names = succeed(separate(""),
			CalciumMovies.with(CalciumMovies.movie("movie", 1), rois[0], named((Roi) rois[1].clone(), "left")));
		assertTrue(names.output().contains("Some ROIs have the name of an earlier one, and are called \"left (2)\"."),
			names::toString);
		for (int i = 40; i < 50; i++) bytes[i] ^= 0x55; // within the first ROI's packed bytes
		Files.write(zip, bytes);
		final Outcome damaged = succeed(separate("rois=file roifile=[" + zip + "]"), movie);
		assertTrue(damaged.output().contains("\"left\" was skipped: it"), damaged::toString);
		assertCells("middle,twin");
	}

	/** All tables, files and plots have the frames, but nothing in them. */
	@Test
	void badFramesAreNamedAndEmptyEverywhere() throws IOException {
		final ImagePlus movie = CalciumMovies.marked("movie", 1);
		for (int t = 21; t <= 24; t++) movie.getStack().getProcessor(t).set(3);
		movie.getStack().getProcessor(40).set(65535);
		final Path results = folder.resolve("bad");
		final Outcome outcome = succeed(separate("output=[" + results + "]"), movie);
		assertTrue(outcome.output()
			.contains("Frames 21–24 are dark: left out, and empty in the traces.\n" +
				"Frame 40 is saturated: left out, and empty in the traces."),
			outcome::toString);
		final ResultsTable table = ResultsTable.getResultsTable();
		for (final String heading : table.getHeadings())
			if (!heading.matches("trial|frame|time")) for (int row = 0; row < FRAMES; row++)
				assertEquals(row >= 20 && row < 24 || row == 39, Double.isNaN(table.getValue(heading, row)),
					heading + row);
		for (final String file : "raw result neuropil fixed deltaf deltaf_raw separated".split(" ")) {
			final List<String> lines = Files.readAllLines(results.resolve(file + ".csv"));
			assertTrue(lines.get(21).matches("1,21,2\\.0(,NaN)+"), lines.get(21));
			assertFalse(lines.get(25).contains("NaN"), lines.get(25));
		}
		assertTrue(new String(Files.readAllBytes(results.resolve("run.json")), StandardCharsets.UTF_8)
			.contains("\"frames 21–24 are dark\","));
		// from the traces that are kept, too
		final String before = Files.readAllLines(results.resolve("result.csv")).get(30);
		assertTrue(
			succeed(separate("alpha=0.2 output=[" + results + "]"), movie).output().contains("Frames 21–24 are dark"));
		succeed(separate("badframes=21-24,40 output=[" + results + "]"), movie);
		assertEquals(before, Files.readAllLines(results.resolve("result.csv")).get(30));
		assertStops(separate("badframes=59-61"), "badframes names frame 61, but the movie has 60.", movie);
		assertStops(separate("badframes=some"), "badframes must be auto, none, or a list of frames", movie);
	}

	@Test
	void noCellCanBeSeparated() {
		assertStops(separate(""),
			"None of the cells can be separated. \"left\" could not be separated: All signals are constant",
			CalciumMovies.with(zeros("zeros", WIDTH, HEIGHT, 5), CalciumMovies.rois()));
	}

	private static ImagePlus zeros(final String title, final int width, final int height, final int frames) {
		final ImageStack stack = new ImageStack(width, height);
		for (int t = 0; t < frames; t++) stack.addSlice(new ShortProcessor(width, height));
		return new ImagePlus(title, stack);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "alpha=-0.1 | alpha must be auto or a number of at least 0, but was '-0.1'",
		"regions=0 | regions must be a whole number from 1 to 100, but was '0'",
		"expansion=0 | expansion must be a number from 0.01 to 100", "tolerance=0 | tolerance must be a number",
		"tries=0 | tries must be a whole number", "method=PCA | method must be one of NMF, ICA, but was 'PCA'",
		"baseline=none | baseline must be one of raw, own", "trials=all | trials must be one of active, open, folder",
		"rois=mine | rois must be one of manager, overlay, file",
		"trials=folder | trials=folder needs folder, which is empty",
		"folder=/tmp | folder must be empty unless trials=folder, but was '/tmp' with trials=active",
		"rois=file | rois=file needs roifile, which is empty",
		"roifile=a.zip | roifile must be empty unless rois=file, but was 'a.zip' with rois=manager",
		"rois=labels | rois=labels needs labels, which is empty",
		"labels=movie | labels must be empty unless rois=labels",
		"rois=labels labels=none | labels must be an open image (movie), the path of a file or empty, but was 'none'",
		"rois=file roifile=/missing/a.zip | There is no file of ROIs \"/missing/a.zip\"",
		"trials=folder folder=/missing | folder must be a folder with a TIFF file per trial, but \"/missing\" does not exist",
		"components=9 method=ICA | None of the cells can be separated. \"left\" could not be separated" })
	void badOptions(final String options, final String message) {
		assertStops(separate(options), message, CalciumMovies.marked("movie", 1));
	}

	@Test
	void badFiles() throws IOException {
		final ImagePlus movie = CalciumMovies.movie("movie", 1);
		final Path zip = writeRois("rois.zip", CalciumMovies.rois());
		Files.write(zip, Arrays.copyOf(Files.readAllBytes(zip), (int) Files.size(zip) / 2));
		assertStops(separate("rois=file roifile=[" + zip + "]"), "\"" + zip + "\" cannot be read as a file of ROIs",
			movie);
		final Path roi = Files.write(folder.resolve("one.roi"), "no ROI".getBytes(StandardCharsets.UTF_8));
		assertStops(separate("rois=file roifile=[" + roi + "]"), "of the ROI \"one\", it is no ROI of ImageJ's", movie);
		final Path text = Files.write(folder.resolve("rois.txt"), new byte[] { 1 });
		assertStops(separate("rois=file roifile=[" + text + "]"), "must be a .zip, a .roi or a label image", movie);
		final Path empty = writeRois("empty.zip");
		assertStops(separate("rois=file roifile=[" + empty + "]"), "contains no ROIs", movie);

		final Path rois = writeRois("good.zip", CalciumMovies.rois());
		final String options =
			separate("rois=file roifile=[" + rois + "] trials=folder folder=[" + folder.resolve("trials") + "]");
		Files.createDirectories(folder.resolve("trials"));
		assertStops(options, "contains none");
		final Path broken = write(movie, "trials/b.tif");
		write(CalciumMovies.movie("movie", 2), "trials/a.tif");
		Files.write(broken, Arrays.copyOf(Files.readAllBytes(broken), (int) Files.size(broken) / 2));
		assertStops(options, "\"" + broken + "\" cannot be read as a TIFF: it ends before its last slice");
		write(zeros("small", WIDTH, 20, 2), "trials/b.tif");
		assertStops(options,
			"All trials must have frames of 48 x 36 pixels like \"a.tif\", but those of \"b.tif\" are 48 x 20");
		write(new ImagePlus("single", new ShortProcessor(WIDTH, HEIGHT)), "trials/b.tif");
		assertStops(options, "\"b.tif\" has only one slice");
		final ImagePlus faster = CalciumMovies.movie("faster", 1);
		faster.getCalibration().frameInterval = 0.02;
		write(faster, "trials/b.tif");
		assertStops(options,
			"The trials must have one frame rate, but that of \"b.tif\" is 50.0 Hz instead of 10.0 Hz");
	}

	@Test
	void badImages() {
		assertStops(separate(""), "Neuropil Separation needs a movie, but no image is open.");
		assertStops(separate(""), "There are no ROIs: the ROI Manager is empty, and \"movie\" has no overlay",
			CalciumMovies.movie("movie", 1));
		assertStops(separate("rois=overlay"), "There are no ROIs: \"movie\" has no overlay.",
			CalciumMovies.movie("movie", 1));
		assertStops(separate(""), "\"single\" has only one slice. It must be a stack with one slice per frame",
			CalciumMovies.with(new ImagePlus("single", new ShortProcessor(WIDTH, HEIGHT)), CalciumMovies.rois()));
		final ImagePlus rgb = CalciumMovies.marked("rgb", 1);
		new StackConverter(rgb).convertToRGB();
		assertStops(separate(""), "\"rgb\" is an RGB image", rgb);
		final ImagePlus hyperstack = CalciumMovies.marked("two channels", 1);
		hyperstack.setDimensions(2, 1, FRAMES / 2);
		assertStops(separate(""), "\"two channels\" has 2 channels. Say which is that of the cells: channel=1 or 2",
			hyperstack);
	}

	@Test
	void badLabels() {
		final ImagePlus movie = CalciumMovies.movie("movie", 1);
		final String macro = separate("rois=labels labels=labels");
		assertStops(macro, "The label image \"labels\" must be of the movie's size, 48 x 36 pixels, but is 9 x 9",
			new ImagePlus("labels", new ShortProcessor(9, 9)), movie);
		assertStops(macro, "has no cells: it is 0 everywhere",
			new ImagePlus("labels", new ShortProcessor(WIDTH, HEIGHT)), movie);
		final ImagePlus fractions = CalciumMovies.labels("labels");
		fractions.getProcessor().setf(0, 0, 1.5f);
		assertStops(macro, "must have whole numbers of 0 or more, but has 1.5", fractions, movie);
		final ImagePlus stack = CalciumMovies.movie("labels", 1);
		assertStops(macro, "must be a single 8, 16 or 32-bit gray-scale image, but has 60 slices", stack, movie);
	}

	@Test
	void wrongOutputStopsBeforeTheWork() throws IOException {
		final Path file = Files.write(folder.resolve("file"), new byte[] { 1 });
		assertStops(separate("output=[" + file + "]"), file.toString(), CalciumMovies.marked("movie", 1));
		assertEquals(Collections.singletonList("file"), Arrays.asList(list(folder)));
	}

	/** Counts how often its planes are read, and does something when one of them is. */
	private static final class WatchedStack extends VirtualStack {

		private final ImageStack planes;
		private final int[] reads = new int[FRAMES];
		private int watched = -1;
		private Runnable action;

		WatchedStack(final ImageStack planes) {
			super(WIDTH, HEIGHT, 16);
			this.planes = planes;
		}

		@Override
		public ImageProcessor getProcessor(final int n) {
			reads[n - 1]++;
			if (n == watched) action.run();
			return planes.getProcessor(n);
		}

		@Override
		public int size() {
			return FRAMES;
		}

		@Override
		public int getSize() {
			return FRAMES;
		}
	}

	@Test
	void eachPlaneIsReadOnceButForThoseThatTellChannels() {
		final ImagePlus movie = CalciumMovies.marked("movie", 1);
		final String expected = traces("", movie);
		final WatchedStack stack = new WatchedStack(movie.getStack());
		final ImagePlus watched = CalciumMovies.with(new ImagePlus("movie", stack), CalciumMovies.rois());
		watched.setCalibration(movie.getCalibration());
		Arrays.fill(stack.reads, 0);
		assertEquals(expected, traces("", watched));
		final int[] once = new int[FRAMES];
		Arrays.fill(once, 1);
		Arrays.fill(once, 0, 48, 2); // to see whether they are of several channels
		once[0] = stack.reads[0]; // ImageJ itself reads the plane that is shown
		assertArrayEquals(once, stack.reads);
	}

	@Test
	void cancelledItLeavesNothing() throws IOException {
		final WatchedStack stack = new WatchedStack(CalciumMovies.movie("movie", 1).getStack());
		final ImagePlus movie = CalciumMovies.with(new ImagePlus("movie", stack), CalciumMovies.rois());
		stack.watched = 20;
		stack.action = () -> IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		Arrays.fill(stack.reads, 0);
		final Outcome outcome = MacroRunner.run(separate("output=[" + folder.resolve("out") + "]"), movie);
		assertTrue(outcome.stopped(), outcome::toString);
		assertTrue(outcome.output().contains("Neuropil Separation cancelled"), outcome::toString);
		assertEquals(0, stack.reads[FRAMES - 1], "did not read on");
		assertEquals(1, WindowManager.getImageCount());
		assertFalse(Files.exists(folder.resolve("out")));
	}
}
