"""Ridge by the same algebra in numpy: python3 ridge-numpy.py FOLDER

Eigendecomposition of X X', leave-one-out errors of every penalty and gene, then each gene's best penalty and predictions.
"""

import statistics
import time

import numpy as np

from benchmark_folder import finish, genes, held, markers, matrix, samples, setup


def tune_and_predict(x, y, new):
    n = samples
    means, levels = x.mean(0), y.mean(0)
    xc, yc = x - means, y - levels
    values, vectors = np.linalg.eigh(xc @ xc.T)
    values = np.maximum(values, 0)
    z = vectors.T @ yc
    lambdas = [share * values.sum() / n for share in setup["relativeLambdas"]]
    errors = np.empty((len(lambdas) + 1, y.shape[1]))
    errors[0] = ((yc / (1 - 1 / n)) ** 2).sum(0)
    for index, penalty in enumerate(lambdas):
        kept = penalty / (values + penalty)
        left = (vectors**2) @ kept - 1 / n
        errors[index + 1] = (((vectors @ (kept[:, None] * z)) / left[:, None]) ** 2).sum(0)
    chosen = np.array([np.inf, *lambdas])[errors.argmin(0)]
    return ((new - means) @ xc.T @ vectors) @ (z / (values[:, None] + chosen)) + levels


x = matrix("genotypes", samples, markers, np.float64)
y = matrix("expression", samples, genes, np.float64)
new = matrix("held", held, markers, np.float64)
seconds = []
for _ in range(setup["runs"]):
    start = time.perf_counter()
    predicted = tune_and_predict(x, y, new)
    seconds.append(time.perf_counter() - start)

finish(
    "numpy", predicted, version=np.__version__, seconds=statistics.median(seconds), firstSeconds=seconds[0]
)
