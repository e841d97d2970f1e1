import type { PlainLayer } from '../contract/plain-layer.js';
import { descend, type DescentContext } from './descent.js';
import type { LearningCurve } from './early-stopping.js';
import { fastRandom } from './fast-random.js';
import { dualFirstLayer, primalFirstLayer } from './first-layer.js';
import { kernelLearner, type KernelProblem } from './kernel-learner.js';
import { networkObjective, plainLayers } from './network-objective.js';
import type { NetworkParams } from './network-params.js';
import { selectBackend } from './select-backend.js';
import { tensorLearner } from './tensor-learner.js';
import type { TensorFlow } from './tensorflow.js';

/** A network after training, its first layer as markers × units. */
export interface TrainedNetwork {
  readonly layers: readonly PlainLayer[];
  readonly curve: LearningCurve;
}

/** Trains a network by our SIMD kernels or, where there is no SIMD, by tfjs. */
export async function trainNetwork(
  problem: KernelProblem,
  params: NetworkParams,
  context: DescentContext,
): Promise<TrainedNetwork> {
  const learner = kernelLearner(problem, params, fastRandom(context.rng.fork('dropout')));
  if (learner === undefined) {
    const { tf } = await selectBackend();
    return trainOnTensors(tf, problem, params, context);
  }
  try {
    const curve = await descend(learner, params, context);
    return { layers: learner.layers(), curve };
  } finally {
    learner.release();
  }
}

/** The same by tfjs. */
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
