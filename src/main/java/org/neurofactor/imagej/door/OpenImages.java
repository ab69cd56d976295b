package org.neurofactor.imagej.door;

import ij.ImagePlus;
import ij.WindowManager;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The images that are open, in windows or in batch mode; and the current image, which may be neither, as in
 * {@code IJ.run(image, command, options)}.
 */
public final class OpenImages {

	private OpenImages() {}

	public static List<String> titles() {
		final List<String> titles = new ArrayList<>(Arrays.asList(WindowManager.getImageTitles()));
		final ImagePlus current = WindowManager.getCurrentImage();
		if (current != null && !titles.contains(current.getTitle())) titles.add(current.getTitle());
		return titles;
	}

	/** The image of that title, the current one if there are several; null if there is none. */
	public static ImagePlus find(final String title) {
		final ImagePlus current = WindowManager.getCurrentImage();
		if (current != null && title.equals(current.getTitle())) return current;
		return WindowManager.getImage(title);
	}

	/** What an image can be, to follow "must be". */
	public static String allowed() {
		return "an open image (" + (titles().isEmpty() ? "none is open" : String.join(", ", titles())) + ")";
	}
}
