import type { PlainLayer } from '../contract/plain-layer.js';
import { descend, type DescentContext } from './descent.js';
import type { LearningCurve } from './early-stopping.js';
import { fastRandom } from './fast-random.js';
import { KernelLearner, type KernelProblem } from './kernel-learner.js';
import type { NetworkParams } from './network-params.js';

/** A network after training, its first layer as markers × units. */
export interface TrainedNetwork {
  readonly layers: readonly PlainLayer[];
  readonly curve: LearningCurve;
}

/** Trains a network. */
export async function trainNetwork(
  problem: KernelProblem,
  params: NetworkParams,
  context: DescentContext,
): Promise<TrainedNetwork> {
  const learner = new KernelLearner(problem, params, fastRandom(context.rng.fork('dropout')));
  try {
    const curve = await descend(learner, params, context);
    return { layers: learner.layers(), curve };
  } finally {
    learner.release();
  }
}
