package org.neurofactor.stnmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.matrix.Matrices;
import org.neurofactor.factorization.IterationCallback;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.Perturbation.Event;
import org.neurofactor.stnmf.Perturbation.Kind;

class PerturbationTest {

	private static final int WIDTH = 9;
	private static final int HEIGHT = 7;
	private static final int SPIKES = 120;
	private static final StnmfOptions OPTIONS =
		StnmfOptions.DEFAULTS.with(StnmfOptions.MODULES, 4).with(StnmfOptions.SPARSITY, 0.8);

	/** Noise and, in half of the spikes, one of two Gaussian blobs; a corner is masked. */
	private static Img<DoubleType> ste() {
		final Random random = new Random(1);
		final double[] values = new double[WIDTH * HEIGHT * SPIKES];
		for (int s = 0, i = 0; s < SPIKES; s++) {
			final double cx = s % 2 == 0 ? 2 : 6;
			final double amplitude = random.nextInt(2) * 3;
			for (int y = 0; y < HEIGHT; y++) for (int x = 0; x < WIDTH; x++) {
				final double d = (x - cx) * (x - cx) + (y - 3) * (y - 3);
				values[i++] = x + y < 2 ? Double.NaN : 0.5 * random.nextGaussian() + amplitude * Math.exp(-d / 2);
			}
		}
		return ArrayImgs.doubles(values, WIDTH, HEIGHT, SPIKES);
	}

	@Test
	void sameSeedSameDisturbances() {
		final Stnmf stnmf = new Stnmf(ste(), OPTIONS);
		final Perturbation first = stnmf.perturbation(10, 3);
		final double residual = stnmf.initialize().iterate(200, first).result().residual();
		final List<String> events = lines(first);
		assertEquals(20, events.size());
		assertEquals(residual, stnmf.initialize().iterate(200, first).result().residual(), "the same object again");
		assertEquals(events, lines(first));
		final Perturbation other = stnmf.perturbation(10, 4);
		stnmf.initialize().iterate(200, other);
		assertFalse(events.equals(lines(other)));
	}

	private static List<String> lines(final Perturbation perturbation) {
		return perturbation.events()
			.stream()
			.map(e -> e.iteration() + " " + e.kept() + " " + e.residual() + " " + e.kind())
			.collect(Collectors.toList());
	}

	@Test
	void residualOfKeptStatesNeverRisesAndTheRunEndsInTheBest() {
		final Stnmf stnmf = new Stnmf(ste(), OPTIONS);
		final double[] least = { Double.POSITIVE_INFINITY };
		final int interval = 10;
		final IterationCallback watch = (i, f) -> {
			if (i > 0 && i % interval == 0) least[0] = Math.min(least[0], f.residual());
			return true;
		};
		final Perturbation perturbation = stnmf.perturbation(interval, 0);
		final StnmfResult result = stnmf.initialize().iterate(405, IterationCallback.all(watch, perturbation)).result();
		double previous = Double.POSITIVE_INFINITY;
		boolean keptOne = false, restoredOne = false;
		for (final Event event : perturbation.events()) {
			assertTrue(event.residual() <= previous);
			if (!event.kept()) assertEquals(previous, event.residual());
			keptOne |= event.kept();
			restoredOne |= !event.kept();
			previous = event.residual();
		}
		assertTrue(keptOne && restoredOne, "both occur");
		assertEquals(least[0], previous);
		assertTrue(result.residual() <= previous);
	}

	/** What is restored is what was there: going on from it is as if nothing had been disturbed. */
	@Test
	void restoredStateIsTheKeptOne() {
		final Stnmf stnmf = new Stnmf(ste(), OPTIONS);
		final StnmfResult undisturbed = stnmf.initialize().iterate(300).result();
		final StnmfResult restored = stnmf.initialize().iterate(300, stnmf.perturbation(300, 5)).result();
		for (int j = 0; j < 4; j++)
			assertArrayEquals(undisturbed.modules().get(j).values(), restored.modules().get(j).values());
		assertEquals(undisturbed.residual(), restored.residual());
	}

