package org.neurofactor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tables between {@code <!-- options: Command -->} and {@code <!-- end -->} follow from the commands' settings.
 * With {@code -Dneurofactor.docs=write} they are written anew.
 */
class GeneratedTablesTest {

	private static final Pattern TABLE =
		Pattern.compile("(<!-- (options|columns): ([\\w.]+) -->\n).*?(<!-- end -->)", Pattern.DOTALL);

	@ParameterizedTest
	@ValueSource(strings = { "README.md", "docs/options.md", "docs/columns.md" })
	void tablesAreUpToDate(final String file) throws IOException {
		final Path path = Paths.get(file);
		final String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
		final String fresh = withTables(text);
		if ("write".equals(System.getProperty("neurofactor.docs")))
			Files.write(path, fresh.getBytes(StandardCharsets.UTF_8));
		else assertEquals(fresh, text,
			file + " is stale: run mvn test -Dtest=GeneratedTablesTest -Dneurofactor.docs=write");
	}

	private static String withTables(final String text) {
		final Matcher table = TABLE.matcher(text);
		final StringBuffer fresh = new StringBuffer();
		boolean found = false;
		for (; table.find(); found = true)
			table.appendReplacement(fresh, Matcher.quoteReplacement(table.group(1) +
				(table.group(2).equals("options") ? OptionTable.of(table.group(3)) : ColumnTable.of(table.group(3))) +
				table.group(4)));
		assertTrue(found, "there must be a table");
		return table.appendTail(fresh).toString();
	}
}
