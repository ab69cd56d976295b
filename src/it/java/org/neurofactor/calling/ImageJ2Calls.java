package org.neurofactor.calling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageConverter;
import ij.process.StackConverter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import net.imagej.DatasetService;
import net.imagej.ImgPlus;
import net.imagej.axis.Axes;
import net.imagej.axis.AxisType;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.neurofactor.imagej.record.FileFormats;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

/**
 * Every call with its image as an {@code ImagePlus}, an {@code ImgPlus} and a {@code Dataset} of the same numbers and
 * the same calibrated axes, through {@code CommandService} in a context with all services there are.
 */
final class ImageJ2Calls {

	private static final double PIXEL_SIZE = 20;
	private static final double FRAME_INTERVAL = 0.04;

	/** Makes what is passed to the command from the image. */
	private interface Conversion {

		Object of(ImagePlus image, Context context);
	}

	private ImageJ2Calls() {}

	static Stream<DynamicNode> tests(final Path folder) {
		return Calls.all().map(call -> {
			final Path home = folder.resolve(call.command().getSimpleName());
			return DynamicContainer.dynamicContainer(call.toString(),
				Stream.of(test("ImgPlus", call, home, (image, context) -> imgPlus(image)), test("Dataset", call, home,
					(image, context) -> context.service(DatasetService.class).create(imgPlus(image)))));
		});
	}

	private static DynamicTest test(final String type, final Call call, final Path folder,
		final Conversion conversion)
	{
		return DynamicTest.dynamicTest(type, () -> {
			final Outcome expected = run(call, folder.resolve(type + "-expected"), (image, context) -> image);
			assertEquals(expected.text(), run(call, folder.resolve(type), conversion).text());
		});
	}

	private static Outcome run(final Call call, final Path output, final Conversion conversion) throws Exception {
		final ImagePlus image = image(call);
		try (Context context = new Context()) {
			final Map<String, Object> inputs = call.inputs(output);
			inputs.put(call.imageKey(), conversion.of(image, context));
			if (image.getOverlay() != null) inputs.putAll(rois(image, output));
			final CommandModule module = context.service(CommandService.class).run(call.command(), true, inputs).get();
			return Outcome.ofNumbers(module);
		}
	}

	/** The overlay as a file, for images of ImageJ2 have none. */
	private static Map<String, Object> rois(final ImagePlus image, final Path output) throws IOException {
		final Path file = Files.createDirectories(output.getParent()).resolve("RoiSet.zip");
		FileFormats.writeRoiSet(Arrays.asList(image.getOverlay().toArray()), file);
		final Map<String, Object> options = new HashMap<>();
		options.put("rois", "file");
		options.put("roifile", file.toString());
		return options;
	}

	/** The call's image with 32 bits, slices along time and no selection. */
	private static ImagePlus image(final Call call) {
		final ImagePlus image = call.image();
		image.deleteRoi();
		if (image.getStackSize() > 1) new StackConverter(image).convertToGray32();
		else new ImageConverter(image).convertToGray32();
		image.setDimensions(1, 1, image.getStackSize());
		final Calibration calibration = new Calibration(image);
		calibration.pixelWidth = PIXEL_SIZE;
		calibration.pixelHeight = PIXEL_SIZE;
		calibration.setUnit("um");
		calibration.frameInterval = FRAME_INTERVAL;
		calibration.setTimeUnit("s");
		image.setCalibration(calibration);
		return image;
	}

	/** The same numbers and axes. */
	private static ImgPlus<FloatType> imgPlus(final ImagePlus image) {
		final int size = image.getWidth() * image.getHeight();
		final float[] numbers = new float[size * image.getStackSize()];
		for (int s = 0; s < image.getStackSize(); s++)
			System.arraycopy(image.getStack().getProcessor(s + 1).getPixels(), 0, numbers, s * size, size);
		final Img<FloatType> img = ArrayImgs.floats(numbers, image.getWidth(), image.getHeight(), image.getStackSize());
		return new ImgPlus<>(img, image.getTitle(), new AxisType[] { Axes.X, Axes.Y, Axes.TIME },
			new double[] { PIXEL_SIZE, PIXEL_SIZE, FRAME_INTERVAL }, new String[] { "um", "um", "s" });
	}
}
