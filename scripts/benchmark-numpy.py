#!/usr/bin/env python3
"""Times the products with V of the direct form of sparse semi-NMF in NumPy: what an iteration costs if the spikes stay in
the loop. Per iteration V Hᵀ, H Hᵀ, W⁺ V and the normalisation of H; the sweeps over W are left out, so that this is
less than the whole. float32, rank 20, two threads. Called by scripts/benchmark:

    benchmark-numpy.py ITERATIONS RUNS

Prints JSON: milliseconds per 1000 iterations of each run by the size of V.
"""
import json
import os
import sys
import time

for library in ("OMP", "OPENBLAS", "MKL"):
    os.environ[library + "_NUM_THREADS"] = "2"

import numpy as np

RANK = 20


def times(pixels, spikes, iterations, runs):
    random = np.random.default_rng(0)
    v = random.standard_normal((pixels, spikes), dtype=np.float32)
    w = random.random((pixels, RANK), dtype=np.float32)
    h = random.standard_normal((RANK, spikes), dtype=np.float32)
    result = []
    for _ in range(runs):
        start = time.perf_counter()
        for _ in range(iterations):
            vht = v @ h.T
            hht = h @ h.T
            h = np.linalg.pinv(w) @ v
            h /= np.linalg.norm(h, axis=1, keepdims=True)
        assert np.isfinite(vht).all() and np.isfinite(hht).all()
        result.append(1e6 * (time.perf_counter() - start) / iterations)
    return result


def main():
    iterations, runs = int(sys.argv[1]), int(sys.argv[2])
    print(json.dumps({"version": np.__version__,
                      "ms": {f"{n}x{m}": times(n, m, iterations, runs) for n, m in ((400, 6000), (840, 12000))}}))


if __name__ == "__main__":
    main()
