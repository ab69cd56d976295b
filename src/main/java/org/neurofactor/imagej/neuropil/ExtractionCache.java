package org.neurofactor.imagej.neuropil;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.neurofactor.run.Sha256;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.neuropil.Cell;
import org.neurofactor.neuropil.CellRegions;
import org.neurofactor.neuropil.CellTraces;
import org.neurofactor.neuropil.Extraction;
import org.neurofactor.neuropil.FrameFault;
import org.neurofactor.neuropil.FrameFaults;
import org.neurofactor.spatial.Mask;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.SkippedCell;
import org.neurofactor.neuropil.Trace;
import org.neurofactor.spatial.Image2D;

/**
 * Keeps what was taken from a movie in the output folder, so that the movie need not be read again to separate its
 * cells in another way.
 * <p>
 * The file {@code extraction.bin}, all numbers big-endian, texts as their number of bytes (int) and UTF-8: the text
 * "NeuroFactor extraction 3"; the fingerprint (text); number of regions (int), expansion (double); width and height
 * (int); number of trials (int) and for each its mean image (doubles, row by row); number of cells (int) and for
 * each its name (text), the share of its pixels that are no numbers (double), the number of its sets of regions (int: 1, or one per trial), for each set and each of its
 * masks (the cell, then the regions) the number of pixels (int) and their positions y · width + x (ints), and for
 * each trial the number of frames (int) and the raw traces (doubles, one after the other); number of skipped cells
 * (int) and for each its name and the reason (texts); number of trials of which frames are left out (int) and for each
 * the number of its frames (int) and for each of these why it is left out (text: empty if it is not). At the end the SHA-256 sum (32 bytes) of all that. Doubles are
 * kept bit by bit.
 * </p>
 */
final class ExtractionCache {

	/** Name of the file. */
	static final String FILE = "extraction.bin";

	/** To be changed with the format. */
	private static final String FORMAT = "NeuroFactor extraction 3";

	private static final int BUFFER = 1 << 16;

	private ExtractionCache() {}

	/** As {@link #fingerprint(NeuropilInput, List, NeuropilOptions, ProgressMonitor)}, unwatched. */
	public static String fingerprint(final NeuropilInput input, final List<Cell> cells, final NeuropilOptions options) {
		return fingerprint(input, cells, options, ProgressMonitor.NONE);
	}

	/**
	 * Identifies an extraction by all that it depends on: it is the same only if movies, names and pixels of the
	 * cells, number and size of the regions, and the version of the program are. Whole movies are read for it only
	 * where their files do not tell ({@link org.neurofactor.imagej.door.StackIdentity}). To be taken before the
	 * extraction, so that it does not fit any more if the movie changes meanwhile.
	 *
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static String fingerprint(final NeuropilInput input, final List<Cell> cells, final NeuropilOptions options,
		final ProgressMonitor monitor)
	{
		return ExtractionFingerprint.of(input, cells, options, monitor);
	}

	/**
	 * The extraction that is kept in a folder, bit by bit.
	 *
	 * @return empty if there is none, another one, a damaged one, or one that cannot be read
	 */
	public static Optional<Extraction> load(final Path folder, final String fingerprint) {
		final Path file = folder.resolve(FILE);
		if (!Files.isRegularFile(file)) return Optional.empty();
		try {
			return isOf(file, fingerprint) && isComplete(file) ? Optional.of(read(file)) : Optional.empty();
		}
		catch (final IOException | RuntimeException e) {
			return Optional.empty(); // damaged, whoever wrote it: it is only a saving of time
		}
	}

	private static DataInputStream open(final Path file) throws IOException {
		return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
	}

	private static boolean isOf(final Path file, final String fingerprint) throws IOException {
		try (DataInputStream in = open(file)) {
			for (final String text : new String[] { FORMAT, fingerprint }) {
				final byte[] expected = text.getBytes(StandardCharsets.UTF_8);
				if (in.readInt() != expected.length) return false;
				final byte[] found = new byte[expected.length];
				in.readFully(found);
				if (!Arrays.equals(expected, found)) return false;
			}
			return true;
		}
	}

	private static boolean isComplete(final Path file) throws IOException {
		final MessageDigest digest = Sha256.digest();
		final byte[] buffer = new byte[BUFFER];
		try (InputStream in = Files.newInputStream(file);
			DigestInputStream digesting = new DigestInputStream(in, digest))
		{
			long left = Files.size(file) - digest.getDigestLength();
			while (left > 0) {
				final int count = digesting.read(buffer, 0, (int) Math.min(left, buffer.length));
				if (count < 0) return false;
				left -= count;
			}
			final byte[] sum = new byte[digest.getDigestLength()];
			new DataInputStream(in).readFully(sum);
			return MessageDigest.isEqual(sum, digest.digest());
		}
	}

	private static Extraction read(final Path file) throws IOException {
		try (DataInputStream in = open(file)) {
			readText(in);
			readText(in);
			final int regions = in.readInt();
			final double expansion = in.readDouble();
			final int width = in.readInt();
			final int height = in.readInt();
			final int trials = in.readInt();
			final List<Image2D> means = new ArrayList<>();
			for (int t = 0; t < trials; t++)
				means.add(new Image2D(width, height, readDoubles(in, Math.multiplyExact(width, height))));
			final List<CellTraces> cells = new ArrayList<>();
			for (int left = in.readInt(); left > 0; left--) cells.add(readCell(in, width, height, regions + 1, trials));
			final List<SkippedCell> skipped = new ArrayList<>();
			for (int left = in.readInt(); left > 0; left--) skipped.add(new SkippedCell(readText(in), readText(in)));
			final List<FrameFaults> faults = new ArrayList<>();
			for (int left = in.readInt(); left > 0; left--) faults.add(readFaults(in));
			if (in.available() != Sha256.digest().getDigestLength()) throw new IOException("it is longer than it says");
			return new Extraction(regions, expansion, cells, means, skipped, faults);
		}
	}

