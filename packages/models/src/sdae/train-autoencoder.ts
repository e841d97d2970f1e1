import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Activation, PlainLayer } from '../contract/plain-layer.js';
import { layerProduct } from '../kernels/layer-product.js';
import { activationOf, initialLimit } from '../network/activation.js';
import { asCorruption, corruptor } from '../network/corruption.js';
import { descend, type DescentContext } from '../network/descent.js';
import { fastRandom, symmetricUniforms } from '../network/fast-random.js';
import { type RowTable, takeRows, transposed } from '../network/row-table.js';
import { selectBackend } from '../network/select-backend.js';
import type { Objective } from '../network/tensor-learner.js';
import type { TensorFlow } from '../network/tensorflow.js';
import {
  type Autoencoder,
  reconstructionError,
  reconstructionGradients,
  type ReconstructionOptions,
} from './autoencoder.js';
import { AutoencoderLearner, DIVERGED } from './autoencoder-learner.js';
import type { PretrainParams } from './pretrain-params.js';
import { type TrainedLayer, trainLayer } from './train-layer.js';

/**
 * Trains one denoising autoencoder (Vincent et al. 2010), by our own kernels unless `context.backend` names one of TensorFlow.js.
 *
 * @param targets what is reconstructed: the inputs, or a rescaling of them.
 */
export async function trainAutoencoder(
  inputs: RowTable,
  targets: RowTable,
  units: number,
  options: ReconstructionOptions,
  params: PretrainParams,
  context: DescentContext,
): Promise<TrainedLayer> {
  if (context.backend !== undefined) {
    const tf = await selectBackend(context.backend);
    const objective = denoisingObjective(tf, inputs, targets, units, options, params, context);
    return trainLayer(tf, objective, inputs, options.activation, params, context);
  }
  const learner = new AutoencoderLearner(inputs, targets, units, options, params, context);
  try {
    const curve = await descend(learner, params, context);
    const layer = { inputs: inputs.columns, outputs: units, ...learner.layer() };
    return { layer, codes: codesOf(inputs, layer, options.activation), curve };
  } finally {
    learner.release();
  }
}

function codesOf(inputs: RowTable, { weights, bias, outputs }: PlainLayer, activation: Activation): RowTable {
  const unitOf = activationOf[activation];
  const values = layerProduct(inputs, weights, outputs);
  for (let at = 0; at < values.length; at++) values[at] = unitOf(values[at]! + bias[at % outputs]!);
  return { rows: inputs.rows, columns: outputs, values };
}

function denoisingObjective(
  tf: TensorFlow,
  inputs: RowTable,
  targets: RowTable,
  units: number,
  options: ReconstructionOptions,
  params: PretrainParams,
  { rng }: DescentContext,
): Objective {
  const { columns } = inputs;
  const corrupt = corruptor(asCorruption(params.corruption), fastRandom(rng.fork('corruption')));

  const random = (label: string, from: number, to: number) =>
    tf.tensor2d(
      symmetricUniforms(fastRandom(rng.fork(label)), from * to, initialLimit(options.activation, from, to)),
      [from, to],
    );
  const table = (rows: Int32Array, source: RowTable) =>
    tf.tensor2d(takeRows(source, rows), [rows.length, source.columns]);

  return {
    samples: inputs.rows,
    unit: 1,
    limit: DIVERGED * columns,
    start: () => [
      { value: random('weights', columns, units), decays: true },
      { value: tf.zeros([1, units]), decays: false },
      { value: tf.zeros([1, columns]), decays: false },
      ...(params.tied ? [] : [{ value: random('output weights', units, columns), decays: true }]),
    ],
    step(values, rows) {
      const corrupted = corrupt(takeRows(inputs, rows));
      const { error, gradients } = reconstructionGradients(
        tf,
        asAutoencoder(values),
        {
          clean: table(rows, targets),
          corrupted: tf.tensor2d(corrupted, [rows.length, columns]),
          corruptedTransposed: tf.tensor2d(transposed(corrupted, rows.length, columns), [
            columns,
            rows.length,
          ]),
        },
        options,
        1 / rows.length,
      );
      const { weights, bias, outputBias, outputWeights } = gradients;
      return { error, gradients: [weights, bias, outputBias, ...(outputWeights ? [outputWeights] : [])] };
    },
    error: (values, rows) =>
      reconstructionError(tf, asAutoencoder(values), table(rows, targets), table(rows, inputs), options),
  };
}

function asAutoencoder(values: readonly Tensor2D[]): Autoencoder {
  const [weights, bias, outputBias, outputWeights] = values;
  return { weights: weights!, bias: bias!, outputBias: outputBias!, outputWeights };
}
