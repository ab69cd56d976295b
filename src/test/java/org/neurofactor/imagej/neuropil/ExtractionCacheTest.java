package org.neurofactor.imagej.neuropil;

import org.neurofactor.neuropil.SeparationOptions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.measure.Calibration;
import ij.plugin.FileInfoVirtualStack;
import ij.process.ImageProcessor;
import ij.process.StackConverter;

import org.neurofactor.imagej.door.Fuzz;
import org.neurofactor.run.Sha256;
import org.junit.jupiter.api.Timeout;
import java.security.MessageDigest;
import java.nio.ByteBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.neuropil.Cell;
import org.neurofactor.neuropil.CellTraces;
import org.neurofactor.neuropil.Extraction;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.Trace;

class ExtractionCacheTest {

	private static final NeuropilInput INPUT = SmallRecording.input(0);
	private static final NeuropilResult RESULT = SmallRecording.run(INPUT);

	@TempDir
	private Path temp;

	private static String fingerprint(final ImagePlus... movies) {
		final NeuropilInput input = SmallRecording.input(0, movies);
		return ExtractionCache.fingerprint(input, SmallRecording.cells(input), NeuropilOptions.DEFAULTS);
	}

	private Path write(final Extraction extraction, final String fingerprint) throws IOException {
		final Path file = temp.resolve(ExtractionCache.FILE);
		ExtractionCache.write(extraction, fingerprint, file, ProgressMonitor.NONE);
		return file;
	}

	@Test
	void everyBitComesBack() throws IOException {
		final Extraction whole = RESULT.extraction();
		final List<CellTraces> cells = new ArrayList<>(whole.cells());
		final List<Trace> raw = new ArrayList<>(cells.get(0).raw());
		final double[] odd = raw.get(2).trial(1);
		odd[3] = Double.longBitsToDouble(0x7ff8_0000_0000_1234L);
		raw.set(2, Trace.of(raw.get(2).trial(0), odd));
		cells.set(0, new CellTraces(cells.get(0).name(), Collections.singletonList(cells.get(0).regions(0)), raw));
		final Extraction kept =
			new Extraction(whole.regions(), whole.expansion(), cells, whole.means(), whole.skipped());
		write(kept, "abc");
		final Extraction loaded = ExtractionCache.load(temp, "abc").get();
		assertEquals(kept.regions(), loaded.regions());
		assertEquals(kept.expansion(), loaded.expansion());
		assertEquals(kept.skipped().toString(), loaded.skipped().toString());
		assertEquals("outside", loaded.skipped().get(0).name());
		for (int trial = 0; trial < 2; trial++)
			assertArrayEquals(kept.means().get(trial).values(), loaded.means().get(trial).values());
		assertEquals(2, loaded.cells().size());
		for (int c = 0; c < 2; c++) {
			final CellTraces cell = loaded.cells().get(c);
			assertEquals(kept.cells().get(c).name(), cell.name());
			assertTrue(cell.sameInAllTrials());
			for (int trial = 0; trial < 2; trial++) for (int i = 0; i < 5; i++) {
				assertArrayEquals(bits(kept.cells().get(c).raw().get(i).trial(trial)),
					bits(cell.raw().get(i).trial(trial)));
				assertArrayEquals(kept.cells().get(c).regions(trial).masks().get(i).pixels(),
					cell.regions(trial).masks().get(i).pixels());
			}
		}
	}

	private static long[] bits(final double[] values) {
		return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
	}

	@Test
	void regionsOfEachTrialComeBack() throws IOException {
		final CellTraces first = RESULT.extraction().cells().get(0);
		final CellTraces moved = new CellTraces("moved",
			Arrays.asList(first.regions(0), RESULT.extraction().cells().get(1).regions(0)), first.raw());
		write(new Extraction(4, 1, Collections.singletonList(moved), RESULT.means(), Collections.emptyList()), "abc");
		final CellTraces loaded = ExtractionCache.load(temp, "abc").get().cells().get(0);
		assertFalse(loaded.sameInAllTrials());
		assertArrayEquals(moved.regions(1).cell().pixels(), loaded.regions(1).cell().pixels());
	}

	@Test
	void aForeignOrDamagedFileIsIgnored() throws IOException {
		assertFalse(ExtractionCache.load(temp.resolve("nowhere"), "abc").isPresent());
		final Path file = write(RESULT.extraction(), "abc");
		assertFalse(ExtractionCache.load(temp, "abd").isPresent());
		assertFalse(ExtractionCache.load(temp, "ab").isPresent());
		final byte[] bytes = Files.readAllBytes(file);
		for (int length = 0; length < bytes.length; length += 1 + bytes.length / 50) {
			Files.write(file, Arrays.copyOf(bytes, length));
			assertFalse(ExtractionCache.load(temp, "abc").isPresent(), "cut to " + length);
		}
		Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
		assertFalse(ExtractionCache.load(temp, "abc").isPresent(), "too long");
		for (int at = 0; at < bytes.length; at += 1 + bytes.length / 50) {
			final byte[] damaged = bytes.clone();
			damaged[at] ^= 0x10;
			Files.write(file, damaged);
			assertFalse(ExtractionCache.load(temp, "abc").isPresent(), "damaged at " + at);
		}
		Files.write(file, bytes);
		assertTrue(ExtractionCache.load(temp, "abc").isPresent());
		Files.delete(file);
		Files.createDirectory(file);
		assertFalse(ExtractionCache.load(temp, "abc").isPresent(), "a folder");
	}

