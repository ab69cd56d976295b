package org.neurofactor.settings;

/** Settings that several analyses have: the same key, the same rule, everywhere. */
public final class CommonSettings {

	/** Edge length of a pixel in µm; 0 if unknown. */
	public static final Setting<Double> PIXEL_SIZE = Setting.number("pixelsize", 0, 0)
		.label("Pixel size")
		.unit("µm (0: as calibrated)")
		.help("Edge length of a pixel in micrometers; 0: from the image's calibration.");

	/** Frames per second in Hz; 0 if unknown. */
	public static final Setting<Double> FRAME_RATE = Setting.number("framerate", 0, 0)
		.label("Frame rate")
		.unit("Hz (0: as calibrated)")
		.help("Frames per second; 0: from the image's frame interval.");

	/** Number of threads; 0 for one per processor. */
	public static final Setting<Integer> THREADS = Setting.whole("threads", 0, 0, 1024)
		.label("Threads")
		.unit("(0: all processors)")
		.help("How many processors are used at a time. The results do not depend on it.")
		.withoutEffect();

	private CommonSettings() {}
}
