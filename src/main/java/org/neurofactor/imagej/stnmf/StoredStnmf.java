package org.neurofactor.imagej.stnmf;

import org.neurofactor.settings.Settings;
import org.neurofactor.settings.Values;

import org.neurofactor.imagej.door.SourceImage;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.ToNumberPolicy;
import ij.ImagePlus;
import ij.measure.Calibration;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import org.neurofactor.factorization.ResidualCourse;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.spatial.Image2D;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.StnmfResult;

/**
 * An STNMF as it is kept in its stack of modules, to the last bit: with the stack, and with a TIFF that is made of it, one
 * has all it takes to analyse it in another way and to write its files again.
 * <p>
 * It is a property of the image ({@value #PROPERTY}), which ImageJ saves, copies and leaves alone. The text is deflated
 * binary data, a byte in each character: a JSON text on what was run, and then the numbers in double precision: the STA,
 * the modules, their weights, the course of the residual.
 * </p>
 */
public final class StoredStnmf {

	private static final String PROPERTY = "neurofactor.stnmf";
	private static final int FORMAT = 1;
	private static final int NO_FIXED_POINT = -1;

	/** Options that the result depends on; others, such as the output folder, differ between equal results. */
	/** All on which the result and its figure depend. */
	private static final Settings KEPT = StnmfOptions.SETTINGS.and(StnmfSteering.SETTINGS).and(FigureOptions.SETTINGS);

	private static final Gson GSON = new GsonBuilder().serializeSpecialFloatingPointValues().setObjectToNumberStrategy(
		ToNumberPolicy.LONG_OR_DOUBLE).create();

	private final StnmfResult result;
	private final SourceImage source;
	private final Map<String, Object> options;
	private final ResidualCourse course;

	/**
	 * @param options of the command, by the keys of macros; those are kept that the result depends on
	 * @param course of the residual; null if it was not noted
	 */
	public StoredStnmf(final StnmfResult result, final SourceImage source, final Map<String, ?> options,
		final ResidualCourse course)
	{
		this.result = result;
		this.source = source;
		this.options = new LinkedHashMap<>();
		for (final String key : KEPT.keys()) if (options.containsKey(key)) this.options.put(key, options.get(key));
		this.course = course;
	}

	/** What the JSON text says. */
	private static final class Header {

		private int width;
		private int height;
		private int modules;
		private int spikes;
		private double sparsity;
		private int maximumOfIterations;
		private StnmfOptions.Start start;
		private long seed;
		private double threshold;
		private double pixelSizeUm;
		private boolean flip;
		private boolean sort;
		private double residual;
		private int iterations;
		private int fixedPoint;
		private int courseInterval;
		private int courseLength;
		private String title;
		private int bitDepth;
		private double[] pixel;
		private double[] origin;
		private String[] units;
		private double frameInterval;
		private Map<String, Object> options;
	}

