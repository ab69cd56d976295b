package org.neurofactor.imagej.stnmf;

import org.neurofactor.stnmf.EnsembleSummary;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;
import ij.measure.Calibration;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

import org.neurofactor.factorization.ResidualCurve;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.record.JsonText;
import org.neurofactor.run.Sha256;
import org.neurofactor.spatial.Image2D;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.StnmfResult;

/**
 * An STNMF as bytes, all numbers big-endian: the text "NFSTNMF2"; deflated (zlib) the length (int) of a JSON text in
 * UTF-8, that text, and numbers in double precision: the STA, the modules, row by row, their weights {@code
 * [module][spike]}, the course of the residual if it was noted; and the SHA-256 sum (32 bytes) of all that.
 */
final class StnmfFormat {

	/** To be changed with the format. */
	private static final String MAGIC = "NFSTNMF2";
	private static final int SUM = 32;

	/** No zlib stream holds more per byte. */
	private static final long MOST_PER_BYTE = 1100;

	/** The JSON text, whose longest part are the options. */
	private static final int MOST_HEADER = 1 << 24;

	private static final Gson GSON = new GsonBuilder().serializeSpecialFloatingPointValues()
		.setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
		.create();

	private StnmfFormat() {}

	/** What the JSON text says; options by the keys of macros. */
	private static final class Header {

		private String version;
		private Map<String, Object> stnmf;
		private Map<String, Object> options;
		private int width;
		private int height;
		private int modules;
		private int spikes;
		private double residual;
		private int iterations;
		private Integer fixedPoint;
		private int courseInterval;
		private int courseLength;
		private String title;
		private int bitDepth;
		private double[] pixel;
		private double[] origin;
		private String[] units;
		private double frameInterval;
		private EnsembleSummary ensemble;

		/** Of what follows. */
		private double numbers() {
			return (double) width * height * (1. + modules) + (double) modules * spikes + courseLength;
		}

		private boolean isPossible() {
			return width > 0 && height > 0 && modules > 0 && spikes > 0 && courseInterval >= 0 && courseLength >= 0 &&
				(long) width * height <= Integer.MAX_VALUE;
		}
	}

