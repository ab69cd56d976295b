package org.neurofactor.bench;

import ij.ImagePlus;
import ij.ImageStack;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.door.PlaneStack;
import org.neurofactor.spatial.Mask;
import org.neurofactor.neuropil.TraceExtractor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading a movie of 500 frames and averaging 200 regions in each, beside a bare loop that reads the same frames and
 * sums all their pixels; target of {@code docs/performance.md}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Thread)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(1)
public class TraceExtractionBenchmark {

	private static final int FRAMES = 500;

	/** Read from the file frame by frame, or held in memory. */
	@Param({ "true", "false" })
	public boolean virtual;

	private ImagePlus movie;
	private List<Mask> masks;

	@Setup
	public void setUp() {
		movie = Movie.open(Movie.write(FRAMES));
		if (!virtual) movie = movie.duplicate();
		masks = Movie.masks();
	}

	@Benchmark
	public TraceExtractor.Result extract() {
		return TraceExtractor.extract(PlaneStack.of(movie, "frame"), masks, 0, ProgressMonitor.NONE);
	}

	@Benchmark
	public TraceExtractor.Result extractInOneThread() {
		return TraceExtractor.extract(PlaneStack.of(movie, "frame"), masks, 1, ProgressMonitor.NONE);
	}

	@Benchmark
	public double sumAllPixels() {
		final ImageStack stack = movie.getStack();
		double sum = 0;
		for (int t = 1; t <= stack.size(); t++)
			for (final short pixel : (short[]) stack.getProcessor(t).getPixels()) sum += pixel & 0xffff;
		return sum;
	}
}
