package org.neurofactor.command.bridge;

import org.neurofactor.command.CommandDescription;
import org.neurofactor.imagej.about.HelpPage;
import org.neurofactor.settings.Settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.swing.text.html.HTMLDocument;
import javax.swing.text.html.HTMLEditorKit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.command.CommandService;

/** Every dialog has its page behind the Help button, and what the page names is there. */
class HelpPagesTest {

	private static final String PACKAGE = "org.neurofactor.command.";
	private static final Pattern CODE = Pattern.compile("<code>(.*?)</code>", Pattern.DOTALL);
	private static final Pattern TAG = Pattern.compile("</?([A-Za-z0-9]+)[^>]*>");
	private static final Set<String> TAGS = new TreeSet<>(Arrays.asList("b", "code", "h3", "i", "li", "p", "ul"));

	/** Files that commands read or write. */
	private static final List<String> FILES =
		Arrays.asList("RoiSet.zip", "cells.csv", "deltaf.csv", "figure.png", "figure.svg", "matched.csv", "mixing.csv",
			"modules.tif", "mosaic.png", "raw.csv", "regions.tif", "report.csv", "result.csv", "traces", "run.json",
			"separated.csv", "separated.mat", "spikes.csv", "ste.tif", "stimulus.tif", "truth.csv");

	@Test
	void everyCommandWithOptionsHasAPageAndThereAreNoOthers() throws IOException, URISyntaxException {
		assertEquals(commandsWithOptions().collect(Collectors.toCollection(TreeSet::new)), pages());
	}

	/** Keys are those of the command; what stands behind "=" is an example. */
	@ParameterizedTest
	@MethodSource("commandsWithOptions")
	void whatIsNamedExists(final String command) throws IOException {
		final List<String> keys = inputs(command).keys();
		final Matcher code = CODE.matcher(page(command));
		while (code.find()) {
			final String name = code.group(1).replaceAll("=.*", "");
			assertTrue(keys.contains(name) || FILES.contains(name), () -> name + " in the page of " + command);
		}
	}

	/** Swing shows HTML 3.2, and leaves out without a word what it does not know. */
	@ParameterizedTest
	@MethodSource("commandsWithOptions")
	void thePageIsSimpleHtml(final String command) throws Exception {
		final String page = page(command);
		final Matcher tag = TAG.matcher(page);
		while (tag.find()) assertTrue(TAGS.contains(tag.group(1)), () -> tag.group() + " in the page of " + command);
		for (final String name : TAGS)
			assertEquals(count("<" + name + ">", page), count("</" + name + ">", page), () -> name + " of " + command);
		assertFalse(page.contains("\uFFFD"), "must be UTF-8");

		final String html = HelpPage.html(command, info(command).getDescription(), command, inputs(command));
		final HTMLDocument document = new HTMLDocument();
		new HTMLEditorKit().read(new StringReader(html), document, 0);
		final String text = document.getText(0, document.getLength());
		final int words = page.replaceAll("<[^>]*>", " ").trim().split("\\s+").length;
		assertTrue(words >= 150 && words <= 350, () -> command + " has " + words + " words");
		assertTrue(text.indexOf("What can go wrong") < text.indexOf("Options"), text);
		assertTrue(text.contains("Cite"), text);
	}

	/** Class names, without their package, of the commands in the menu that can be told something. */
	static Stream<String> commandsWithOptions() throws IOException {
		final Pattern quoted = Pattern.compile("\\(\"" + Pattern.quote(PACKAGE) + "(\\w+)\"\\)");
		final Matcher entry = quoted.matcher(resource("/plugins.config"));
		final List<String> commands = new ArrayList<>();
		while (entry.find()) commands.add(entry.group(1));
		return commands.stream().filter(command -> !inputs(command).isEmpty());
	}

	private static CommandDescription info(final String command) {
		return (CommandDescription) ImageJContext.get().service(CommandService.class).getCommand(PACKAGE + command);
	}

	private static Settings inputs(final String command) {
		return info(command).settings();
	}

	private static Set<String> pages() throws IOException, URISyntaxException {
		final URI help = HelpPagesTest.class.getResource("/help/StnmfCommand.html").toURI();
		try (Stream<Path> files = Files.list(Paths.get(help).getParent())) {
			return files.map(file -> file.getFileName().toString().replace(".html", ""))
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	private static String page(final String command) throws IOException {
		return resource("/help/" + command + ".html");
	}

	private static String resource(final String name) throws IOException {
		try (InputStream in = HelpPagesTest.class.getResourceAsStream(name)) {
			final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			for (int value = in.read(); value >= 0; value = in.read()) bytes.write(value);
			return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
		}
	}

	private static int count(final String part, final String text) {
		return text.split(Pattern.quote(part), -1).length - 1;
	}
}
