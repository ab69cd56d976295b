package org.neurofactor.imagej.neuropil;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.io.FileInfo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

import org.neurofactor.factorization.ProgressMonitor;

/**
 * What tells a movie from others without reading it: its file, with size and time of the last change. A movie in memory
 * is told by a checksum of its pixels instead, for it may have been changed since it was read.
 */
abstract class MovieIdentity {

	/** Planes of a virtual stack that are compared. */
	private static final int SAMPLES = 8;

	/**
	 * @return a text that is the same for the same movie; none if it cannot be told but by reading all of it
	 * @throws IOException if its file cannot be looked at
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	abstract Optional<String> text(ProgressMonitor monitor) throws IOException;

	/** That of a file which is read as it is. */
	static MovieIdentity ofFile(final Path file) {
		return new MovieIdentity() {

			@Override
			Optional<String> text(final ProgressMonitor monitor) throws IOException {
				return Optional.of(stamp(file));
			}
		};
	}

	/** That of an open image. */
	static MovieIdentity ofImage(final ImagePlus movie) {
		return new MovieIdentity() {

			@Override
			Optional<String> text(final ProgressMonitor monitor) throws IOException {
				final String calibration = Arrays.toString(movie.getCalibration().getCoefficients());
				final String shape = movie.getWidth() + " x " + movie.getHeight() + " x " + movie.getStackSize() + ", " + movie
					.getBitDepth() + " bit, " + movie.getCalibration().getFunction() + " " + calibration;
				final ImageStack stack = movie.getStack();
				if (!stack.isVirtual()) return Optional.of(shape + ", pixels " + checksum(stack, 1, monitor));
				final Optional<Path> file = file(movie);
				if (isOfManyFiles(stack) || !file.isPresent()) return Optional.empty();
				// Slices may have been taken out of a virtual stack: a few are compared.
				final int step = Math.max(1, stack.size() / SAMPLES);
				return Optional.of(shape + ", " + stamp(file.get()) + ", samples " + checksum(stack, step, monitor));
			}
		};
	}

	private static String stamp(final Path file) throws IOException {
		return file.toRealPath() + ", " + Files.size(file) + " bytes, " + Files.getLastModifiedTime(file).toMillis();
	}

	private static boolean isOfManyFiles(final ImageStack stack) {
		return stack.getClass() == VirtualStack.class;
	}

	/** The one file that an image was opened from, if it is still there. */
	private static Optional<Path> file(final ImagePlus movie) {
		final FileInfo info = movie.getOriginalFileInfo();
		if (info == null || info.directory == null || info.fileName == null) return Optional.empty();
		try {
			return Optional.of(Paths.get(info.directory, info.fileName)).filter(Files::isRegularFile);
		}
		catch (final InvalidPathException e) {
			return Optional.empty(); // a web address
		}
	}

	/** Of every so-manyth plane. */
	private static String checksum(final ImageStack stack, final int step, final ProgressMonitor monitor) {
		final StringBuilder sums = new StringBuilder();
		for (int n = 1; n <= stack.size(); n += step) {
			monitor.step("Checking movie", n, stack.size());
			final CRC32 crc = new CRC32();
			crc.update(bytes(stack.getProcessor(n).getPixels()));
			sums.append(Long.toHexString(crc.getValue())).append(' ');
		}
		return sums.toString();
	}

	private static byte[] bytes(final Object pixels) {
		if (pixels instanceof byte[]) return (byte[]) pixels;
		if (pixels instanceof short[]) {
			final ByteBuffer bytes = ByteBuffer.allocate(2 * ((short[]) pixels).length);
			bytes.asShortBuffer().put((short[]) pixels);
			return bytes.array();
		}
		final ByteBuffer bytes = ByteBuffer.allocate(4 * ((float[]) pixels).length);
		bytes.asFloatBuffer().put((float[]) pixels);
		return bytes.array();
	}
}
