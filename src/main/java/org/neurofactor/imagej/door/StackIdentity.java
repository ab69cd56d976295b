package org.neurofactor.imagej.door;

import ij.ImageStack;
import ij.VirtualStack;
import ij.io.FileInfo;
import ij.plugin.FileInfoVirtualStack;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.neurofactor.run.ProgressMonitor;

/**
 * What tells the values of one stack from those of another, written to a digest.
 * <p>
 * A virtual stack whose slices are known to come from files as they are (a whole TIFF file, and ImageJ's folder of
 * images) is identified by path, size and times of these files, and by three of its slices, which tells whether the
 * files are read in the same way. Every other stack, whose pixels may have been edited, of which slices may have
 * been deleted, or whose class is not ImageJ's own, is identified by all its pixels. So is one whose files have
 * changed only just now, since they could change again and keep their time.
 * </p>
 */
public final class StackIdentity {

	/** The coarsest clock of a file system is one of 2 s; those of other computers may go wrong a little more. */
	private static final long JUST_NOW_MILLIS = 10_000;

	private final PlaneStack planes;
	private final ImageStack stack;
	private final DataOutputStream digest;

	private StackIdentity(final PlaneStack planes, final DataOutputStream digest) {
		this.planes = planes;
		this.stack = planes.source();
		this.digest = digest;
	}

	/**
	 * @param digest where to
	 * @throws IOException if that cannot be written to
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static void write(final PlaneStack planes, final DataOutputStream digest, final ProgressMonitor monitor)
		throws IOException
	{
		new StackIdentity(planes, digest).write(monitor);
	}

	private void write(final ProgressMonitor monitor) throws IOException {
		final int size = stack.getSize();
		digest.writeInt(stack.getWidth());
		digest.writeInt(stack.getHeight());
		digest.writeInt(size);
		digest.writeInt(stack.getBitDepth());
		writeCalibration();
		final Optional<String> files = files();
		digest.writeBoolean(files.isPresent());
		if (files.isPresent()) {
			digest.writeInt(files.get().length());
			digest.writeChars(files.get());
			for (final int slice : new int[] { 1, (size + 1) / 2, size }) writePixels(slice);
		}
		else for (int slice = 1; slice <= size; slice++) {
			monitor.step("Identifying the movie", slice - 1, size);
			writePixels(slice);
		}
	}

	private void writeCalibration() throws IOException {
		final float[] table = planes.calibrationTable();
		digest.writeInt(table == null ? 0 : table.length);
		if (table != null) write(table);
	}

	private void writePixels(final int slice) throws IOException {
		final Object pixels = stack.getProcessor(slice).getPixels();
		if (pixels instanceof byte[]) digest.write((byte[]) pixels);
		else if (pixels instanceof short[]) write((short[]) pixels);
		else write((float[]) pixels);
	}

	private void write(final short[] values) throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * values.length);
		bytes.asShortBuffer().put(values);
		digest.write(bytes.array());
	}

	private void write(final float[] values) throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
		bytes.asFloatBuffer().put(values);
		digest.write(bytes.array());
	}

	/** Which slice comes from which file, and what state that is in; none if that is not known for certain. */
	private Optional<String> files() {
		// A class derived from one of these may do anything with the pixels.
		final Class<?> kind = stack.getClass();
		if (kind != TiffStack.class && kind != VirtualStack.class && kind != FileInfoVirtualStack.class)
			return Optional.empty();
		final VirtualStack virtual = (VirtualStack) stack;
		if (virtual.getDirectory() == null) return Optional.empty();
		try {
			if (kind == TiffStack.class) return state(((TiffStack) virtual).path());
			return kind == VirtualStack.class ? ofFolder(virtual) : ofTiff(virtual);
		}
		catch (final IOException | InvalidPathException e) {
			return Optional.empty(); // its pixels tell then
		}
	}

	/** A slice is the first image of its file. */
	private static Optional<String> ofFolder(final VirtualStack stack) throws IOException {
		final StringBuilder text = new StringBuilder();
		final Map<String, String> states = new HashMap<>();
		for (int slice = 1; slice <= stack.getSize(); slice++) {
			final String name = stack.getFileName(slice);
			if (name == null) return Optional.empty();
			if (!states.containsKey(name)) {
				final Optional<String> state = state(Paths.get(stack.getDirectory() + name));
				if (!state.isPresent()) return Optional.empty();
				states.put(name, state.get());
			}
			text.append(stack.translate(slice)).append(' ').append(states.get(name)).append('\n');
		}
		return Optional.of(text.toString());
	}

	/** All slices are of one file, which has no more of them: none was deleted. */
	private static Optional<String> ofTiff(final VirtualStack stack) throws IOException {
		final String name = stack.getFileName(1);
		final StringBuilder order = new StringBuilder();
		for (int slice = 1; slice <= stack.getSize(); slice++) {
			if (name == null || !name.equals(stack.getFileName(slice))) return Optional.empty();
			order.append(stack.translate(slice)).append(' ');
		}
		final Path path = Paths.get(stack.getDirectory(), name);
		final Optional<String> state = state(path);
		if (!state.isPresent() || images(path) != stack.getSize()) return Optional.empty();
		return Optional.of(order + state.get());
	}

	private static int images(final Path path) throws IOException {
		final FileInfo[] images = new TiffFile(path).requireComplete();
		return images.length == 1 ? Math.max(1, images[0].nImages) : images.length;
	}

	private static Optional<String> state(final Path path) throws IOException {
		if (!Files.isRegularFile(path)) return Optional.empty();
		final BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
		if (System.currentTimeMillis() - file.lastModifiedTime().toMillis() < JUST_NOW_MILLIS) return Optional.empty();
		// Where there is one, it changes with the contents even if the time of modification is set back.
		final boolean unix = Files.getFileStore(path).supportsFileAttributeView("unix");
		final Object changed = unix ? Files.getAttribute(path, "unix:ctime") : "";
		return Optional.of(path.toRealPath() + " " + file.size() + " " + file.lastModifiedTime() + " " + changed);
	}
}
