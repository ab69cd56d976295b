package org.neurofactor.imagej.stnmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

/** Runs the readers of results in {@code scripts/} in their languages, and tells what they have read. */
public enum ResultReader {

	PYTHON("/usr/bin/python3 -B", "-c 'import numpy, pandas'", "Debian's python3-numpy and python3-pandas",
		"import sys; sys.path.insert(0, '" + scripts() + "'); import numpy as np; from read_neurofactor import read\n" +
			"r = read(sys.argv[1])\n" + "for expression in sys.argv[2:]:\n" + "    v = eval(expression)\n" +
			"    print(v if isinstance(v, str) else ' '.join(repr(float(x)) for x in np.asarray(v, dtype=float).ravel()))\n"),

	/** Arrays are written with the last index running fastest, as in Python. */
	OCTAVE("octave -q --no-gui --no-window-system --norc", "--version", "Debian's octave", "addpath('" + scripts() +
		"'); a = argv(); r = read_neurofactor(a{1});\n" + "for i = 2:numel(a)\n" + "  v = eval(a{i});\n" +
		"  if ischar(v) disp(v); else printf('%.17g ', permute(double(v), ndims(v):-1:1)); disp(''); end\n" + "end\n");

	private final String program;
	private final String check;
	private final String packages;
	private final String script;
	private Boolean installed;

	ResultReader(final String program, final String check, final String packages, final String script) {
		this.program = program;
		this.check = check;
		this.packages = packages;
		this.script = script;
	}

	private static String scripts() {
		return Paths.get("scripts").toAbsolutePath().toString();
	}

	/**
	 * Reads a folder.
	 *
	 * @param expressions numbers, arrays or texts of what was read, {@code r}: in Python and in Octave, in turn
	 * @return the value of each in a line
	 */
	public List<String> read(final Path folder, final String... expressions) throws Exception {
		final List<String> lines = new ArrayList<>();
		final String errors = run(folder, 0, lines, expressions);
		assertEquals(expressions.length / 2, lines.size(), errors);
		return lines;
	}

	/** What it says when it refuses a folder. */
	public String refusal(final Path folder) throws Exception {
		return run(folder, 1, new ArrayList<>());
	}

	/** What it says of its troubles. */
	private String run(final Path folder, final int exitValue, final List<String> lines, final String... expressions)
		throws Exception
	{
		Assumptions.assumeTrue(isInstalled(), "There is no " + packages + ": this reader is not tested");
		final Path temp = Files.createTempDirectory("read");
		final Path file = temp.resolve(this == PYTHON ? "read.py" : "read.m");
		final Path out = temp.resolve("out");
		final Path err = temp.resolve("err"); // Octave writes of its own troubles at its end, too
		try {
			Files.write(file, script.getBytes(StandardCharsets.UTF_8));
			final List<String> command = new ArrayList<>(Arrays.asList(program.split(" ")));
			command.addAll(Arrays.asList(file.toString(), folder.toString()));
			for (int i = ordinal(); i < expressions.length; i += 2) command.add(expressions[i]);
			final Process process =
				new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
			assertTrue(process.waitFor(60, TimeUnit.SECONDS));
			final String errors = new String(Files.readAllBytes(err), StandardCharsets.UTF_8);
			assertEquals(exitValue, process.exitValue(), errors);
			lines.addAll(Files.readAllLines(out, StandardCharsets.UTF_8));
			return errors;
		}
		finally {
			for (final Path path : new Path[] { file, out, err, temp }) Files.deleteIfExists(path);
		}
	}

	/** A script that needs what is not here, and so is not run, is Python at least. */
	static void requireCompiling(final String script) throws Exception {
		Assumptions.assumeTrue(PYTHON.isInstalled(),
			"There is no " + PYTHON.packages + ": " + script + " is not checked");
		final String path = scripts() + "/" + script;
		assertEquals(0,
			new ProcessBuilder("/usr/bin/python3", "-B", "-c",
				"import ast, sys; ast.parse(open(sys.argv[1], encoding='utf-8').read(), sys.argv[1])", path).inheritIO()
				.start()
				.waitFor());
	}

	private boolean isInstalled() {
		if (installed == null) installed = runs();
		return installed;
	}

	private boolean runs() {
		try {
			return new ProcessBuilder("sh", "-c", program + " " + check + " >/dev/null 2>&1").start().waitFor() == 0;
		}
		catch (final IOException e) {
			return false; // there is no shell
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	/** The numbers in a line. */
	public static double[] numbers(final String line) {
		return line.trim().isEmpty()
			? new double[0]
			: Arrays.stream(line.trim().split(" "))
				.mapToDouble(text -> Double
					.parseDouble(text.replaceFirst("(?i)^nan$", "NaN").replaceFirst("(?i)inf$", "Infinity")))
				.toArray();
	}
}
