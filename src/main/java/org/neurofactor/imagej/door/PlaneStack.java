package org.neurofactor.imagej.door;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

import net.imglib2.AbstractInterval;
import net.imglib2.Interval;
import net.imglib2.Point;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayRandomAccess;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

import org.neurofactor.neuropil.FrameSource;

/**
 * An ImageJ stack as (x, y, plane), with the values that ImageJ shows: those of a calibrated 8 or 16-bit image are
 * mapped by its calibration function.
 * <p>
 * Planes are fetched when they are first touched, one at a time, and only the latest is kept: a virtual stack is read
 * plane by plane, and once if it is gone through plane by plane. The image is never changed.
 * </p>
 */
public final class PlaneStack extends AbstractInterval implements RandomAccessibleInterval<FloatType>, FrameSource {

	/** What the planes of an ensemble are called in messages. */
	public static final String SPIKE = "spike";

	private final ImageStack stack;
	private final float[] calibrationTable;
	private volatile Plane latest = new Plane(-1, null);

	private PlaneStack(final ImagePlus imp) {
		super(new long[] { imp.getWidth(), imp.getHeight(), imp.getStackSize() });
		stack = imp.getStack();
		calibrationTable = imp.getBitDepth() == 32 ? null : imp.getCalibration().getCTable();
	}

	/**
	 * Takes the planes along whichever of a stack's axes (z, t or channels) has more than one position.
	 *
	 * @param imp an 8, 16 or 32-bit stack
	 * @param plane what a plane is, for messages, such as "spike"
	 * @throws IllegalArgumentException if the image is empty or RGB, has one plane only, or more than one axis beside x
	 *           and y
	 */
	public static PlaneStack of(final ImagePlus imp, final String plane) {
		if (imp.getWidth() == 0 || imp.getHeight() == 0) throw new IllegalArgumentException(
			"The image " + quote(imp) + " is empty. Is there an open image of this title?");
		if (imp.getBitDepth() == 24) throw new IllegalArgumentException(
			quote(imp) + " is an RGB image. Only 8, 16 and 32-bit gray-scale stacks are allowed (Image > Type).");
		if (imp.getStackSize() < 2) throw new IllegalArgumentException(
			quote(imp) + " has only one slice. It must be a stack with one slice per " + plane + ", 2 or more.");
		final int channels = imp.getNChannels();
		final int slices = imp.getNSlices();
		final int frames = imp.getNFrames();
		if (Math.max(Math.max(channels, slices), frames) < imp.getStackSize()) throw new IllegalArgumentException(
			quote(imp) + " has " + channels + " channels, " + slices + " z-slices and " + frames +
				" frames, but only one of them may be more than 1: it must have one slice per " + plane +
				" (Image > Duplicate... takes one out; Image > Properties... corrects them).");
		return new PlaneStack(imp);
	}

	/** Where the planes come from; not to be changed. */
	ImageStack source() {
		return stack;
	}

	/** What the values of an 8 or 16-bit image are mapped to; null if they are what they are. */
	float[] calibrationTable() {
		return calibrationTable;
	}

	private static String quote(final ImagePlus imp) {
		return "\"" + imp.getTitle() + "\"";
	}

	/** One plane and its position. */
	private static final class Plane {

		private final long position;
		private final ArrayImg<FloatType, FloatArray> img;

		private Plane(final long position, final ArrayImg<FloatType, FloatArray> img) {
			this.position = position;
			this.img = img;
		}
	}

	private Plane plane(final long position) {
		final Plane plane = latest;
		return plane.position == position ? plane : fetch(position);
	}

	private synchronized Plane fetch(final long position) {
		if (latest.position != position) latest = new Plane(position,
			ArrayImgs.floats(values(stack.getProcessor(Math.toIntExact(position + 1))), dimension(0), dimension(1)));
		return latest;
	}

	private float[] values(final ImageProcessor ip) {
		final float[] values = new float[ip.getPixelCount()];
		for (int i = 0; i < values.length; i++)
			values[i] = calibrationTable == null ? ip.getf(i) : calibrationTable[ip.get(i)];
		return values;
	}

	@Override
	public void readFrame(final long frame, final double[] values) {
		final ImageProcessor ip = stack.getProcessor(Math.toIntExact(frame + 1));
		if (calibrationTable != null) {
			for (int i = 0; i < values.length; i++) values[i] = calibrationTable[ip.get(i)];
			return;
		}
		// for each type of pixel a loop of its own, which the JIT compiler vectorises
		final Object pixels = ip.getPixels();
		if (pixels instanceof byte[]) copy((byte[]) pixels, values);
		else if (pixels instanceof short[]) copy((short[]) pixels, values);
		else copy((float[]) pixels, values);
	}

	private static void copy(final byte[] pixels, final double[] values) {
		for (int i = 0; i < values.length; i++) values[i] = pixels[i] & 0xff;
	}

	private static void copy(final short[] pixels, final double[] values) {
		for (int i = 0; i < values.length; i++) values[i] = pixels[i] & 0xffff;
	}

	private static void copy(final float[] pixels, final double[] values) {
		for (int i = 0; i < values.length; i++) values[i] = pixels[i];
	}

	@Override
	public RandomAccess<FloatType> randomAccess() {
		return new Access(this);
	}

	@Override
	public RandomAccess<FloatType> randomAccess(final Interval interval) {
		return randomAccess();
	}

	@Override
	public FloatType getType() {
		return new FloatType();
	}

	private static final class Access extends Point implements RandomAccess<FloatType> {

		private final PlaneStack stack;
		private long current = -1;
		private ArrayRandomAccess<FloatType> pixels;

		private Access(final PlaneStack stack) {
			super(stack.numDimensions());
			this.stack = stack;
		}

		@Override
		public FloatType get() {
			if (position[2] != current) {
				pixels = stack.plane(position[2]).img.randomAccess();
				current = position[2];
			}
			pixels.setPosition(position[0], 0);
			pixels.setPosition(position[1], 1);
			return pixels.get();
		}

		@Override
		public Access copy() {
			final Access copy = new Access(stack);
			copy.setPosition(this);
			return copy;
		}
	}
}
