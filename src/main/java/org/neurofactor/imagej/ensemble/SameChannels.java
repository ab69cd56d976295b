package org.neurofactor.imagej.ensemble;

import java.util.List;

import net.imglib2.Cursor;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.neurofactor.imagej.door.PlaneStack;

/** Finds out whether channels are all the same. */
final class SameChannels {

	/** So many frames are looked at. */
	private static final int FRAMES_LOOKED_AT = 20;

	private SameChannels() {}

	/** Looks at frames that are spread over the stack. */
	static boolean in(final List<PlaneStack> channels) {
		final long frames = channels.get(0).dimension(2);
		final long looks = Math.min(frames, FRAMES_LOOKED_AT);
		for (int c = 1; c < channels.size(); c++)
			for (long i = 0; i < looks; i++)
				if (!same(channels.get(0), channels.get(c), i * frames / looks)) return false;
		return true;
	}

	private static boolean same(final PlaneStack a, final PlaneStack b, final long frame) {
		final Cursor<FloatType> values = Views.flatIterable(Views.hyperSlice(b, 2, frame)).cursor();
		for (final FloatType value : Views.flatIterable(Views.hyperSlice(a, 2, frame)))
			if (Float.compare(value.get(), values.next().get()) != 0) return false;
		return true;
	}
}
