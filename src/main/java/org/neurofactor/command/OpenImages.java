package org.neurofactor.command;

import ij.ImagePlus;
import ij.WindowManager;

import java.util.Arrays;
import java.util.List;

/** The images that are open, in windows or in batch mode. */
final class OpenImages {

	private OpenImages() {}

	static List<String> titles() {
		return Arrays.asList(WindowManager.getImageTitles());
	}

	/** The image of that title, the current one if there are several; null if there is none. */
	static ImagePlus find(final String title) {
		final ImagePlus current = WindowManager.getCurrentImage();
		if (current != null && title.equals(current.getTitle())) return current;
		return WindowManager.getImage(title);
	}

	/** What an image's title can be, to follow "must be". */
	static String allowed() {
		return titles().isEmpty() ? "the title of an open image (none is open)" :
			"the title of an open image (" + String.join(", ", titles()) + ")";
	}
}
