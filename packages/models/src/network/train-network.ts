import { descend, type DescentContext } from './descent.js';
import { randomState } from './fast-random.js';
import { KernelLearner, type KernelProblem } from './kernel-learner.js';
import type { NetworkParams } from './network-params.js';
import type { TrainedNetwork } from './trained-network.js';
import { selectBackend } from './select-backend.js';
import { trainOnTensors } from './train-on-tensors.js';

/** Trains a network, by our own kernels unless `context.backend` names one of TensorFlow.js. */
export async function trainNetwork(
  problem: KernelProblem,
  params: NetworkParams,
  context: DescentContext,
): Promise<TrainedNetwork> {
  if (context.backend !== undefined)
    return trainOnTensors(await selectBackend(context.backend), problem, params, context);
  const learner = new KernelLearner(problem, params, randomState(context.rng.fork('dropout')));
  try {
    const curve = await descend(learner, params, context);
    return { layers: learner.layers(), curve };
  } finally {
    learner.release();
  }
}