	@Test
	void anotherPixelOrCalibrationIsAnotherMovie() {
		final ImagePlus movie = SmallRecording.movie(0);
		final String before = fingerprint(movie);
		assertEquals(before, fingerprint(SmallRecording.movie(0)));
		final ImageProcessor frame = movie.getStack().getProcessor(33);
		frame.set(29, 19, frame.get(29, 19) + 1);
		final String edited = fingerprint(movie);
		assertNotEquals(before, edited);
		movie.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { 0, 2 }, "photons");
		assertNotEquals(edited, fingerprint(movie));
		final ImagePlus floats = SmallRecording.movie(0);
		new StackConverter(floats).convertToGray32();
		assertNotEquals(before, fingerprint(floats));
		assertNotEquals(fingerprint(SmallRecording.movie(0), SmallRecording.movie(1)),
			fingerprint(SmallRecording.movie(1), SmallRecording.movie(0)));
	}

	@Test
	void cellsAndRegionsTell() {
		final List<Cell> cells = SmallRecording.cells(INPUT);
		final NeuropilOptions options = NeuropilOptions.DEFAULTS;
		final String before = ExtractionCache.fingerprint(INPUT, cells, options);
		assertNotEquals(before, ExtractionCache.fingerprint(INPUT, cells.subList(0, 2), options));
		final List<Cell> renamed = new ArrayList<>(cells);
		renamed.set(0, new Cell("other", cells.get(0).masks()));
		assertNotEquals(before, ExtractionCache.fingerprint(INPUT, renamed, options));
		final List<Cell> perTrial = new ArrayList<>(cells);
		perTrial.set(0,
			new Cell(cells.get(0).name(), Arrays.asList(cells.get(0).masks().get(0), cells.get(1).masks().get(0))));
		assertNotEquals(before, ExtractionCache.fingerprint(INPUT, perTrial, options));
		assertNotEquals(before, ExtractionCache.fingerprint(INPUT, cells, options.with(NeuropilOptions.REGIONS, 3)));
		assertNotEquals(before, ExtractionCache.fingerprint(INPUT, cells, options.with(NeuropilOptions.EXPANSION, 2.)));
		assertEquals(before,
			ExtractionCache.fingerprint(INPUT, cells,
				options.with(NeuropilOptions.THREADS, 2)
					.with(NeuropilOptions.FRAME_RATE, 7.)
					.with(options.separation().with(SeparationOptions.ALPHA, 3.).values())));
	}

	@Test
	void canBeCancelledWhileItReadsTheMovie() {
		final int[] steps = { 0 };
		assertThrows(CancellationException.class, () -> ExtractionCache.fingerprint(INPUT, SmallRecording.cells(INPUT),
			NeuropilOptions.DEFAULTS, new ProgressMonitor()
			{

				@Override
				public void progress(final String stage, final long done, final long total) {
					steps[0]++;
				}

				@Override
				public boolean isCancelled() {
					return steps[0] == 5;
				}
			}));
	}

	private Path saved() throws IOException {
		final Path file = temp.resolve("movie.tif");
		IJ.saveAsTiff(SmallRecording.movie(0), file.toString());
		age(file, 1);
		return file;
	}

	private static void age(final Path file, final int hours) throws IOException {
		Files.setLastModifiedTime(file, FileTime.fromMillis(1_600_000_000_000L + 3_600_000L * hours));
	}

	private static ImagePlus virtual(final Path file) {
		return new ImagePlus("movie.tif", IJ.openVirtual(file.toString()).getStack());
	}

	/** A virtual TIFF is known by its file: nearly nothing is read. */
	@Test
	void aVirtualTiffIsKnownByItsFile() throws IOException {
		final Path file = saved();
		final ImagePlus movie = virtual(file);
		assertEquals(FileInfoVirtualStack.class, movie.getStack().getClass());
		assertEquals(0, framesRead(movie));
		assertEquals(60, framesRead(SmallRecording.movie(0)));
		final String before = fingerprint(movie);
		final byte[] bytes = Files.readAllBytes(file);
		final int frame = 20;
		bytes[bytes.length - 2 * SmallRecording.WIDTH * SmallRecording.HEIGHT * frame + 7] ^= 1;
		Files.write(file, bytes);
		age(file, 2);
		assertNotEquals(before, fingerprint(virtual(file)), "another time");
		assertEquals(fingerprint(virtual(file)), fingerprint(virtual(file)));

		final FileTime later = FileTime.from(Instant.now().plus(1, ChronoUnit.DAYS)); // "just now", however slow this is
		Files.setLastModifiedTime(file, later);
		assertEquals(60, framesRead(virtual(file)), "could change again and keep its time");
		final String now = fingerprint(virtual(file));
		bytes[bytes.length - 2 * SmallRecording.WIDTH * SmallRecording.HEIGHT * frame + 7] ^= 2;
		Files.write(file, bytes);
		Files.setLastModifiedTime(file, later);
		assertNotEquals(now, fingerprint(virtual(file)), "changed in the same moment");
	}

	/** How many the fingerprint goes through; a few more tell how a file is read. */
	private static int framesRead(final ImagePlus movie) {
		final int[] steps = { 0 };
		final NeuropilInput input = SmallRecording.input(0, movie);
		ExtractionCache.fingerprint(input, SmallRecording.cells(input), NeuropilOptions.DEFAULTS,
			new ProgressMonitor()
			{

				@Override
				public void progress(final String stage, final long done, final long total) {
					steps[0]++;
				}

				@Override
				public boolean isCancelled() {
					return false;
				}
			});
		return steps[0];
	}

	@Test
	void deletedSlicesOfAVirtualTiffTell() throws IOException {
		final Path file = saved();
		final List<String> fingerprints = new ArrayList<>();
		fingerprints.add(fingerprint(virtual(file)));
		for (final int slice : new int[] { 20, 21 }) {
			final ImageStack stack = virtual(file).getStack();
			stack.deleteSlice(slice);
			fingerprints.add(fingerprint(new ImagePlus("movie.tif", stack)));
		}
		assertEquals(3, fingerprints.stream().distinct().count(), fingerprints.toString());
	}

	@Test
	void aVirtualFolderIsKnownByItsFiles() throws IOException {
		final ImageStack frames = SmallRecording.movie(0).getStack();
		for (int t = 0; t < 6; t++) {
			final Path file = temp.resolve("frame" + t + ".tif");
			IJ.saveAsTiff(new ImagePlus("", frames.getProcessor(t + 1)), file.toString());
			age(file, t);
		}
		final String before = fingerprint(folder(0, 1, 2, 3, 4, 5));
		assertEquals(before, fingerprint(folder(0, 1, 2, 3, 4, 5)));
		assertNotEquals(before, fingerprint(folder(0, 2, 1, 3, 4, 5)));
		age(temp.resolve("frame1.tif"), 10);
		assertNotEquals(before, fingerprint(folder(0, 1, 2, 3, 4, 5)));
	}

	private ImagePlus folder(final int... frames) {
		final VirtualStack stack = new VirtualStack(SmallRecording.WIDTH, SmallRecording.HEIGHT, null, temp + "/");
		stack.setBitDepth(16);
		for (final int frame : frames) stack.addSlice("frame" + frame + ".tif");
		return new ImagePlus("frames", stack);
	}

	/** Whose pixels are no file's. */
	@Test
	void aDerivedVirtualStackIsKnownByItsPixels() throws IOException {
		final Path file = saved();
		final FileInfoVirtualStack doubled =
			new FileInfoVirtualStack(IJ.openVirtual(file.toString()).getOriginalFileInfo(), false)
			{

				@Override
				public ImageProcessor getProcessor(final int n) {
					final ImageProcessor frame = super.getProcessor(n);
					if (n == 17) frame.multiply(2);
					return frame;
				}
			};
		assertNotEquals(fingerprint(virtual(file)), fingerprint(new ImagePlus("movie.tif", doubled)));
	}

	/** A damaged one is as good as none; what is read is what was written. */
	@Test
	@Timeout(60)
	void whateverIsDamagedIsNotRead() throws IOException {
		final byte[] good = Files.readAllBytes(write(RESULT.extraction(), "abc"));
		final Fuzz fuzz = new Fuzz(9);
		for (int i = 0; i < 300; i++) {
			final byte[] damaged = fuzz.damaged(good, i % 2 == 0 ? good.length : 60_000);
			Files.write(temp.resolve(ExtractionCache.FILE), damaged);
			assertEquals(Arrays.equals(good, damaged), ExtractionCache.load(temp, "abc").isPresent(), "input " + i);
		}
	}

	/** As somebody else's program may have written it: nothing is allocated for what cannot be there. */
	@Test
	@Timeout(60)
	void damageWithARightChecksumNeedsNoMemory() throws IOException {
		final byte[] good = Files.readAllBytes(write(RESULT.extraction(), "abc"));
		final Fuzz fuzz = new Fuzz(10);
		int read = 0;
		for (int i = 0; i < 400; i++) {
			byte[] damaged = fuzz.damaged(good, i % 2 == 0 ? 120 : good.length);
			if (i < 80) ByteBuffer.wrap(damaged = good.clone()).putInt(28 + i % 60, Integer.MAX_VALUE - i);
			final int end = Math.max(0, damaged.length - 32);
			final MessageDigest digest = Sha256.digest();
			digest.update(damaged, 0, end);
			System.arraycopy(digest.digest(), 0, damaged = Arrays.copyOf(damaged, end + 32), end, 32);
			Files.write(temp.resolve(ExtractionCache.FILE), damaged);
			if (ExtractionCache.load(temp, "abc").isPresent()) read++;
		}
		assertTrue(read > 50 && read < 350, "" + read);
	}
}
