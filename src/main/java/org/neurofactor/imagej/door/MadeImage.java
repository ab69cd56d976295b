package org.neurofactor.imagej.door;

import ij.ImagePlus;
import ij.WindowManager;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A note on an image that this program made: what it is, and what it was made of. So that the stack of modules, which
 * is in front after an STNMF, is not taken for the next ensemble. It is in the image's properties, which ImageJ saves
 * and copies.
 */
public final class MadeImage {

	/** What a command can work on. */
	public enum Role {

		ENSEMBLE("a spike-triggered ensemble"), STIMULUS("a stimulus"), MOVIE("a movie");

		private final String words;

		Role(final String words) {
			this.words = words;
		}
	}

	private static final String WHAT = "neurofactor.image";
	/** Role, size and title of what it was made of. */
	private static final String SOURCE = "neurofactor.source";

	/** Of stacks of modules made before there was this note. */
	private static final String STORED_STNMF = "neurofactor.stnmf";
	private static final String MODULES = "the stack of modules of an STNMF";

	/** From a result to the result of which it was made, and so on. */
	private static final int MOST_STEPS = 5;

	private MadeImage() {}

	/**
	 * Notes that an image is a result.
	 *
	 * @param what it is, in words that follow "is", such as "the STA of an STNMF"
	 * @return the image
	 */
	public static ImagePlus note(final ImagePlus imp, final String what) {
		imp.setProp(WHAT, what);
		return imp;
	}

	/**
	 * Notes that an image is a result.
	 *
	 * @param made what it was made of, as what
	 * @param source of which it was made
	 * @return the image
	 */
	public static ImagePlus note(final ImagePlus imp, final String what, final Role made, final SourceImage source) {
		imp.setProp(SOURCE, made + " " + source.size() + " " + source.title());
		return note(imp, what);
	}

	/** Notes that an image is something that commands can go on with. */
	public static ImagePlus note(final ImagePlus imp, final Role role) {
		return note(imp, role.words);
	}

	/** As {@link #note(ImagePlus, Role)}, of an ensemble made of a stimulus. */
	public static ImagePlus noteEnsemble(final ImagePlus imp, final SourceImage stimulus) {
		return note(imp, Role.ENSEMBLE.words, Role.STIMULUS, stimulus);
	}

	/** As {@link #note(ImagePlus, String, Role, SourceImage)}, for a stack of modules. */
	public static ImagePlus noteModules(final ImagePlus imp, final SourceImage ensemble) {
		return note(imp, MODULES, Role.ENSEMBLE, ensemble);
	}

	/** What an image is, in words that follow "is"; empty if it bears no note. */
	public static Optional<String> what(final ImagePlus imp) {
		final String what = imp.getProp(WHAT);
		if (what != null) return Optional.of(what);
		return imp.getProp(STORED_STNMF) == null ? Optional.empty() : Optional.of(MODULES);
	}

	/** Whether an image may be what a command works on: it bears no note that it is something else. */
	public static boolean mayBe(final Role role, final ImagePlus imp) {
		return what(imp).map(role.words::equals).orElse(true);
	}

	/**
	 * The image to work on: the given one or, if it is a result, what it was made of, as far as that is open.
	 *
	 * @throws IllegalArgumentException if it is a result, and what it was made of is not open, or not of this role
	 */
	public static ImagePlus input(final Role role, final ImagePlus imp) {
		ImagePlus input = imp;
		for (int steps = 0; !mayBe(role, input); steps++) {
			final List<ImagePlus> sources = openSources(input);
			final boolean leads = sources.size() == 1 && steps < MOST_STEPS &&
				(input.getProp(SOURCE).startsWith(role + " ") || what(sources.get(0)).isPresent());
			if (!leads) throw new IllegalArgumentException(
				notThat(role, imp) + made(imp, sources.size()) + ". Choose " + role.words + ".");
			input = sources.get(0);
		}
		return input;
	}

	/** @throws IllegalArgumentException if the image is a result, or something else to work on */
	public static void require(final Role role, final ImagePlus imp) {
		if (!mayBe(role, imp)) throw new IllegalArgumentException(notThat(role, imp) + ".");
	}

	private static String notThat(final Role role, final ImagePlus imp) {
		return "\"" + imp.getTitle() + "\" is not " + role.words + ", but " + what(imp).orElse("something else");
	}

	private static String made(final ImagePlus imp, final int open) {
		final String source = imp.getProp(SOURCE);
		if (source == null) return "";
		return " made of \"" + source.split(" ", 3)[2] + "\"" +
			(open == 0 ? ", which is not open" : open > 1 ? ", and " + open + " open images are called so" : "");
	}

	/** The open images of the title and size of an image's source. */
	private static List<ImagePlus> openSources(final ImagePlus imp) {
		final String source = imp.getProp(SOURCE);
		final Set<ImagePlus> open = new LinkedHashSet<>();
		final int[] ids = WindowManager.getIDList();
		if (ids != null) for (final int id : ids) open.add(WindowManager.getImage(id));
		open.add(WindowManager.getCurrentImage());
		open.removeIf(candidate -> candidate == null || candidate == imp || source == null ||
			!source.endsWith(" " + SourceImage.of(candidate).size() + " " + candidate.getTitle()));
		return new ArrayList<>(open);
	}
}
