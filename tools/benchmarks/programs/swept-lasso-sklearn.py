"""scikit-learn's side of lasso on genotypes in memory: python3 swept-lasso-sklearn.py FOLDER"""

import json
import time

import numpy as np
import sklearn
from sklearn.linear_model import LassoCV

from benchmark_folder import markers, matrix, peak_megabytes, samples, setup

genotypes = np.asfortranarray(matrix("genotypes", samples, markers))
trait = matrix("expression", samples, 1)[:, 0]
rows = np.arange(samples)
folds = [(rows[rows % 3 != k], rows[rows % 3 == k]) for k in range(3)]

start = time.process_time()
largest = np.max(np.abs((genotypes - genotypes.mean(axis=0)).T @ (trait - trait.mean()))) / samples
alphas = largest * np.array(setup["relativeAlphas"])
model = LassoCV(alphas=alphas, cv=folds, precompute=False).fit(genotypes, trait)
print(
    json.dumps(
        {
            "cpuSeconds": time.process_time() - start,
            "peakMegabytes": peak_megabytes(),
            "best": int(np.argmin(np.abs(alphas - model.alpha_))),
            "mse": float(model.mse_path_.mean(axis=1).min()),
            "markers": int(np.count_nonzero(model.coef_)),
            "version": sklearn.__version__,
        }
    )
)
