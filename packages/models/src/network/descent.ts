import type { FitContext } from '../contract/fit-context.js';
import { nextTurn } from '../contract/next-turn.js';
import { divideRows, type EarlyStopping, type LearningCurve, stoppingRule } from './early-stopping.js';
import { type Schedule, scheduledRate } from './learning-rate.js';
import { miniBatches } from './mini-batches.js';

/** Parameters that are trained, wherever they lie. */
export interface Learner {
  readonly samples: number;
  /** What a sample's error is divided by to give the loss. */
  readonly unit: number;
  /** A loss beyond which training has diverged. */
  readonly limit: number;
  /** One step on a batch of samples. */
  step(rows: Int32Array, rate: number): void;
  /** The summed error that the steps since the last call saw; not finite where a parameter is not. */
  takeError(): number;
  /** The error of samples, summed, without anything random. */
  error(rows: Int32Array): number;
  /** Keeps the parameters as they are, in place of those kept before; at first, those of the start are. */
  keep(): void;
}

/** Mini-batch SGD with momentum. */
export interface DescentParams {
  readonly learningRate: number;
  readonly schedule: Schedule;
  readonly momentum: number;
  readonly weightDecay: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly earlyStopping?: EarlyStopping | undefined;
}

/** Where random numbers come from, how a long training is watched and stopped, and what it computes on. */
export type DescentContext = Pick<FitContext, 'rng' | 'onProgress' | 'signal' | 'backend'>;

/**
 * Trains a learner. It keeps the parameters of the best epoch under early stopping, else of the last one; of a training that
 * diverges, those of the last epoch that was finite.
 */
export async function descend(
  learner: Learner,
  params: DescentParams,
  context: DescentContext,
): Promise<LearningCurve> {
  context.signal?.throwIfAborted();
  const parts = divideRows(context.rng.fork('validation'), learner.samples, params.earlyStopping);
  const order = context.rng.fork('order');
  const judge = stoppingRule(params.earlyStopping);
  const training: number[] = [];
  const validation: number[] = [];
  let best = -1;
  for (let epoch = 0; epoch < params.epochs; epoch++) {
    const rate = params.learningRate * scheduledRate(params.schedule, epoch, params.epochs);
    for (const rows of miniBatches(order, parts.training, params.batchSize)) {
      await nextTurn(context, epoch / params.epochs);
      learner.step(rows, rate);
    }
    const loss = learner.takeError() / (parts.training.length * learner.unit);
    if (!(loss < learner.limit)) break;
    training.push(loss);
    if (parts.validation.length > 0)
      validation.push(learner.error(parts.validation) / (parts.validation.length * learner.unit));
    const { improved, stop } = judge(validation.at(-1) ?? loss);
    if (improved) {
      learner.keep();
      best = epoch;
    }
    if (stop) break;
  }
  return { training, validation, best };
}
