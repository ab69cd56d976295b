package org.neurofactor.imagej.record;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import ij.ImagePlus;
import ij.Prefs;
import ij.VirtualStack;
import ij.gui.Roi;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.RoiEncoder;
import ij.io.TiffEncoder;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.neurofactor.run.ProgressMonitor;

/** The file formats of results that other programs read, too. */
public final class FileFormats {

	private static final Gson JSON =
		new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

	private FileFormats() {}

	/**
	 * An ImageJ TIFF with title, calibration, labels, look-up table, overlay and properties; the image is not renamed,
	 * as ImageJ would. Unlike ImageJ's own serialization, it keeps the properties.
	 */
	public static void writeTiff(final ImagePlus imp, final Path path) throws IOException {
		final FileInfo info = info(imp);
		info.description = info.description.replace("\0", "name=" + imp.getTitle() + "\n\0");
		info.sliceLabels = imp.getStack().getSliceLabels();
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
			bigEndian(() -> new TiffEncoder(info)).write(out);
		}
	}

	private static FileInfo info(final ImagePlus imp) {
		final FileInfo info = imp.getFileInfo();
		info.nImages = imp.getStackSize();
		info.description = new FileSaver(imp).getDescriptionString();
		info.info = imp.getInfoProperty();
		info.properties = imp.getPropertiesAsArray();
		info.overlay = FileSaver.getOverlay(imp);
		return info;
	}

	/**
	 * As {@link #writeTiff(ImagePlus, Path)}, without look-up table and labels, but plane by plane: for large stacks,
	 * of which a virtual one is never in memory as a whole.
	 *
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static void writeLargeTiff(final ImagePlus imp, final Path path, final ProgressMonitor monitor)
		throws IOException
	{
		final FileInfo info = info(imp);
		if (imp.getStack() instanceof VirtualStack) info.virtualStack = (VirtualStack) imp.getStack();
		final long bytes = (long) info.nImages * info.width * info.height * info.getBytesPerPixel();
		try (OutputStream out =
			new MonitoredStream(Files.newOutputStream(path), "Writing " + path.getFileName(), bytes, monitor))
		{
			bigEndian(() -> new TiffEncoder(info)).write(out);
		}
	}

	/** The same file everywhere: ImageJ's encoder takes its byte order, when made, from the user's preferences. */
	private static synchronized <T> T bigEndian(final Supplier<T> encoder) {
		final boolean preferred = Prefs.intelByteOrder;
		Prefs.intelByteOrder = false;
		try {
			return encoder.get();
		}
		finally {
			Prefs.intelByteOrder = preferred;
		}
	}

	/** @param image without transparency */
	public static void writePng(final BufferedImage image, final Path path) throws IOException {
		Files.write(path, png(image));
	}

	/** The bytes of a PNG file; the image is without transparency. */
	public static byte[] png(final BufferedImage image) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		// Otherwise it would go through a temporary file.
		try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			if (!ImageIO.write(image, "png", out)) throw new IOException("This Java cannot write PNG files.");
		}
		return bytes.toByteArray();
	}

	/** A {@code RoiSet.zip} as ImageJ's ROI Manager reads and writes it; the names of ROIs must differ. */
	public static void writeRoiSet(final List<Roi> rois, final Path path) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
			for (final Roi roi : rois) {
				final ZipEntry entry = new ZipEntry(roi.getName() + ".roi");
				entry.setTime(0); // the same file whenever it is written
				zip.putNextEntry(entry);
				zip.write(RoiEncoder.saveAsByteArray(roi));
				zip.closeEntry();
			}
		}
	}

	/** UTF-8, indented. */
	public static void writeJson(final JsonElement json, final Path path) throws IOException {
		Files.write(path, (JSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8));
	}
}
