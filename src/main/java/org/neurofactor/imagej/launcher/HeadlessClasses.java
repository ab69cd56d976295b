package org.neurofactor.imagej.launcher;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

import javassist.CtClass;

import net.imagej.patcher.LegacyInjector;

/**
 * ImageJ's classes as {@code ij1-patcher} rewrites them to run without a display. It takes seconds and the result is
 * always the same: therefore they are written once, when the project is built, and {@link HeadlessMacro} finds them
 * before the original ones on its class path.
 */
public final class HeadlessClasses {

	/** A file beside the classes, by which they are told from the original ones. */
	private static final String MARKER = "rewritten-by-ij1-patcher";
	private static final String IMAGEJ = "ij/IJ.class";

	private HeadlessClasses() {}

	/**
	 * Writes the rewritten classes. Needs {@code --add-opens=java.base/java.lang=ALL-UNNAMED}.
	 *
	 * @param args the folder for them
	 */
	public static void main(final String... args) throws IOException {
		final Path folder = Files.createDirectories(Paths.get(args[0]));
		System.setProperty("java.awt.headless", "true");
		CtClass.debugDump = folder.toString(); // where all classes are written that are defined
		LegacyInjector.preinit();
		Files.write(folder.resolve(MARKER), new byte[0]);
	}

	/**
	 * Whether ImageJ's classes on the class path are the rewritten ones: the marker alone may come after the others.
	 */
	static boolean onClassPath() {
		final ClassLoader loader = HeadlessClasses.class.getClassLoader();
		final URL marker = loader.getResource(MARKER);
		final URL imagej = loader.getResource(IMAGEJ);
		return marker != null && imagej != null && imagej.toString().equals(marker.toString().replace(MARKER, IMAGEJ));
	}
}
