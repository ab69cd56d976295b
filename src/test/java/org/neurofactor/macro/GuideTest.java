package org.neurofactor.macro;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.macro.MacroRunner.Outcome;

/** The user guide: its macros run, one after the other, make the files that it names, and its links lead somewhere. */
class GuideTest {

	private static final Path GUIDE = Paths.get("docs", "guide.md");
	private static final Pattern MACRO = Pattern.compile("^```\\n(.*?)^```\\n", Pattern.DOTALL | Pattern.MULTILINE);
	private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
	private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
	private static final Pattern FILE = Pattern.compile("`(\\w+\\.\\w+)`");

	private static String guide;

	@TempDir
	Path data;

	@BeforeAll
	static void read() throws IOException {
		guide = new String(Files.readAllBytes(GUIDE), StandardCharsets.UTF_8);
	}

	@Test
	void itsMacrosRunAndMakeTheFilesItNames() throws IOException {
		final List<String> macros = all(MACRO, guide);
		assertFalse(macros.isEmpty());
		for (final String macro : macros) {
			if (macro.contains("surroundings.csv")) writeSurroundings();
			final Outcome outcome = MacroRunner.run(quick(macro));
			assertFalse(outcome.stopped(), () -> macro + outcome);
			assertFalse(outcome.output().contains(" failed: "), () -> macro + outcome);
		}
		final Set<String> written;
		try (Stream<Path> files = Files.walk(data)) {
			written = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
		}
		final List<String> named = namedFiles();
		assertTrue(named.contains("modules.csv") && named.contains("mixing.csv"), named::toString);
		assertAll(named.stream().map(name -> () -> assertTrue(written.contains(name), name)));
	}

	@Test
	void itsLinksLeadSomewhere() {
		final List<String> anchors = all(HEADING, guide).stream().map(GuideTest::anchor).collect(Collectors.toList());
		assertEquals(anchors.size(), anchors.stream().distinct().count(), "anchors are unique");
		for (final String link : all(LINK, guide)) {
			if (link.startsWith("https://")) continue;
			if (link.startsWith("#")) assertTrue(anchors.contains(link.substring(1)), link);
			else assertTrue(Files.exists(GUIDE.resolveSibling(link)), link);
		}
	}

	/** In the folder for tests instead of /data, and with fewer and shorter runs in the consensus analysis. */
	private String quick(final String macro) {
		final String folder = data.toString().replace('\\', '/');
		return macro.replaceAll("=/data(/[^ \"]*)", "=[" + Matcher.quoteReplacement(folder) + "$1]")
			.replace("/data/", folder + "/")
			.replace("repetitions=5", "repetitions=2 iterations=20 maxelements=200");
	}

	/** The traces of one cell and its regions, as another program may have written them. */
	private void writeSurroundings() throws IOException {
		final List<String> lines = Files.readAllLines(data.resolve("neuropil").resolve("raw.csv"));
		Files.write(data.resolve("surroundings.csv"),
			lines.stream()
				.map(line -> String.join(",", Arrays.asList(line.split(",")).subList(3, 8)))
				.collect(Collectors.toList()));
	}

	/** The files in the first column of the tables on outputs. */
	private static List<String> namedFiles() {
		final String section =
			guide.substring(guide.indexOf("\n## Reading the outputs"), guide.indexOf("\n## Many cells"));
		return Arrays.stream(section.split("\n"))
			.filter(line -> line.startsWith("| "))
			.flatMap(line -> all(FILE, line.split("\\|")[1]).stream())
			.collect(Collectors.toList());
	}

	/** As GitHub makes them: lower case, no punctuation, hyphens for blanks. */
	private static String anchor(final String heading) {
		return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd} _-]", "").replace(' ', '-');
	}

	private static List<String> all(final Pattern pattern, final String text) {
		final List<String> found = new ArrayList<>();
		final Matcher matcher = pattern.matcher(text);
		while (matcher.find()) found.add(matcher.group(1));
		return found;
	}
}
