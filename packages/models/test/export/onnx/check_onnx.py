"""What ONNX's own checker and onnxruntime make of a model file.

Run `python3 check_onnx.py model.onnx dosages.json` (rows of numbers, null where missing); it prints the expression as JSON.
"""

import json
import sys

import numpy as np
import onnx
import onnxruntime

model, dosages = sys.argv[1:]
onnx.checker.check_model(model, full_check=True)
rows = np.array(json.load(open(dosages)), dtype=np.float32)
(expression,) = onnxruntime.InferenceSession(model).run(["expression"], {"dosages": rows})
print(json.dumps(expression.tolist()))
