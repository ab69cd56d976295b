#!/usr/bin/env python3
"""Times scikit-learn's NMF(solver="cd") on the signals of SeparateNmfBenchmark, from the same start, for the same
objective and number of iterations, in one thread. Called by scripts/benchmark:

    benchmark-sklearn.py FOLDER ITERATIONS RUNS

Prints JSON: milliseconds of each run by the number of observations.
"""
import json
import os
import sys
import time
import warnings

for library in ("OMP", "OPENBLAS", "MKL"):
    os.environ[library + "_NUM_THREADS"] = "1"

import numpy as np
import sklearn
from sklearn.decomposition import non_negative_factorization
from sklearn.exceptions import ConvergenceWarning

ALPHA = 0.1


def times(folder, observations, iterations, runs):
    def read(name):
        return np.loadtxt(f"{folder}/{name}{observations}.csv", delimiter=",", ndmin=2).T

    x, w0, h0 = np.ascontiguousarray(read("S")), read("W"), read("H")
    # The weights are multiplied by the numbers of features and of samples since version 1.2, and l1_ratio is 0.5.
    weights = dict(alpha_W=ALPHA / x.shape[1], alpha_H=ALPHA / x.shape[0], l1_ratio=0.5)
    result = []
    for _ in range(runs):
        w, h = np.ascontiguousarray(w0), np.ascontiguousarray(h0)
        w, h = w.copy(), h.copy()
        start = time.perf_counter()
        done = non_negative_factorization(x, W=w, H=h, n_components=h.shape[0], init="custom", solver="cd", tol=0,
                                          max_iter=iterations, **weights)[2]
        result.append(1000 * (time.perf_counter() - start))
        assert done == iterations, f"{done} iterations instead of {iterations}"
    return result


def main():
    folder, iterations, runs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    warnings.simplefilter("ignore", ConvergenceWarning)
    print(json.dumps({"version": sklearn.__version__,
                      "ms": {n: times(folder, n, iterations, runs) for n in (6000, 60000)}}))


if __name__ == "__main__":
    main()
