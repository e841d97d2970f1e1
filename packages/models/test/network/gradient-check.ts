import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../../src/network/tensorflow.js';

/**
 * The largest difference between a gradient and central finite differences of the error, relative to the largest
 * component, over all parameters.
 */
export function gradientError(
  tf: TensorFlow,
  values: readonly Tensor2D[],
  gradients: readonly Tensor2D[],
  errorOf: (values: readonly Tensor2D[]) => Scalar,
): number {
  const step = 1e-2;
  const at = (index: number, place: number, shift: number): number =>
    tf.tidy(() => {
      const moved = values.map((value, other) => {
        if (other !== index) return value;
        const data = Float32Array.from(value.dataSync());
        data[place]! += shift;
        return tf.tensor2d(data, value.shape);
      });
      return errorOf(moved).dataSync()[0]!;
    });

  const pairs = values.flatMap((value, index) => {
    const gradient = gradients[index]!.dataSync();
    return Array.from({ length: value.size }, (_, place) => ({
      actual: gradient[place]!,
      expected: (at(index, place, step) - at(index, place, -step)) / (2 * step),
    }));
  });
  const scale = Math.max(...pairs.map(({ expected }) => Math.abs(expected)));
  return Math.max(...pairs.map(({ actual, expected }) => Math.abs(actual - expected))) / scale;
}
