package org.neurofactor.imagej.stnmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.StnmfResult;

/** An ensemble that is larger than all the memory there is, in a JVM of its own. */
@Tag("slow")
class LargeEnsembleTest {

	private static final int WIDTH = 20;
	private static final int HEIGHT = 15;
	private static final int SPIKES = 40_000; // 96 MB in double precision
	private static final StnmfOptions OPTIONS =
		StnmfOptions.DEFAULTS.with(StnmfOptions.MODULES, 3).with(StnmfOptions.ITERATIONS, 20);

	/** Noise with one bright corner in every other plane; made anew whenever it is read. */
	private static final class NoiseStack extends VirtualStack {

		private int reads;

		NoiseStack() {
			super(WIDTH, HEIGHT, SPIKES);
		}

		@Override
		public ImageProcessor getProcessor(final int n) {
			reads++;
			final Random random = new Random(n);
			final float[] pixels = new float[WIDTH * HEIGHT];
			for (int i = 0; i < pixels.length; i++) {
				final boolean bright = n % 2 == 0 && i % WIDTH < 4 && i / WIDTH < 3;
				pixels[i] = 2 * random.nextFloat() - 1 + (bright ? 1 : 0);
			}
			return new FloatProcessor(WIDTH, HEIGHT, pixels);
		}
	}

	/** Writes the result, and how often planes were read, to the file. */
	public static void main(final String... args) throws Exception {
		Files.write(Paths.get(args[0]), run().getBytes(StandardCharsets.UTF_8));
	}

	private static String run() {
		final NoiseStack stack = new NoiseStack();
		final ImagePlus imp = new ImagePlus("large", stack);
		stack.reads = 0; // ImageJ has looked at the first plane
		final StnmfResult result = StnmfRun.of(imp, OPTIONS, null, ProgressMonitor.NONE);
		final double weights = IntStream.range(0, SPIKES).mapToDouble(s -> Math.abs(result.weight(0, s))).sum();
		return (double) stack.reads / SPIKES + " " + result.residual() + " " + result.meanWeight(0) + " " + weights +
			" " + result.modules().get(0).get(1, 1);
	}

	@Test
	void isReadTwiceWhereItDoesNotFit(@TempDir final Path folder) throws Exception {
		final Path output = folder.resolve("result.txt");
		final Process process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx72m",
			"-Djava.awt.headless=true", "-Duser.home=" + folder, "-cp", System.getProperty("java.class.path"),
			LargeEnsembleTest.class.getName(), output.toString()).inheritIO().start();
		assertTrue(process.waitFor(2, TimeUnit.MINUTES));
		assertEquals(0, process.exitValue());
		final String small = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
		assertTrue(small.startsWith("2.0 "), small);
		assertEquals("1.0 " + small.substring("2.0 ".length()), run(), "with enough memory");
	}
}
