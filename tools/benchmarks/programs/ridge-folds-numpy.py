"""The bare algebra of five-fold ridge, from matrices in memory: python3 ridge-folds-numpy.py FOLDER FOLDS"""

import json
import os
import sys
import time

import numpy as np

from benchmark_folder import genes, markers, matrix, samples, setup
from ridge_algebra import tune_and_predict

x = matrix("genotypes", samples, markers, np.float64)
y = matrix("expression", samples, genes, np.float64)
x[np.isnan(x)] = 0
fold_of = np.arange(samples) % int(sys.argv[2])
start = time.process_time()
for fold in range(int(sys.argv[2])):
    train, test = fold_of != fold, fold_of == fold
    tune_and_predict(x[train], y[train], x[test], setup["relativeLambdas"])
blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
print(
    json.dumps(
        {
            "cpu": time.process_time() - start,
            "version": np.__version__,
            "blas": f"{blas['name']} {blas['version']}",
            "threads": os.environ.get("OPENBLAS_NUM_THREADS", "all"),
        }
    )
)
