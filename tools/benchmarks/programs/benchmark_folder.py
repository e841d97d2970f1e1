"""The folder a benchmark program is given: its setup, its matrices, and where its predictions go."""

import json
import re
import resource
import sys
from pathlib import Path

import numpy as np

folder = Path(sys.argv[1])
setup = json.loads((folder / "setup.json").read_text())
samples, held, markers, genes = (setup[name] for name in ("samples", "held", "markers", "genes"))


def matrix(name, rows, columns, dtype=np.float32):
    """Rows are samples; files hold one column after another."""
    values = np.fromfile(folder / f"{name}.f32", dtype=np.float32)[: rows * columns]
    return np.ascontiguousarray(values.reshape(columns, rows).T, dtype=dtype)


def peak_megabytes():
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(re.search(r"VmHWM:\s*(\d+)", status.read_text())[1]) / 1024


def finish(program, predicted, **result):
    """Writes held-out predictions (samples x genes) and prints the result."""
    np.ascontiguousarray(predicted.T, dtype=np.float32).tofile(folder / f"{program}.f32")
    print(json.dumps({"peakMegabytes": peak_megabytes(), **result}))