	/** The STNMF that is stored in an image; empty if there is none. */
	public static Optional<StoredStnmf> of(final ImagePlus imp) {
		final String text = imp.getProp(PROPERTY);
		if (text == null) return Optional.empty();
		try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream( //
			text.getBytes(StandardCharsets.ISO_8859_1)))))
		{
			final int format = in.readInt();
			if (format != FORMAT) throw new IllegalArgumentException("\"" + imp.getTitle() +
				"\" was made by another version of NeuroFactor, in the format " + format + "; this one reads " + FORMAT + ".");
			return Optional.of(read(in));
		}
		catch (final IOException | JsonParseException e) {
			throw new IllegalArgumentException("What STNMF stored in \"" + imp.getTitle() + "\" is damaged: " + e.getMessage() +
				".", e);
		}
	}

	/** Stores it in the stack of modules. */
	public void storeIn(final ImagePlus modules) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
			out.writeInt(FORMAT);
			write(out);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		modules.setProp(PROPERTY, new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1));
	}

	private void write(final DataOutputStream out) throws IOException {
		final byte[] header = GSON.toJson(header()).getBytes(StandardCharsets.UTF_8);
		out.writeInt(header.length);
		out.write(header);
		write(out, result.sta().values());
		for (final Image2D module : result.modules()) write(out, module.values());
		for (int j = 0; j < result.rank(); j++)
			for (int spike = 0; spike < result.spikes(); spike++) out.writeDouble(result.weight(j, spike));
		if (course != null) write(out, course.residuals());
	}

	private Header header() {
		final StnmfOptions o = result.options();
		final Calibration c = source.calibration();
		final Header header = new Header();
		header.width = result.width();
		header.height = result.height();
		header.modules = result.rank();
		header.spikes = result.spikes();
		header.sparsity = o.get(StnmfOptions.SPARSITY);
		header.maximumOfIterations = o.get(StnmfOptions.ITERATIONS);
		header.start = o.get(StnmfOptions.INITIALIZATION);
		header.seed = o.get(StnmfOptions.SEED);
		header.threshold = o.get(StnmfOptions.THRESHOLD);
		header.pixelSizeUm = o.get(StnmfOptions.PIXEL_SIZE);
		header.flip = o.get(StnmfOptions.FLIP);
		header.sort = o.get(StnmfOptions.SORT);
		header.residual = result.residual();
		header.iterations = result.iterations();
		header.fixedPoint = result.fixedPoint().orElse(NO_FIXED_POINT);
		header.courseInterval = course == null ? 0 : course.interval();
		header.courseLength = course == null ? 0 : course.residuals().length;
		header.title = source.title();
		header.bitDepth = source.bitDepth();
		header.pixel = new double[] { c.pixelWidth, c.pixelHeight };
		header.origin = new double[] { c.xOrigin, c.yOrigin };
		header.units = new String[] { c.getXUnit(), c.getYUnit(), c.getTimeUnit() };
		header.frameInterval = c.frameInterval;
		header.options = options;
		return header;
	}

	private static StoredStnmf read(final DataInputStream in) throws IOException {
		final byte[] text = new byte[in.readInt()];
		in.readFully(text);
		final Header header = GSON.fromJson(new String(text, StandardCharsets.UTF_8), Header.class);
		final Image2D sta = image(in, header);
		final List<Image2D> modules = new ArrayList<>();
		for (int j = 0; j < header.modules; j++) modules.add(image(in, header));
		final double[][] weights = new double[header.modules][];
		for (int j = 0; j < weights.length; j++) weights[j] = doubles(in, header.spikes);
		final StnmfOptions options = StnmfOptions.DEFAULTS.with(StnmfOptions.MODULES, header.modules).with(StnmfOptions.SPARSITY, header.sparsity).with(StnmfOptions.ITERATIONS, header.maximumOfIterations).with(StnmfOptions.INITIALIZATION, header.start).with(StnmfOptions.SEED, header.seed).with(StnmfOptions.THRESHOLD, header.threshold).with(StnmfOptions.PIXEL_SIZE, header.pixelSizeUm).with(StnmfOptions.FLIP, header.flip).with(StnmfOptions.SORT, header.sort);
		final ResidualCourse course = header.courseInterval == 0 ? null : //
			ResidualCourse.of(header.courseInterval, doubles(in, header.courseLength));
		final OptionalInt fixedPoint =
			header.fixedPoint == NO_FIXED_POINT ? OptionalInt.empty() : OptionalInt.of(header.fixedPoint);
		return new StoredStnmf(StnmfResult.restored(options, modules, weights, sta, header.residual, header.iterations,
			fixedPoint), source(header), header.options, course);
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
		return SourceImage.stored(header.title, header.width, header.height, header.spikes, header.bitDepth, calibration);
	}

	private static void write(final DataOutputStream out, final double[] values) throws IOException {
		for (final double value : values) out.writeDouble(value);
	}

	private static Image2D image(final DataInputStream in, final Header header) throws IOException {
		return new Image2D(header.width, header.height, doubles(in, header.width * header.height));
	}

	private static double[] doubles(final DataInputStream in, final int count) throws IOException {
		final double[] values = new double[count];
		for (int i = 0; i < count; i++) values[i] = in.readDouble();
		return values;
	}

	/** As it was factorised and analysed. */
	public StnmfResult result() {
		return result;
	}

	/** What was factorised. */
	public SourceImage source() {
		return source;
	}

	/** Of the command, by the keys of macros: those that the result depends on. */
	public Map<String, Object> options() {
		return new LinkedHashMap<>(options);
	}

	/** How figure and images were asked to look. */
	public FigureOptions page() {
		return FigureOptions.DEFAULTS.with(Values.ofSome(FigureOptions.SETTINGS, options));
	}

	/** Of the residual, if it was noted. */
	public Optional<ResidualCourse> course() {
		return Optional.ofNullable(course);
	}
}
