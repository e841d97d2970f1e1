import type { Tensor } from '@tensorflow/tfjs-core';
import type { TensorFlow } from './tensorflow.js';

/**
 * The values of a tensor that `make` computes; everything it allocates is disposed.
 *
 * A tidy must not return the array itself: tfjs looks for tensors in what a tidy returns, one array element at a time.
 */
export function readTensor(tf: TensorFlow, make: () => Tensor): Float32Array {
  const tensor = tf.tidy(() => tf.clone(make()));
  const values = tensor.dataSync<'float32'>();
  tensor.dispose();
  return values;
}
