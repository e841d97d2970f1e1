import { descend, type DescentContext } from './descent.js';
import { fastRandom } from './fast-random.js';
import type { KernelProblem } from './kernel-learner.js';
import type { NetworkParams } from './network-params.js';
import { tensorLearner } from './tensor-learner.js';
import type { TensorFlow } from './tensorflow.js';
import type { TrainedNetwork } from './trained-network.js';
import { dualFirstLayer, primalFirstLayer } from './first-layer.js';
import { networkObjective, plainLayers } from './network-objective.js';

/** What `trainNetwork` does, by TensorFlow.js: what the kernels are held against, and for those who name a backend. */
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
