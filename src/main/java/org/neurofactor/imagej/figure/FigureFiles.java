package org.neurofactor.imagej.figure;

import org.neurofactor.imagej.record.FileSet;
import org.neurofactor.imagej.record.FileFormats;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The figure in files: {@code figure.png} and {@code figure.svg}. */
public final class FigureFiles {

	public static final String PNG = "figure.png";
	public static final String SVG = "figure.svg";

	private FigureFiles() {}

	/**
	 * What writes the files, by their names.
	 *
	 * @param raster the figure as an image
	 */
	public static Map<String, FileSet.Writer> writers(final StnmfFigure figure, final int width,
		final Supplier<BufferedImage> raster)
	{
		final Map<String, FileSet.Writer> writers = new LinkedHashMap<>();
		writers.put(PNG, path -> FileFormats.writePng(raster.get(), path));
		writers.put(SVG, path -> Files.write(path, Svg.of(figure, width).getBytes(StandardCharsets.UTF_8)));
		return writers;
	}
}
