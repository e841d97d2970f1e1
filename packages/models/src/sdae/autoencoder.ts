import type { Activation } from '../contract/plain-layer.js';
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { activate, throughActivation } from '../network/activation.js';
import type { TensorFlow } from '../network/tensorflow.js';
import { timesWeights } from '../network/times-weights.js';
import type { PretrainParams } from './pretrain-params.js';

/** One denoising autoencoder on the backend: inputs → units → inputs. */
export interface Autoencoder {
  /** inputs × units. */
  readonly weights: Tensor2D;
  /** 1 × units. */
  readonly bias: Tensor2D;
  /** 1 × inputs. */
  readonly outputBias: Tensor2D;
  /** units × inputs; the transpose of `weights` where it is absent (tied weights). */
  readonly outputWeights?: Tensor2D | undefined;
}

/** Clean and corrupted inputs of some samples. */
export interface DenoisingBatch {
  /** What is to be reconstructed: samples × inputs. */
  readonly clean: Tensor2D;
  readonly corrupted: Tensor2D;
  readonly corruptedTransposed: Tensor2D;
}

export interface ReconstructionOptions {
  readonly activation: Activation;
  readonly loss: PretrainParams['loss'];
  /** Whether reconstructions are sums as they are, for inputs without bounds. */
  readonly linear?: boolean;
}

/** Codes y = s(Wx̃ + b) and reconstructions z = s(W'y + b') (logistic under cross-entropy). */
function reconstruct(
  tf: TensorFlow,
  { weights, bias, outputBias, outputWeights }: Autoencoder,
  inputs: Tensor2D,
  { activation, loss, linear }: ReconstructionOptions,
) {
  const codes = activate(tf, activation, tf.add(timesWeights(tf, inputs, weights), bias));
  const sums = tf.add<Tensor2D>(
    outputWeights === undefined
      ? tf.transpose(tf.matMul<Tensor2D>(weights, tf.transpose(codes)))
      : timesWeights(tf, codes, outputWeights),
    outputBias,
  );
  const outputs = linear === true ? sums : activate(tf, loss === 'squared' ? activation : 'sigmoid', sums);
  return { codes, sums, outputs };
}

/**
 * −Σ [x log z + (1 − x) log(1 − z)] for z = 1 / (1 + e⁻ᵃ), as Σ max(a, 0) − x a − log σ(|a|), which cannot overflow.
 */
function crossEntropy(tf: TensorFlow, clean: Tensor2D, sums: Tensor2D): Scalar {
  const rest = tf.log(tf.sigmoid(tf.abs(sums)));
  return tf.sum(tf.sub(tf.sub(tf.relu(sums), tf.mul(clean, sums)), rest));
}

/** The reconstruction error of a batch: Σ (z − x)² (Xie et al. 2017, Eq. 4) or cross-entropy (Eq. 5 with its sign put right). */
export function reconstructionError(
  tf: TensorFlow,
  autoencoder: Autoencoder,
  clean: Tensor2D,
  inputs: Tensor2D,
  options: ReconstructionOptions,
): Scalar {
  const { sums, outputs } = reconstruct(tf, autoencoder, inputs, options);
  return options.loss === 'squared'
    ? tf.sum(tf.square(tf.sub(outputs, clean)))
    : crossEntropy(tf, clean, sums);
}

/**
 * Backpropagation of error · scale. As for networks, the narrow matrices of the batch are on the right of every product.
 *
 * @returns the unscaled error and the gradient of the scaled one.
 */
export function reconstructionGradients(
  tf: TensorFlow,
  autoencoder: Autoencoder,
  { clean, corrupted, corruptedTransposed }: DenoisingBatch,
  options: ReconstructionOptions,
  scale: number,
): { readonly error: Scalar; readonly gradients: Autoencoder } {
  const { activation, loss, linear } = options;
  const { weights, outputWeights } = autoencoder;
  const { codes, sums, outputs } = reconstruct(tf, autoencoder, corrupted, options);
  const residual = tf.sub<Tensor2D>(outputs, clean);
  const error = loss === 'squared' ? tf.sum<Scalar>(tf.square(residual)) : crossEntropy(tf, clean, sums);
  const outputDelta =
    loss === 'squared' && linear !== true
      ? throughActivation(tf, activation, outputs, tf.mul(residual, 2 * scale))
      : tf.mul<Tensor2D>(residual, loss === 'squared' ? 2 * scale : scale);
  const outputDeltaTransposed = tf.transpose(outputDelta);
  const carried =
    outputWeights === undefined
      ? timesWeights(tf, outputDelta, weights)
      : tf.transpose(tf.matMul<Tensor2D>(outputWeights, outputDeltaTransposed));
  const delta = throughActivation(tf, activation, codes, carried);
  const biases = {
    bias: tf.sum<Tensor2D>(delta, 0, true),
    outputBias: tf.sum<Tensor2D>(outputDelta, 0, true),
  };
  if (outputWeights !== undefined) {
    const gradients = {
      ...biases,
      weights: tf.matMul<Tensor2D>(corruptedTransposed, delta),
      outputWeights: tf.matMul<Tensor2D>(tf.transpose(codes), outputDelta),
    };
    return { error, gradients };
  }
  const both = tf.matMul<Tensor2D>(
    tf.concat([corruptedTransposed, outputDeltaTransposed], 1),
    tf.concat([delta, codes], 0),
  );
  return { error, gradients: { ...biases, weights: both } };
}
