"""Ridge by the same algebra in numpy: python3 ridge-numpy.py FOLDER prints {"seconds", "version"} as JSON.

Eigendecomposition of X X', leave-one-out errors of every penalty and gene, then each gene's best penalty and predictions.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

folder = Path(sys.argv[1])
shape = json.loads((folder / "shape.json").read_text())
n, m, p, q = shape["samples"], shape["held"], shape["markers"], shape["genes"]


def read(name, rows, columns):
    return np.fromfile(folder / name, np.float32).reshape(columns, rows).T.astype(np.float64)


x, y, new = read("genotypes.f32", n, p), read("expression.f32", n, q), read("held.f32", m, p)
start = time.perf_counter()
means, levels = x.mean(0), y.mean(0)
xc, yc = x - means, y - levels
values, vectors = np.linalg.eigh(xc @ xc.T)
values = np.maximum(values, 0)
z = vectors.T @ yc
lambdas = [share * values.sum() / n for share in shape["relativeLambdas"]]
errors = np.empty((len(lambdas) + 1, q))
errors[0] = ((yc / (1 - 1 / n)) ** 2).sum(0)
for index, penalty in enumerate(lambdas):
    kept = penalty / (values + penalty)
    left = (vectors**2) @ kept - 1 / n
    errors[index + 1] = (((vectors @ (kept[:, None] * z)) / left[:, None]) ** 2).sum(0)
chosen = np.array([np.inf, *lambdas])[errors.argmin(0)]
predicted = ((new - means) @ xc.T @ vectors) @ (z / (values[:, None] + chosen)) + levels
seconds = time.perf_counter() - start
predicted.T.astype(np.float32).tofile(folder / "predictions.f32")
print(json.dumps(dict(seconds=seconds, version=np.__version__)))
