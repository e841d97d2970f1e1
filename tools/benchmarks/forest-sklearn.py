"""scikit-learn's side of forest-sklearn.js: python3 forest-sklearn.py FOLDER TREES"""

import json
import resource
import sys
import time
from pathlib import Path

try:
    import numpy as np
    import sklearn
    from sklearn.ensemble import RandomForestRegressor
except ImportError as error:
    print(f"python3 has no {error.name}", file=sys.stderr)
    sys.exit(3)

folder, trees = Path(sys.argv[1]), int(sys.argv[2])
shape = json.loads((folder / "shape.json").read_text())


def matrix(name, rows, columns):
    values = np.fromfile(folder / name, dtype=np.float32)
    return np.ascontiguousarray(values.reshape(columns, rows).T)


genotypes = matrix("genotypes.f32", shape["samples"], shape["markers"])
expression = matrix("expression.f32", shape["samples"], shape["genes"])
held = matrix("held.f32", shape["held"], shape["markers"])

start = time.perf_counter()
forest = RandomForestRegressor(n_estimators=trees, n_jobs=2, random_state=0).fit(genotypes, expression)
predicted = forest.predict(held)
seconds = time.perf_counter() - start

predicted.T.astype(np.float32).tofile(folder / "scikit-learn.f32")
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"version": sklearn.__version__, "seconds": seconds, "peakMegabytes": peak}))
