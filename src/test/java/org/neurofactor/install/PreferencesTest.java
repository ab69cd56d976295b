package org.neurofactor.install;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.Prefs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Properties;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;

import org.junit.jupiter.api.Test;

/**
 * Tests leave the user's preferences alone. Both kinds of them lie in the home folder, which the build's tests have in
 * {@code target}; where they are run by something else than Maven, it must say {@code -Duser.home=target}, too.
 */
class PreferencesTest {

	private static final Path TARGET = Paths.get("target").toAbsolutePath();

	private static void assertInTarget(final Path folder) {
		assertTrue(folder.toAbsolutePath().startsWith(TARGET), () -> "preferences would be written to " + folder);
	}

	/**
	 * Where there is an {@code IJ_Prefs.txt} in the current folder, ImageJ takes that instead. They are saved here as
	 * ImageJ does it, but without those of the menu of recent files, which other tests leave unmade.
	 */
	@Test
	void preferencesOfImageJ() throws IOException {
		final Path folder = Paths.get(Prefs.getPrefsDir());
		assertInTarget(folder);
		Files.createDirectories(folder);
		final Properties preferences = new Properties();
		preferences.setProperty(".neurofactor.tests", "were here");
		Prefs.savePrefs(preferences, folder.resolve("IJ_Prefs.txt").toString());
		final byte[] written = Files.readAllBytes(folder.resolve("IJ_Prefs.txt"));
		assertTrue(new String(written, StandardCharsets.ISO_8859_1).contains("neurofactor.tests=were here"));
	}

	/**
	 * Those of SciJava, among them the parameters of scripts. Windows and macOS keep them elsewhere, whatever one says.
	 */
	@Test
	void preferencesOfJava() throws BackingStoreException {
		assertInTarget(Paths.get(System.getProperty("java.util.prefs.userRoot", System.getProperty("user.home"))));
		assumeTrue(System.getProperty("os.name").equals("Linux"));
		final Preferences node = Preferences.userRoot().node("org/neurofactor/install");
		node.put("tests", "were here");
		node.flush();
		assertTrue(Files.exists(TARGET.resolve(".java/.userPrefs/org/neurofactor/install/prefs.xml")));
	}
}
