"""PyTorch's side of the pretrained network: python3 mlp-sae-torch.py FOLDER THREADS OUTPUT

It takes the samples in the order that mlp-sae-snpress.js wrote.
"""

import math
import sys
import time

import numpy as np
import torch

from benchmark_folder import finish, folder, genes, held, markers, matrix, samples, setup

threads, output = int(sys.argv[2]), sys.argv[3]
torch.set_num_threads(threads)
torch.manual_seed(0)
params, pretrain = setup["params"], setup["params"]["pretrain"]


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


genotypes = torch.from_numpy(matrix("genotypes", samples, markers))
expression = torch.from_numpy(matrix("expression", samples, genes))
unseen = torch.from_numpy(matrix("held", held, markers))

start = time.perf_counter()
encoders, codes = [], genotypes
for depth, units in enumerate(params["hidden"]):
    encode, codes = train_layer(depth, codes, units)
    encoders.append(encode)
between = time.perf_counter()
predict = fine_tune(encoders, genotypes, expression)
with torch.no_grad():
    predicted = predict(unseen)
end = time.perf_counter()

finish(
    output,
    predicted.numpy(),
    version=torch.__version__,
    seconds=end - start,
    pretraining=between - start,
    fineTuning=end - between,
)
