package org.neurofactor.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.factorization.IterationCallback;
import org.neurofactor.factorization.ResidualCurve;
import org.neurofactor.factorization.StoppingCriterion;
import org.neurofactor.stnmf.Stnmf;
import org.neurofactor.stnmf.StnmfOptions;

/** Callbacks against the reference's, both at once. (Perturbations draw other random numbers: see PerturbationTest.) */
@Tag("slow")
class CallbacksGoldenTest {

	@ParameterizedTest
	@ValueSource(strings = { "cell_on_16x14", "cell_masked_18x16" })
	void residualCourseAndStoppingIterationAgree(final String cell) {
		final JsonObject golden = Goldens.json("stnmf/" + cell + "/callbacks.json.gz").getAsJsonObject("float64");
		final Stnmf stnmf = new Stnmf(Goldens.ste(cell), StnmfOptions.DEFAULTS);
		for (final JsonElement e : golden.getAsJsonArray("stopping_criterion")) {
			final JsonObject expected = e.getAsJsonObject();
			final int interval = expected.get("interval").getAsInt();
			final ResidualCurve course = new ResidualCurve(10);
			final IterationCallback criterion = new StoppingCriterion(interval, expected.get("delta").getAsDouble());
			final int iterations = stnmf.initialize()
				.iterate(expected.get("max_iter").getAsInt(), IterationCallback.all(criterion, course))
				.result()
				.iterations();
			assertEquals(expected.get("stopped_at").getAsInt(), iterations, "interval " + interval);

			final double[] residuals = Goldens.vector(golden.get("residual_interval10_it200"));
			assertEquals(iterations / 10 + 1, course.residuals().length, "also where the run ended");
			for (int i = 0; i < Math.min(residuals.length, course.residuals().length); i++) {
				assertEquals(10 * i, course.iterations()[i]);
				assertEquals(residuals[i], course.residuals()[i], 1e-9 * residuals[i], "iteration " + 10 * i);
			}
		}
	}
}
