package org.neurofactor.imagej.stnmf;

import java.util.LinkedHashMap;
import java.util.Map;

import org.neurofactor.stnmf.StnmfOptions;

/** The options of a factorisation by the keys of macros, there and back. */
final class StnmfValues {

	private StnmfValues() {}

	static Map<String, Object> of(final StnmfOptions o) {
		final Map<String, Object> values = new LinkedHashMap<>();
		values.put("modules", o.modules());
		values.put("sparsity", o.sparsity());
		values.put("iterations", o.iterations());
		values.put("initialization", o.start().toString());
		values.put("seed", o.seed());
		values.put("threshold", o.threshold());
		values.put("pixelsize", o.pixelSizeUm());
		values.put("flip", o.flip());
		values.put("sort", o.sort());
		return values;
	}

	/** @throws RuntimeException if one is missing, of another type, or out of range */
	static StnmfOptions options(final Map<String, ?> values) {
		return StnmfOptions.builder().modules(number(values, "modules").intValue()) //
			.sparsity(number(values, "sparsity").doubleValue()).iterations(number(values, "iterations").intValue()) //
			.start(start((String) values.get("initialization"))).seed(number(values, "seed").longValue()) //
			.threshold(number(values, "threshold").doubleValue()).pixelSizeUm(number(values, "pixelsize").doubleValue()) //
			.flip((Boolean) values.get("flip")).sort((Boolean) values.get("sort")).build();
	}

	private static Number number(final Map<String, ?> values, final String key) {
		return (Number) values.get(key);
	}

	private static StnmfOptions.Start start(final String name) {
		for (final StnmfOptions.Start start : StnmfOptions.Start.values()) if (start.toString().equals(name)) return start;
		throw new IllegalArgumentException("There is no initialization " + name);
	}
}