	private static FrameFaults readFaults(final DataInputStream in) throws IOException {
		final FrameFault[] faults = new FrameFault[count(in, Integer.BYTES)];
		for (int t = 0; t < faults.length; t++) {
			final String fault = readText(in);
			faults[t] = fault.isEmpty() ? null : FrameFault.valueOf(fault);
		}
		return new FrameFaults(faults);
	}

	private static CellTraces readCell(final DataInputStream in, final int width, final int height, final int signals,
		final int trials) throws IOException
	{
		final String name = readText(in);
		final double missing = in.readDouble();
		final List<CellRegions> regions = new ArrayList<>();
		for (int left = in.readInt(); left > 0; left--) {
			final List<Mask> masks = new ArrayList<>();
			for (int i = 0; i < signals; i++) {
				final int[] pixels = new int[count(in, Integer.BYTES)];
				for (int p = 0; p < pixels.length; p++) pixels[p] = in.readInt();
				masks.add(Mask.ofPixels(pixels, width, height));
			}
			regions.add(CellRegions.of(masks));
		}
		require(in, (long) signals * trials, Integer.BYTES); // no trial of none
		final double[][][] raw = new double[signals][trials][];
		for (int trial = 0; trial < trials; trial++) {
			final int frames = in.readInt();
			for (int i = 0; i < signals; i++) raw[i][trial] = readDoubles(in, frames);
		}
		return new CellTraces(name, regions, Arrays.stream(raw).map(Trace::of).collect(Collectors.toList()), missing);
	}

	/** A count that is not larger than what follows it. */
	private static int count(final DataInputStream in, final int bytesEach) throws IOException {
		final int count = in.readInt();
		require(in, count, bytesEach);
		return count;
	}

	/** Makes sure, before there is room made for it, that so much can follow. */
	private static void require(final DataInputStream in, final long count, final int bytesEach) throws IOException {
		final int left = in.available(); // of a file, all of it, up to the largest number
		if (count < 0 || left < Integer.MAX_VALUE && count > left / bytesEach)
			throw new IOException("a count of " + count + " is beyond the end of the file");
	}

	private static double[] readDoubles(final DataInputStream in, final int count) throws IOException {
		require(in, count, Double.BYTES);
		final double[] values = new double[count];
		for (int i = 0; i < count; i++) values[i] = Double.longBitsToDouble(in.readLong());
		return values;
	}

	private static String readText(final DataInputStream in) throws IOException {
		final byte[] bytes = new byte[count(in, 1)];
		in.readFully(bytes);
		return new String(bytes, StandardCharsets.UTF_8);
	}

	/**
	 * Writes the file.
	 *
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	static void write(final Extraction extraction, final String fingerprint, final Path file,
		final ProgressMonitor monitor) throws IOException
	{
		final MessageDigest digest = Sha256.digest();
		try (DataOutputStream out = new DataOutputStream(
			new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(file), digest), BUFFER)))
		{
			writeText(out, FORMAT);
			writeText(out, fingerprint);
			out.writeInt(extraction.regions());
			out.writeDouble(extraction.expansion());
			out.writeInt(extraction.means().get(0).width());
			out.writeInt(extraction.means().get(0).height());
			out.writeInt(extraction.means().size());
			for (final Image2D mean : extraction.means()) writeDoubles(out, mean.values());
			out.writeInt(extraction.cells().size());
			for (int c = 0; c < extraction.cells().size(); c++) {
				monitor.step("Writing " + FILE, c, extraction.cells().size());
				writeCell(out, extraction.cells().get(c));
			}
			out.writeInt(extraction.skipped().size());
			for (final SkippedCell cell : extraction.skipped()) {
				writeText(out, cell.name());
				writeText(out, cell.reason());
			}
			out.writeInt(extraction.faults().size());
			for (final FrameFaults faults : extraction.faults()) {
				out.writeInt(faults.frames());
				for (int t = 0; t < faults.frames(); t++) writeText(out, faults.of(t).map(FrameFault::name).orElse(""));
			}
			out.flush();
			out.write(digest.digest());
		}
	}

	private static void writeCell(final DataOutputStream out, final CellTraces cell) throws IOException {
		writeText(out, cell.name());
		out.writeDouble(cell.missing());
		final int sets = cell.sameInAllTrials() ? 1 : cell.trials();
		out.writeInt(sets);
		for (int set = 0; set < sets; set++) for (final Mask mask : cell.regions(set).masks()) {
			final int[] pixels = mask.pixels();
			out.writeInt(pixels.length);
			for (final int pixel : pixels) out.writeInt(pixel);
		}
		for (int trial = 0; trial < cell.trials(); trial++) {
			out.writeInt(cell.ofCell().lengths()[trial]);
			for (final Trace trace : cell.raw()) writeDoubles(out, trace.trial(trial));
		}
	}

	private static void writeDoubles(final DataOutputStream out, final double[] values) throws IOException {
		for (final double value : values) out.writeLong(Double.doubleToRawLongBits(value));
	}

	private static void writeText(final DataOutputStream out, final String text) throws IOException {
		final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		out.writeInt(bytes.length);
		out.write(bytes);
	}
}
