package org.neurofactor.stnmf;

import org.neurofactor.spatial.Mask;
import java.util.List;
import java.util.OptionalInt;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.neurofactor.run.CancellableCall;
import org.neurofactor.matrix.DataMatrix;
import org.neurofactor.factorization.GramSemiNmf;
import org.neurofactor.factorization.Initialization;
import org.neurofactor.factorization.Iteration;
import org.neurofactor.factorization.IterationCallback;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.factorization.SemiNmf;
import org.neurofactor.spatial.Image2D;

/**
 * Spike-triggered non-negative matrix factorization of one cell.
 * <p>
 * {@link #run} does it all. To go step by step, make one, initialise it (from the options, by hand, or with another
 * seed), iterate as often and as far as you like, and ask for the result at any time:
 * </p>
 *
 * <pre>
 * Stnmf stnmf = new Stnmf(ste, options).initialize();
 * stnmf.iterate(100).result();
 * stnmf.initialize(Initialization.random(7)).iterate(100).result();
 * </pre>
 * <p>
 * Not thread-safe.
 * </p>
 */
public final class Stnmf {

	private final StnmfOptions options;
	private final ProgressMonitor monitor;
	private final SpikeTriggeredEnsemble ensemble;
	private final DataMatrix matrix;
	private final SemiNmf factorization;
	private int iterations;

	/** Number of iterations after which there was nothing left to change; empty if there still is. */
	private OptionalInt fixedPoint = OptionalInt.empty();

	/** As {@link #Stnmf(RandomAccessibleInterval, Mask, StnmfOptions, ProgressMonitor)}, with all pixels. */
	public Stnmf(final RandomAccessibleInterval<? extends RealType<?>> ste, final StnmfOptions options) {
		this(ste, null, options, ProgressMonitor.NONE);
	}

	/**
	 * Reads the ensemble; nothing is factorised yet.
	 *
	 * @param ste the effective spike-triggered stimulus ensemble: x, y, spike; about zero. A pixel that is not finite
	 *          in any spike is masked
	 * @param selected pixels that take part, the others being masked; null for all
	 * @param monitor asked and told by all that is done later, too
	 * @throws IllegalArgumentException if the ensemble has not 3 dimensions, fewer than 2 spikes, nothing but one
	 *           value, only masked pixels, or fewer unmasked pixels or spikes than modules
	 */
	public Stnmf(final RandomAccessibleInterval<? extends RealType<?>> ste, final Mask selected,
		final StnmfOptions options, final ProgressMonitor monitor)
	{
		this(SpikeTriggeredEnsemble.read(ste, selected, options.get(StnmfOptions.MODULES), monitor), options, monitor);
	}

	/**
	 * Takes an ensemble that has been read before.
	 *
	 * @param monitor asked and told by all that is done later
	 * @throws IllegalArgumentException if the ensemble has fewer unmasked pixels or spikes than modules
	 */
	public Stnmf(final SpikeTriggeredEnsemble ensemble, final StnmfOptions options, final ProgressMonitor monitor) {
		this(ensemble, options, GramSemiNmf::new, monitor);
	}

	/**
	 * Takes an ensemble that has been read before, and any way to factorise.
	 *
	 * @param method such as {@code GramSemiNmf::new}, which is the usual one
	 * @param monitor asked and told by all that is done later
	 * @throws IllegalArgumentException if the ensemble has fewer unmasked pixels or spikes than modules
	 */
	public Stnmf(final SpikeTriggeredEnsemble ensemble, final StnmfOptions options, final SemiNmf.Factory method,
		final ProgressMonitor monitor)
	{
		ensemble.requireRoomFor(options.get(StnmfOptions.MODULES));
		this.options = options.resolved();
		this.monitor = monitor;
		this.ensemble = ensemble;
		matrix = options.get(StnmfOptions.SCALE) == StnmfOptions.Scale.SD
			? ensemble.matrix().dividedBy(ensemble.summary().standardDeviation())
			: ensemble.matrix();
		factorization = method.create(matrix, this.options.get(StnmfOptions.SPARSITY));
	}

	/** Reads, factorises and analyses an ensemble as the options say. */
	public static StnmfResult run(final RandomAccessibleInterval<? extends RealType<?>> ste,
		final StnmfOptions options)
	{
		return new Stnmf(ste, options).initialize().iterate(options.get(StnmfOptions.ITERATIONS)).result();
	}

	/** Starts (again) as the options say. */
	public Stnmf initialize() {
		return initialize(options.initialization(ensemble));
	}

	/** Starts (again) from modules made otherwise, for instance with another seed. */
	public Stnmf initialize(final Initialization initialization) {
		factorization.initialize(CancellableCall.call(
			() -> initialization.modules(matrix, options.get(StnmfOptions.MODULES), options.get(StnmfOptions.SPARSITY)),
			monitor, "Initialising"));
		iterations = 0;
		fixedPoint = OptionalInt.empty();
		return this;
	}

	/**
	 * Starts (again) from given modules.
	 *
	 * @param modules as many as the options say, of the size of the ensemble; masked pixels are ignored
	 * @throws IllegalArgumentException if their number or size is another
	 */
	public Stnmf initialize(final List<Image2D> modules) {
		if (modules.size() != options.get(StnmfOptions.MODULES)) throw new IllegalArgumentException("There must be " +
			options.get(StnmfOptions.MODULES) + " initial modules, but there are " + modules.size() + ".");
		return initialize(Initialization.given(modules.stream().map(ensemble::rows).toArray(double[][]::new)));
	}

	/** Goes on for a number of iterations. */
	public Stnmf iterate(final int count) {
		return iterate(count, IterationCallback.NONE);
	}

	/**
	 * Goes on for a number of iterations, or until the callback ends it. Once an iteration has changed nothing, the
	 * others cost nothing; they are counted, and the callback sees them, all the same.
	 *
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 * @throws IllegalStateException if it has not been initialised
	 */
	public Stnmf iterate(final int count, final IterationCallback callback) {
		requireInitialized();
		final int before = iterations;
		iterations += Iteration.run(factorization, count, IterationCallback.all(callback, (done, state) -> {
			noteFixedPoint(before + done);
			return true;
		}), monitor);
		noteFixedPoint(iterations); // the callback may have had a last word
		return this;
	}

	private void noteFixedPoint(final int done) {
		if (!factorization.isSettled()) fixedPoint = OptionalInt.empty();
		else if (!fixedPoint.isPresent()) fixedPoint = OptionalInt.of(done);
	}

	/**
	 * A callback for {@link #iterate(int, IterationCallback)} that disturbs the run to help it out of local minima.
	 * Localized are modules above the threshold of the options.
	 *
	 * @param interval number of iterations from one disturbance to the next, 1 or more
	 * @param seed of its random numbers, 0 to 2³² − 1
	 * @throws IllegalArgumentException if one of them is out of range
	 */
	public Perturbation perturbation(final int interval, final long seed) {
		return new Perturbation(interval, new ModulePerturber(ensemble, options.get(StnmfOptions.THRESHOLD), seed));
	}

	/** The present state, flipped, sorted and ready to be analysed; later iterations do not change it. */
	public StnmfResult result() {
		requireInitialized();
		return StnmfResult.of(options, ensemble, factorization, iterations, fixedPoint);
	}

	private void requireInitialized() {
		if (factorization.rank() == 0) throw new IllegalStateException("Call initialize() first.");
	}
}
