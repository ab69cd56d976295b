package org.neurofactor.imagej.stnmf;

import org.neurofactor.settings.Values;

import org.neurofactor.imagej.door.SourceImage;

import ij.ImagePlus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.neurofactor.factorization.ResidualCurve;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.stnmf.StnmfResult;

/**
 * An STNMF as it is kept, to the last bit: with it, one has all it takes to draw its figure, to analyse it in another
 * way and to write its files again.
 * <p>
 * It is the file {@value #FILE} in the folder of results, and a property of the stack of modules ({@value #PROPERTY}),
 * which ImageJ saves with it, copies and leaves alone: the same bytes, one in each character.
 * </p>
 */
public final class StoredStnmf {

	/** Its name in the folder of results. */
	static final String FILE = "stnmf.bin";

	private static final String PROPERTY = "neurofactor.stnmf";

	private final StnmfResult result;
	private final SourceImage source;
	private final Map<String, Object> options;
	private final ResidualCurve course;

	/**
	 * @param options of the command on which the result depends, by the keys of macros
	 * @param course of the residual; null if it was not noted
	 */
	public StoredStnmf(final StnmfResult result, final SourceImage source, final Map<String, ?> options,
		final ResidualCurve course)
	{
		this.result = result;
		this.source = source;
		this.options = new TreeMap<>(options); // whatever order they were given in
		this.course = course;
	}

	/**
	 * The STNMF that is stored in an image; empty if there is none.
	 *
	 * @throws IllegalArgumentException if it is damaged, or of another version
	 */
	public static Optional<StoredStnmf> of(final ImagePlus imp) {
		final String text = imp.getProp(PROPERTY);
		if (text == null) return Optional.empty();
		try {
			return Optional.of(StnmfFormat.read(text.getBytes(StandardCharsets.ISO_8859_1)));
		}
		catch (final IOException e) {
			throw new IllegalArgumentException(
				"What STNMF stored in \"" + imp.getTitle() + "\" is damaged: " + e.getMessage() + ".", e);
		}
	}

	/** Stores it in the stack of modules. */
	void storeIn(final ImagePlus modules) {
		modules.setProp(PROPERTY, new String(bytes(), StandardCharsets.ISO_8859_1));
	}

	/** See {@link StnmfFormat}. */
	byte[] bytes() {
		try {
			return StnmfFormat.write(this);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e); // not in memory
		}
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
	public Optional<ResidualCurve> course() {
		return Optional.ofNullable(course);
	}
}
