package org.neurofactor.install;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImageJ;

import java.awt.GraphicsEnvironment;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import net.imagej.patcher.LegacyInjector;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zips that users install, after packaging: what is in them, and that a plain ImageJ works with them. */
class InstallationIT {

	private static final long TIMEOUT_SECONDS = 120;
	private static final String MACRO = "scripts/stnmf-sample.ijm";

	private final String zips = System.getProperty("neurofactor.zips");

	@TempDir
	private Path folder;

	@Test
	void theZipForFijiHasNothingThatFijiShips() {
		final List<String> files = files(Paths.get(zips + ".zip"));
		assertEquals(2, files.size(), files.toString());
		assertTrue(files.get(0).matches("jars/mfl-core-[\\d.]+\\.jar"), files.toString());
		assertTrue(files.get(1).matches("plugins/NeuroFactor_-.+\\.jar"), files.toString());
	}

	@Test
	void theZipForPlainImageJHasTheLibrariesBesides() {
		final List<String> files = files(imagej1());
		assertTrue(files.stream().allMatch(file -> file.matches("plugins/(jars/[^_/]+|NeuroFactor_-[^_/]+)\\.jar")),
			files.toString());
		for (final String library : "scijava-common imglib2 ejml-core ejml-ddense commons-math3 gson jfreesvg mfl-core"
			.split(" "))
			assertEquals(1, files.stream().filter(file -> file.startsWith("plugins/jars/" + library + "-")).count(),
				library);
		assertTrue(files.stream().noneMatch(file -> file.matches(".*/(ij|ij1-patcher|junit.*)-[\\d.]+\\.jar")),
			files.toString());
	}

	/** As {@code scripts/imagej-headless} does. */
	@Test
	void plainImageJRunsTheSampleWithoutADisplay() throws Exception {
		final Path imagej = install();
		final Path headless = Paths.get(zips).resolveSibling("imagej/imagej-headless.jar");
		final String classPath = String.join(File.pathSeparator, headless.toString(), "ij.jar",
			jar(LegacyInjector.class), "plugins/*", "plugins/jars/*");
		final Path results = folder.resolve("results");
		final Process process = start(imagej, "-Djava.awt.headless=true", "-cp", classPath,
			"org.neurofactor.imagej.launcher.HeadlessMacro", MACRO, results.toString());
		assertTrue(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS), () -> output());
		assertEquals(0, process.exitValue(), () -> output());
		assertResults(results);
	}

	/** As users do: ImageJ itself finds the plugin and its libraries. */
	@Test
	void plainImageJRunsTheSample() throws Exception {
		Assumptions.assumeFalse(GraphicsEnvironment.isHeadless(),
			"There is no display: ImageJ's own start is not tested");
		final Path imagej = install();
		final Path results = folder.resolve("results");
		final Process process = start(imagej, "-jar", "ij.jar", "-macro", MACRO, results.toString());
		try {
			final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
			while (!Files.exists(results.resolve("run.json")) && process.isAlive() && System.nanoTime() < end)
				Thread.sleep(100);
			assertResults(results);
		}
		finally {
			process.destroy();
			process.waitFor();
		}
	}

	private Path imagej1() {
		return Paths.get(zips + "-imagej1.zip");
	}

	/** A folder with nothing but {@code ij.jar}, the scripts and what is in the zip. */
	private Path install() throws IOException {
		final Path imagej = Files.createDirectories(folder.resolve("ImageJ"));
		Files.copy(Paths.get(jar(ImageJ.class)), imagej.resolve("ij.jar"));
		final Path macro = imagej.resolve(MACRO);
		Files.createDirectories(macro.getParent());
		Files.copy(Paths.get(MACRO), macro);
		try (ZipFile zip = new ZipFile(imagej1().toFile())) {
			for (final ZipEntry entry : zip.stream()
				.filter(entry -> !entry.isDirectory())
				.collect(Collectors.toList()))
			{
				final Path file = imagej.resolve(entry.getName());
				Files.createDirectories(file.getParent());
				try (InputStream in = zip.getInputStream(entry)) {
					Files.copy(in, file);
				}
			}
		}
		return imagej;
	}

	private Process start(final Path imagej, final String... arguments) throws IOException {
		final List<String> command = new ArrayList<>();
		command.add(Paths.get(System.getProperty("java.home"), "bin", "java").toString());
		command.add("-Duser.home=" + folder); // where preferences are kept
		command.addAll(Arrays.asList(arguments));
		return new ProcessBuilder(command).directory(imagej.toFile())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("output.txt").toFile())
			.start();
	}

	private void assertResults(final Path results) throws IOException {
		assertTrue(Files.exists(results.resolve("run.json")), () -> output());
		try (Stream<Path> files = Files.list(results)) {
			assertArrayEquals(
				("RoiSet.zip figure.png figure.svg modules.csv modules.tif outlines.csv run.json sta.tif " +
					"stnmf.bin weights.csv").split(" "),
				files.map(file -> file.getFileName().toString())
					.filter(name -> !name.startsWith("."))
					.sorted()
					.toArray());
		}
		assertEquals(6, Files.lines(results.resolve("modules.csv")).filter(line -> line.contains(",true,")).count());
	}

	/** What ImageJ printed. */
	private String output() {
		try {
			return new String(Files.readAllBytes(folder.resolve("output.txt")));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static List<String> files(final Path zip) {
		try (ZipFile file = new ZipFile(zip.toFile())) {
			return file.stream()
				.filter(entry -> !entry.isDirectory())
				.map(ZipEntry::getName)
				.sorted()
				.collect(Collectors.toList());
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String jar(final Class<?> type) {
		try {
			return Paths.get(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
		}
		catch (final URISyntaxException e) {
			throw new AssertionError(e);
		}
	}
}
