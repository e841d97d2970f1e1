"""Ridge of one penalty by scikit-learn: python3 sweeps-sklearn.py FOLDER SAMPLES SOLVER

Genotypes are single precision; the penalty is the mean squared length of a centred genotype.
"""

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np
import sklearn
from sklearn.linear_model import Ridge

folder, samples, solver = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
calls = np.fromfile(folder / "calls.i8", np.int8).reshape(-1, samples)
y = np.fromfile(folder / "trait.f32", np.float32)
expected = np.fromfile(folder / "predicted.f32", np.float32)
x = calls.T.astype(np.float32)
penalty = float(x.var(0, dtype=np.float64).sum())
start = time.process_time()
model = Ridge(alpha=penalty, solver=solver, tol=1e-5).fit(x, y)
seconds = time.process_time() - start
print(
    json.dumps(
        dict(
            version=sklearn.__version__,
            seconds=seconds,
            peakMegabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            difference=float(np.abs(model.predict(x) - expected).max()),
        )
    )
)
