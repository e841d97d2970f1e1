"""PyTorch's side of network-torch.js: python3 network-torch.py FOLDER THREADS"""

import json
import math
import resource
import sys
import time
from pathlib import Path

try:
    import numpy as np
    import torch
except ImportError as error:
    print(f"python3 has no {error.name}", file=sys.stderr)
    sys.exit(3)

torch.set_num_threads(int(sys.argv[2]))
torch.manual_seed(0)
folder = Path(sys.argv[1])
setup = json.loads((folder / "setup.json").read_text())
params, pretrain = setup["params"], setup["params"]["pretrain"]
samples = setup["samples"]


def matrix(name, rows, columns):
    values = np.fromfile(folder / name, dtype=np.float32)
    return torch.from_numpy(np.ascontiguousarray(values.reshape(columns, rows).T))


def batches(name, size):
    """The samples of each step, epoch after epoch."""
    count = math.ceil(samples / size)
    bounds = [index * samples // count for index in range(count + 1)]
    order = torch.from_numpy(np.fromfile(folder / f"{name}.i32", dtype=np.int32)).long()
    for epoch in order.reshape(-1, samples):
        for first, last in zip(bounds, bounds[1:]):
            yield epoch[first:last]


def layer(inputs, outputs):
    linear = torch.nn.Linear(inputs, outputs)
    torch.nn.init.uniform_(linear.weight, -1, 1).data.mul_(4 * math.sqrt(6 / (inputs + outputs)))
    torch.nn.init.zeros_(linear.bias)
    return linear


def train_layer(depth, inputs, outputs):
    """A denoising autoencoder with untied weights, squared error and masking noise."""
    encode, decode = layer(inputs.shape[1], outputs), layer(outputs, inputs.shape[1])
    parameters = [*encode.parameters(), *decode.parameters()]
    optimiser = torch.optim.SGD(parameters, lr=pretrain["learningRate"], momentum=pretrain["momentum"])
    for rows in batches(f"layer{depth}", pretrain["batchSize"]):
        clean = inputs[rows]
        corrupted = clean * (torch.rand_like(clean) >= pretrain["corruption"])
        output = torch.sigmoid(decode(torch.sigmoid(encode(corrupted))))
        loss = (output - clean).square().sum() / len(rows)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    with torch.no_grad():
        return encode, torch.sigmoid(encode(inputs))


def fine_tune(encoders, genotypes, expression):
    mean = expression.mean(0)
    centred = expression - mean
    unit = centred.square().sum() / samples
    output = torch.nn.Linear(params["hidden"][-1], expression.shape[1])
    torch.nn.init.zeros_(output.weight)
    torch.nn.init.zeros_(output.bias)
    hidden = [
        module
        for encode in encoders
        for module in (encode, torch.nn.Sigmoid(), torch.nn.Dropout(params["dropout"]["hidden"]))
    ]
    network = torch.nn.Sequential(*hidden, output)
    optimiser = torch.optim.SGD(network.parameters(), lr=params["learningRate"], momentum=params["momentum"])
    for rows in batches("network", params["batchSize"]):
        loss = (network(genotypes[rows]) - centred[rows]).square().sum() / (unit * len(rows))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    network.eval()
    return lambda unseen: network(unseen) + mean


genotypes = matrix("genotypes.f32", samples, setup["markers"])
expression = matrix("expression.f32", samples, setup["genes"])
held = matrix("held.f32", setup["held"], setup["markers"])

start = time.perf_counter()
encoders, codes = [], genotypes
for depth, units in enumerate(params["hidden"]):
    encode, codes = train_layer(depth, codes, units)
    encoders.append(encode)
between = time.perf_counter()
predict = fine_tune(encoders, genotypes, expression)
with torch.no_grad():
    predicted = predict(held)
end = time.perf_counter()

predicted.numpy().T.astype(np.float32).tofile(folder / "PyTorch.f32")
usage = resource.getrusage(resource.RUSAGE_SELF)
print(
    json.dumps(
        {
            "version": torch.__version__,
            "what": f"{sys.argv[2]} threads",
            "pretraining": between - start,
            "fineTuning": end - between,
            "cpu": usage.ru_utime + usage.ru_stime,
            "peakMegabytes": usage.ru_maxrss / 1024,
        }
    )
)