	@Test
	void everyKindOccurs() {
		final Stnmf stnmf = new Stnmf(ste(), OPTIONS);
		final Perturbation perturbation = stnmf.perturbation(5, 1);
		stnmf.initialize().iterate(400, perturbation);
		final Set<Kind> kinds = perturbation.events()
			.stream()
			.map(Event::kind)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
		assertEquals(EnumSet.allOf(Kind.class), kinds);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1, -1 })
	void worksWithNoneAndWithNothingButLocalizedModules(final double threshold) {
		final Stnmf stnmf = new Stnmf(ste(), OPTIONS.with(StnmfOptions.THRESHOLD, threshold));
		final Perturbation perturbation = stnmf.perturbation(5, 1);
		stnmf.initialize().iterate(50, perturbation);
		final Kind only = threshold == 1 ? Kind.RESEED_OTHERS : Kind.RESEED_LOCALIZED;
		perturbation.events().forEach(e -> assertEquals(only, e.kind()));
	}

	/** One blob at (4, 3), in module 1 of three: what becomes of the modules. */
	@Test
	void eachKindDoesWhatItSays() {
		final SpikeTriggeredEnsemble ensemble = SpikeTriggeredEnsemble.read(ste(), null, 3, ProgressMonitor.NONE);
		final int n = ensemble.matrix().pixels();
		final double[][] w = new double[3][n];
		final Random random = new Random(2);
		for (int p = 0; p < n; p++) {
			final double d = Math.hypot(ensemble.x(p) - 4, ensemble.y(p) - 3);
			w[1][p] = Math.exp(-d * d / 2);
			w[0][p] = random.nextDouble();
			w[2][p] = random.nextDouble();
		}
		final ModulePerturber perturber = new ModulePerturber(ensemble, 0.25, 0);
		final Set<Kind> seen = EnumSet.noneOf(Kind.class);
		for (int i = 0; i < 60; i++) {
			final double[][] disturbed = Matrices.copy(w);
			final Kind kind = perturber.disturb(disturbed);
			seen.add(kind);
			final boolean[] changed = new boolean[3];
			for (int j = 0; j < 3; j++) changed[j] = !Arrays.equals(disturbed[j], w[j]);
			final int target = changed[0] ? 0 : 2;
			switch (kind) {
				case RESEED_LOCALIZED:
					assertArrayEquals(new boolean[] { false, true, false }, changed);
					assertArrayEquals(new int[0], perturber.localized(disturbed));
					break;
				case RESEED_OTHERS:
					assertArrayEquals(new boolean[] { true, false, true }, changed);
					break;
				case DUPLICATE:
					assertTrue(changed[1] && changed[0] != changed[2], "into one of the others");
					for (int p = 0; p < n; p++) {
						assertEquals(w[1][p] + 0.05, disturbed[1][p], 0.05);
						assertEquals(w[1][p] + 0.05, disturbed[target][p], 0.05);
					}
					break;
				default:
					assertTrue(changed[1] && changed[0] != changed[2], "into one of the others");
					for (int p = 0; p < n; p++) {
						final int side = kind == Kind.SPLIT_VERTICALLY ? ensemble.x(p) - 4 : ensemble.y(p) - 3;
						assertEquals(side <= 0 ? w[1][p] : 0, disturbed[1][p]);
						assertEquals(side >= 0 ? w[1][p] : 0, disturbed[target][p]);
					}
			}
		}
		assertEquals(EnumSet.allOf(Kind.class), seen);
	}

	@Test
	void badArgumentsAreNamed() {
		final Stnmf stnmf = new Stnmf(ste(), OPTIONS);
		assertThrows(IllegalArgumentException.class, () -> stnmf.perturbation(0, 0));
		assertThrows(IllegalArgumentException.class, () -> stnmf.perturbation(10, -1));
	}
}