	static byte[] write(final StoredStnmf stored) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write(MAGIC.getBytes(StandardCharsets.US_ASCII));
		final DeflaterOutputStream deflated = new DeflaterOutputStream(bytes);
		final DataOutputStream out = new DataOutputStream(deflated);
		final byte[] header = GSON.toJson(header(stored)).getBytes(StandardCharsets.UTF_8);
		out.writeInt(header.length);
		out.write(header);
		final StnmfResult result = stored.result();
		write(out, result.sta().values());
		for (final Image2D module : result.modules()) write(out, module.values());
		for (int j = 0; j < result.rank(); j++) {
			final double[] weights = new double[result.spikes()];
			for (int spike = 0; spike < weights.length; spike++) weights[spike] = result.weight(j, spike);
			write(out, weights);
		}
		if (stored.course().isPresent()) write(out, stored.course().get().residuals());
		deflated.finish();
		bytes.write(sum(bytes.toByteArray(), bytes.size()));
		return bytes.toByteArray();
	}

	private static byte[] sum(final byte[] bytes, final int length) {
		final MessageDigest digest = Sha256.digest();
		digest.update(bytes, 0, length);
		return digest.digest();
	}

	private static void write(final DataOutputStream out, final double[] values) throws IOException {
		final ByteBuffer buffer = ByteBuffer.allocate(values.length * Double.BYTES);
		buffer.asDoubleBuffer().put(values);
		out.write(buffer.array());
	}

	private static Header header(final StoredStnmf stored) {
		final StnmfResult result = stored.result();
		final Calibration c = stored.source().calibration();
		final Header header = new Header();
		header.version = result.version();
		header.stnmf = result.options().values().toMap();
		header.options = stored.options();
		header.width = result.width();
		header.height = result.height();
		header.modules = result.rank();
		header.spikes = result.spikes();
		header.residual = result.residual();
		header.iterations = result.iterations();
		header.fixedPoint = result.fixedPoint().isPresent() ? result.fixedPoint().getAsInt() : null;
		header.courseInterval = stored.course().map(ResidualCurve::interval).orElse(0);
		header.courseLength = stored.course().map(course -> course.residuals().length).orElse(0);
		header.ensemble = result.ensemble().orElse(null);
		header.title = stored.source().title();
		header.bitDepth = stored.source().bitDepth();
		header.pixel = new double[] { c.pixelWidth, c.pixelHeight };
		header.origin = new double[] { c.xOrigin, c.yOrigin };
		header.units = new String[] { c.getXUnit(), c.getYUnit(), c.getTimeUnit() };
		header.frameInterval = c.frameInterval;
		return header;
	}

	/**
	 * @throws IOException if the bytes are not those of an STNMF in this format, or damaged, saying so in a part of a
	 *          sentence
	 */
	static StoredStnmf read(final byte[] bytes) throws IOException {
		final int end = bytes.length - SUM;
		final byte[] magic = MAGIC.getBytes(StandardCharsets.US_ASCII);
		if (end < magic.length || !Arrays.equals(magic, Arrays.copyOf(bytes, magic.length)))
			throw new IOException("it is not an STNMF as this version of NeuroFactor stores it");
		if (!MessageDigest.isEqual(sum(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length)))
			throw new IOException("its checksum is wrong");
		try (DataInputStream in = new DataInputStream(
			new InflaterInputStream(new ByteArrayInputStream(bytes, magic.length, end - magic.length))))
		{
			return read(in, (end - magic.length) * MOST_PER_BYTE);
		}
		catch (final EOFException | ZipException e) {
			throw new IOException("it cannot be unpacked", e);
		}
		catch (final RuntimeException e) {
			throw new IOException("what it says does not make sense", e); // whoever wrote it, with a right checksum
		}
	}

	/** @param most bytes that can be there at most */
	private static StoredStnmf read(final DataInputStream in, final long most) throws IOException {
		final int length = in.readInt();
		if (length < 0 || length > Math.min(most, MOST_HEADER))
			throw new IOException("it says that it is larger than it can be");
		final byte[] text = new byte[length];
		in.readFully(text);
		final String json = new String(text, StandardCharsets.UTF_8);
		JsonText.requireSense(json);
		final Header header = GSON.fromJson(json, Header.class);
		final double bytes = header.numbers() * Double.BYTES;
		if (!header.isPossible() || bytes > most) throw new IOException("it says that it is larger than it can be");
		requireMemory(bytes);
		final Image2D sta = image(in, header);
		final List<Image2D> modules = new ArrayList<>();
		for (int j = 0; j < header.modules; j++) modules.add(image(in, header));
		final double[][] weights = new double[header.modules][];
		for (int j = 0; j < weights.length; j++) weights[j] = doubles(in, header.spikes);
		final ResidualCurve course = header.courseInterval == 0
			? null
			: ResidualCurve.of(header.courseInterval, doubles(in, header.courseLength));
		if (in.read() >= 0) throw new IOException("it is longer than it says");
		final OptionalInt fixedPoint =
			header.fixedPoint == null ? OptionalInt.empty() : OptionalInt.of(header.fixedPoint);
		return new StoredStnmf(
			StnmfResult.restored(StnmfOptions.DEFAULTS.withAll(header.stnmf), modules, weights, sta, header.residual,
				header.iterations, fixedPoint, header.version, header.ensemble),
			source(header), header.options, course);
	}

	/** @throws IOException if so many bytes do not fit into memory */
	static void requireMemory(final double bytes) throws IOException {
		if (bytes > Math.min((double) Runtime.getRuntime().maxMemory(), Integer.MAX_VALUE * (double) Double.BYTES))
			throw new IOException(
				String.format(Locale.ROOT, "it takes %.1f GB, more than fit into memory", bytes / (1 << 30)));
	}

	private static SourceImage source(final Header header) {
		final Calibration calibration = new Calibration();
		calibration.pixelWidth = header.pixel[0];
		calibration.pixelHeight = header.pixel[1];
		calibration.xOrigin = header.origin[0];
		calibration.yOrigin = header.origin[1];
		calibration.setXUnit(header.units[0]);
		calibration.setYUnit(header.units[1]);
		calibration.setTimeUnit(header.units[2]);
		calibration.frameInterval = header.frameInterval;
		return SourceImage.stored(header.title, header.width, header.height, header.spikes, header.bitDepth,
			calibration);
	}

	private static Image2D image(final DataInputStream in, final Header header) throws IOException {
		return new Image2D(header.width, header.height, doubles(in, header.width * header.height));
	}

	private static double[] doubles(final DataInputStream in, final int count) throws IOException {
		final double[] values = new double[count];
		final byte[] buffer = new byte[(int) Math.min((long) count * Double.BYTES, 1 << 16)];
		for (int done = 0; done < count;) {
			final int n = Math.min(count - done, buffer.length / Double.BYTES);
			in.readFully(buffer, 0, n * Double.BYTES);
			ByteBuffer.wrap(buffer).asDoubleBuffer().get(values, done, n);
			done += n;
		}
		return values;
	}
}
