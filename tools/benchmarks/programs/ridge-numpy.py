"""Ridge by the same algebra in numpy: python3 ridge-numpy.py FOLDER

Eigendecomposition of X X', leave-one-out errors of every penalty and gene, then each gene's best penalty and predictions.
"""

import statistics
import time

import numpy as np

from benchmark_folder import finish, genes, held, markers, matrix, samples, setup
from ridge_algebra import tune_and_predict

x = matrix("genotypes", samples, markers, np.float64)
y = matrix("expression", samples, genes, np.float64)
new = matrix("held", held, markers, np.float64)
seconds = []
for _ in range(setup["runs"]):
    start = time.perf_counter()
    predicted = tune_and_predict(x, y, new, setup["relativeLambdas"])
    seconds.append(time.perf_counter() - start)

finish(
    "numpy", predicted, version=np.__version__, seconds=statistics.median(seconds), firstSeconds=seconds[0]
)
