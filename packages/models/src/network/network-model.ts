import type { Activation, PlainLayer } from '../contract/plain-layer.js';
import type { RotationBasis } from '../target-rotation/rotation-basis.js';
import type { LearningCurve } from './early-stopping.js';

/** The networks of an ensemble and what turns their mean output into genes. */
export interface NetworkModel {
  readonly type: string;
  readonly markers: readonly string[];
  readonly activation: Activation;
  readonly basis: RotationBasis;
  /** Hidden layers and output layer of each network; none where the training expression does not vary. */
  readonly members: readonly (readonly PlainLayer[])[];
  /** One curve per network. */
  readonly curves: readonly LearningCurve[];
  /** One curve per layer of the pretraining that the networks start from, where there was any. */
  readonly pretraining: readonly LearningCurve[];
  /** The importance of every marker, computed when first asked for. */
  readonly importance: () => Float64Array;
}
