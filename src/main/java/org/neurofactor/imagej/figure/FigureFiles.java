package org.neurofactor.imagej.figure;

import org.neurofactor.imagej.record.AtomicFileSet;
import org.neurofactor.imagej.record.FileFormats;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The figure in files: {@code figure.png} and {@code figure.svg}. */
public final class FigureFiles {

	public static final String PNG = "figure.png";
	public static final String SVG = "figure.svg";

	private FigureFiles() {}

	/**
	 * Writes both files, or, if that fails, none.
	 *
	 * @param folder created if it does not exist; earlier figures are replaced
	 * @throws IOException if a file cannot be written
	 */
	public static void write(final Path folder, final FigureData data, final FigureOptions options) throws IOException {
		try (AtomicFileSet files = AtomicFileSet.in(folder)) {
			for (final Map.Entry<String, AtomicFileSet.Writer> entry : writers(data, options, () -> Raster.of(new StnmfFigure(data, options), options
				.get(FigureOptions.WIDTH))).entrySet())
				files.add(entry.getKey(), entry.getValue());
			files.commit();
		}
	}

	/**
	 * What writes the files, by their names.
	 *
	 * @param raster the figure as an image
	 */
	public static Map<String, AtomicFileSet.Writer> writers(final FigureData data, final FigureOptions options,
		final Supplier<BufferedImage> raster)
	{
		final Map<String, AtomicFileSet.Writer> writers = new LinkedHashMap<>();
		writers.put(PNG, path -> FileFormats.writePng(raster.get(), path));
		writers.put(SVG, path -> Files.write(path, Svg.of(new StnmfFigure(data, options), options.get(FigureOptions.WIDTH)).getBytes(
			StandardCharsets.UTF_8)));
		return writers;
	}
}
