import { descend, type DescentContext } from '../../../src/network/descent.js';
import { fastRandom } from '../../../src/network/fast-random.js';
import type { KernelProblem } from '../../../src/network/kernel-learner.js';
import type { NetworkParams } from '../../../src/network/network-params.js';
import { tensorLearner } from '../../../src/network/tensor-learner.js';
import type { TensorFlow } from '../../../src/network/tensorflow.js';
import type { TrainedNetwork } from '../../../src/network/train-network.js';
import { dualFirstLayer, primalFirstLayer } from './first-layer.js';
import { networkObjective, plainLayers } from './network-objective.js';

/** What `trainNetwork` does, by TensorFlow.js: the reference of the kernels. */
export async function trainOnTensors(
  tf: TensorFlow,
  { inputs, start: [lowest, ...upper], targets, total }: KernelProblem,
  params: NetworkParams,
  context: DescentContext,
): Promise<TrainedNetwork> {
  const { weights, bias, outputs } = lowest!;
  const first =
    inputs.kernel === undefined
      ? primalFirstLayer(tf, inputs.genotypes, weights, outputs, params.dropout.input)
      : dualFirstLayer(tf, inputs.genotypes, inputs.kernel, weights, outputs);
  const problem = { first, firstBias: bias, upper, targets, total };
  const next = fastRandom(context.rng.fork('dropout'));
  const learner = tensorLearner(tf, networkObjective(tf, problem, params, next), params);
  try {
    const curve = await descend(learner, params, context);
    return { layers: plainLayers(tf, first, learner.kept()), curve };
  } finally {
    learner.dispose();
  }
}
