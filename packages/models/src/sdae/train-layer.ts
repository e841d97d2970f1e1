import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Activation, PlainLayer } from '../contract/plain-layer.js';
import { activate } from '../network/activation.js';
import { descend, type DescentContext, type DescentParams } from '../network/descent.js';
import type { LearningCurve } from '../network/early-stopping.js';
import { readTensor } from '../network/read-tensor.js';
import type { RowTable } from '../network/row-table.js';
import { type Objective, tensorLearner } from '../network/tensor-learner.js';
import type { TensorFlow } from '../network/tensorflow.js';

/** One trained layer of a stack. */
export interface TrainedLayer {
  readonly layer: PlainLayer;
  /** The codes of the training samples, uncorrupted: what the next layer is trained on. */
  readonly codes: RowTable;
  readonly curve: LearningCurve;
}

/** Minimises an objective whose first two parameters are the weights and the bias of a layer. */
export async function trainLayer(
  tf: TensorFlow,
  objective: Objective,
  inputs: RowTable,
  activation: Activation,
  params: DescentParams,
  context: DescentContext,
): Promise<TrainedLayer> {
  const learner = tensorLearner(tf, objective, params);
  try {
    const curve = await descend(learner, params, context);
    const [weights, bias] = learner.kept() as [Tensor2D, Tensor2D];
    const outputs = weights.shape[1];
    const codes = (): Tensor2D => {
      const all = tf.tensor2d(inputs.values, [inputs.rows, inputs.columns]);
      return activate(tf, activation, tf.add(tf.matMul(all, weights), bias));
    };
    return {
      layer: {
        inputs: inputs.columns,
        outputs,
        weights: readTensor(tf, () => weights),
        bias: readTensor(tf, () => bias),
      },
      codes: { rows: inputs.rows, columns: outputs, values: readTensor(tf, codes) },
      curve,
    };
  } finally {
    learner.dispose();
  }
}
