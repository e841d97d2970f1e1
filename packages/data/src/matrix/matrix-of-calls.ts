import type { CalledValues } from './called-values.js';
import type { Matrix } from './matrix.js';
import { valuesOfCalls } from './values-of-calls.js';

/** A matrix whose values stay calls of one byte until they are asked for. */
export function matrixOfCalls(labels: Omit<Matrix, 'values' | 'called'>, called: CalledValues): Matrix {
  let values: Float32Array | undefined;
  return Object.defineProperties({ ...labels } as Matrix, {
    called: { value: called },
    values: { enumerable: true, get: () => (values ??= valuesOfCalls(called)) },
  });
}
