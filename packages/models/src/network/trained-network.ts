import type { PlainLayer } from '../contract/plain-layer.js';
import type { LearningCurve } from './early-stopping.js';

/** A network after training, its first layer as markers × units. */
export interface TrainedNetwork {
  readonly layers: readonly PlainLayer[];
  readonly curve: LearningCurve;
}
