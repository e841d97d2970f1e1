"""scikit-learn's side of the forest: python3 forest-sklearn.py FOLDER"""

import time

import sklearn
from sklearn.ensemble import RandomForestRegressor

from benchmark_folder import finish, genes, held, markers, matrix, samples, setup

genotypes = matrix("genotypes", samples, markers)
expression = matrix("expression", samples, genes)
unseen = matrix("held", held, markers)
trees = setup["sklearnTrees"]

start = time.perf_counter()
forest = RandomForestRegressor(n_estimators=trees, n_jobs=2, random_state=0).fit(genotypes, expression)
predicted = forest.predict(unseen)
seconds = time.perf_counter() - start

finish("scikit-learn", predicted, version=sklearn.__version__, seconds=seconds, trees=trees)
