"""scikit-learn's side of the lasso and the elastic net at one alpha: python3 one-alpha-sklearn.py FOLDER gram|columns

All genes in one call; with `gram` the products of the SNPs are computed beforehand.
"""

import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn.linear_model import ElasticNet
from sklearn.preprocessing import StandardScaler

from benchmark_folder import finish, genes, held, markers, matrix, samples, setup

count = min(genes, setup["sklearnGenes"])
genotypes = matrix("genotypes", samples, markers, np.float64)
expression = np.asfortranarray(matrix("expression", samples, count, np.float64))
unseen = matrix("held", held, markers, np.float64)
warnings.simplefilter("ignore")

start = time.perf_counter()
scaler = StandardScaler().fit(genotypes)
model = ElasticNet(alpha=setup["alpha"], l1_ratio=setup["l1Ratio"], precompute=sys.argv[2] == "gram")
model.fit(np.asfortranarray(scaler.transform(genotypes)), expression)
predicted = model.predict(scaler.transform(unseen))
seconds = time.perf_counter() - start

finish(f"scikit-learn-{sys.argv[2]}", predicted, version=sklearn.__version__, seconds=seconds, genes=count)
