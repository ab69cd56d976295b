package org.neurofactor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Java examples of README and guide can be copied: each has its imports, declares or takes as a parameter what it
 * needs, and compiles as Java 8. An example consists of imports and either methods or statements.
 */
@Tag("slow")
class JavaExamplesTest {

	private static final Pattern EXAMPLE = Pattern.compile("^```java\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
	private static final Pattern IMPORT = Pattern.compile("^import .*;\\n", Pattern.MULTILINE);
	private static final Pattern METHOD = Pattern.compile("^\\w[^=;]*\\) \\{", Pattern.MULTILINE);

	@TempDir
	private Path classes;

	@TestFactory
	Stream<DynamicTest> examplesCompile() throws IOException {
		final List<DynamicTest> tests = new ArrayList<>();
		for (final String document : new String[] { "README.md", "docs/guide.md" }) {
			final List<String> examples = examples(document);
			for (int i = 0; i < examples.size(); i++) {
				final String example = examples.get(i);
				tests.add(DynamicTest.dynamicTest(document + ", example " + (i + 1),
					() -> assertEquals("", errors(example))));
			}
		}
		assertTrue(examples("README.md").size() >= 2, "README.md has examples for both analyses");
		return tests.stream();
	}

	@Test
	void mistakesAreFound() throws IOException {
		assertTrue(errors("int a = b;\n").contains("cannot find symbol"));
		assertTrue(errors("void example(int a) {\n  String text = a;\n}\n").contains("incompatible types"));
		assertFalse(errors("import java.util.List;\n\nList<Integer> none = List.of();\n").isEmpty(), "not in Java 8");
		assertEquals("", errors("import java.util.*;\n\nList<Integer> none = new ArrayList<>();\n"));
		assertEquals("", errors("import java.util.*;\n\nint size(List<?> list) {\n  return list.size();\n}\n"));
	}

	private static List<String> examples(final String document) throws IOException {
		final List<String> examples = new ArrayList<>();
		final Matcher matcher =
			EXAMPLE.matcher(new String(Files.readAllBytes(Paths.get(document)), StandardCharsets.UTF_8));
		while (matcher.find()) examples.add(matcher.group(1));
		return examples;
	}

	/** What the compiler has to say; empty if it compiles. */
	private String errors(final String example) throws IOException {
		final StringBuilder source = new StringBuilder();
		final Matcher imports = IMPORT.matcher(example);
		while (imports.find()) source.append(imports.group());
		final String body = IMPORT.matcher(example).replaceAll("");
		source.append("class Example {\n");
		if (METHOD.matcher(body).find()) source.append(body);
		else source.append("void example() throws Exception {\n").append(body).append("}\n");
		source.append("}\n");
		final StringWriter errors = new StringWriter();
		final List<String> options =
			Arrays.asList("--release", "8", "-proc:none", "-nowarn", "-Xlint:-options", "-d", classes.toString(), "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
		final boolean compiled = ToolProvider.getSystemJavaCompiler()
			.getTask(errors, null, null, options, null, Collections.singletonList(file(source.toString())))
			.call();
		return compiled ? "" : errors + "\n" + source;
	}

	private static JavaFileObject file(final String source) {
		return new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {

			@Override
			public CharSequence getCharContent(final boolean ignoreEncodingErrors) {
				return source;
			}
		};
	}
}
