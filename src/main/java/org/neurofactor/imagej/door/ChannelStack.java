package org.neurofactor.imagej.door;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** A channel of a stack as a stack of its own, of which one plane at a time is in memory. */
public final class ChannelStack extends LazyStack {

	private static final int RGB = 24;
	private static final List<String> COLORS = Arrays.asList("red", "green", "blue");

	private final ImageStack source;
	private final IntUnaryOperator slices;
	private final int color;

	/** @param color of RGB images, from 1; 0 if they are gray */
	private ChannelStack(final ImagePlus imp, final int size, final int bitDepth, final IntUnaryOperator slices,
		final int color)
	{
		super(imp.getWidth(), imp.getHeight(), size, bitDepth);
		source = imp.getStack();
		this.slices = slices;
		this.color = color;
	}

	/**
	 * Every so many planes of a stack, whose channels follow each other.
	 *
	 * @param first counted from 0
	 */
	ChannelStack(final ImageStack all, final int first, final int step) {
		super(all.getWidth(), all.getHeight(), (all.getSize() - first + step - 1) / step, all.getBitDepth());
		source = all;
		slices = index -> first + index * step + 1;
		color = 0;
	}

	/**
	 * The channels of a stack: red, green and blue of RGB images; those of a hyperstack with channels and either z or
	 * frames; otherwise the stack itself, whatever its axis is called. They are titled like it and calibrated like it.
	 */
	public static List<ImagePlus> of(final ImagePlus imp) {
		final boolean rgb = imp.getBitDepth() == RGB;
		final int number = imp.getNChannels();
		final boolean split =
			number > 1 && number < imp.getStackSize() && (imp.getNSlices() == 1 || imp.getNFrames() == 1);
		if (rgb && !split) return channels(imp, COLORS.size(),
			color -> new ChannelStack(imp, imp.getStackSize(), 8, index -> index + 1, color));
		if (rgb || !split) return Collections.singletonList(imp);
		final boolean z = imp.getNSlices() > 1;
		return channels(imp, number, channel -> new ChannelStack(imp, imp.getStackSize() / number, imp.getBitDepth(),
			index -> imp.getStackIndex(channel, z ? index + 1 : 1, z ? 1 : index + 1), 0));
	}

	/** A channel's stack by its number, from 1. */
	@FunctionalInterface
	private interface Maker {

		ChannelStack of(int channel);
	}

	private static List<ImagePlus> channels(final ImagePlus imp, final int number, final Maker maker) {
		final List<ImagePlus> channels = new ArrayList<>();
		for (int channel = 1; channel <= number; channel++) {
			final ChannelStack stack = maker.of(channel);
			final ImagePlus view = new ImagePlus(imp.getTitle(), stack);
			view.setCalibration(imp.getCalibration());
			view.setDimensions(1, imp.getNSlices(), imp.getNFrames());
			channels.add(view);
		}
		return channels;
	}

	/** What the channels of a stack are called: by their colors, or by their numbers. */
	public static List<String> names(final ImagePlus imp) {
		if (imp.getBitDepth() == RGB) return COLORS;
		final List<String> names = new ArrayList<>();
		for (int channel = 1; channel <= imp.getNChannels(); channel++) names.add("channel " + channel);
		return names;
	}

	@Override
	protected ImageProcessor plane(final int index) {
		final ImageProcessor ip = source.getProcessor(slices.applyAsInt(index));
		if (color == 0) return ip;
		final byte[] values = ((ColorProcessor) ip).getChannel(color);
		return new ByteProcessor(ip.getWidth(), ip.getHeight(), values);
	}

	@Override
	protected String label(final int index) {
		return source.getSliceLabel(slices.applyAsInt(index));
	}
}
