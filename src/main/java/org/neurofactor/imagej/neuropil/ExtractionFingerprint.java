package org.neurofactor.imagej.neuropil;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;

import org.neurofactor.run.Sha256;
import org.neurofactor.run.NeuroFactor;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.door.StackIdentity;
import org.neurofactor.neuropil.Cell;
import org.neurofactor.spatial.Mask;
import org.neurofactor.neuropil.NeuropilOptions;

/**
 * What makes two extractions the same: the values of the movies ({@link StackIdentity}), names and pixels of the cells,
 * number and size of the regions, whether they leave other cells out, which frames are left out, and the version of the program.
 */
final class ExtractionFingerprint {

	private ExtractionFingerprint() {}

	/** A SHA-256 sum in hexadecimal. */
	static String of(final NeuropilInput input, final List<Cell> cells, final NeuropilOptions options,
		final ProgressMonitor monitor)
	{
		final MessageDigest digest = Sha256.digest();
		try (DataOutputStream out = into(digest)) {
			out.writeUTF(NeuroFactor.version());
			out.writeInt(options.get(NeuropilOptions.REGIONS));
			out.writeDouble(options.get(NeuropilOptions.EXPANSION));
			out.writeBoolean(options.get(NeuropilOptions.EXCLUDE));
			out.writeUTF(NeuropilOptions.BAD_FRAMES.format(options.get(NeuropilOptions.BAD_FRAMES)));
			out.writeInt(cells.size());
			for (final Cell cell : cells) write(cell, out);
			out.writeInt(input.trials().size());
			for (final Trial trial : input.trials()) StackIdentity.write(trial.frames(), out, monitor);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The movie cannot be identified: " + e.getMessage(), e);
		}
		return Sha256.hex(digest);
	}

	private static void write(final Cell cell, final DataOutputStream out) throws IOException {
		final byte[] name = cell.name().getBytes(StandardCharsets.UTF_8);
		out.writeInt(name.length);
		out.write(name);
		out.writeInt(cell.masks().size());
		for (final Mask mask : cell.masks()) {
			out.writeInt(mask.width());
			out.writeInt(mask.height());
			out.writeInt(mask.area());
			for (final int pixel : mask.pixels()) out.writeInt(pixel);
		}
	}

	private static DataOutputStream into(final MessageDigest digest) {
		final OutputStream nowhere = new OutputStream() {

			@Override
			public void write(final int b) {
				// only the digest matters
			}

			@Override
			public void write(final byte[] bytes, final int offset, final int length) {
				// only the digest matters
			}
		};
		return new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(nowhere, digest)));
	}
}
