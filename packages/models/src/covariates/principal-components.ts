import type { Matrix } from '@snpress/data';
import { featureMeans } from '../linear-algebra/feature-means.js';
import { gram } from '../linear-algebra/gram.js';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.js';

/** An eigenvalue below this share of the largest is rounding. */
const RANK = 1e-10;

/** Principal components of training genotypes. */
export interface PrincipalComponents {
  readonly markerMeans: Float64Array;
  /** Component after component, markers in order: their score is (x − means) · loadings. */
  readonly loadings: Float64Array;
}

/**
 * The first principal components of centred, unscaled genotypes, by the eigenvectors of the samples × samples Gram matrix.
 * Scores of the training samples have mean 0 and variance 1 (÷ n); a component's sign makes its largest score positive.
 *
 * @returns as many as asked for, or as many as there are.
 */
export function fitComponents({ samples, features, values }: Matrix, wanted: number): PrincipalComponents {
  const rows = samples.length;
  const markerMeans = featureMeans(values, rows, features.length);
  const eigen = symmetricEigen(gram(values, rows, features.length, { centre: true }), rows);
  const rank = eigen.values.filter((value) => value > RANK * eigen.values[0]!).length;
  const count = Math.min(wanted, rank);
  const loadings = new Float64Array(count * features.length);
  for (let k = 0; k < count; k++) {
    const vector = eigen.vectors.subarray(k * rows, (k + 1) * rows);
    const scale = Math.sqrt(rows) / eigen.values[k]!;
    for (let marker = 0; marker < features.length; marker++) {
      let sum = 0;
      for (let row = 0; row < rows; row++) {
        sum += (values[marker * rows + row]! - markerMeans[marker]!) * vector[row]!;
      }
      loadings[k * features.length + marker] = sum * scale;
    }
  }
  return { markerMeans, loadings };
}

/** The scores of any samples: component after component. */
export function projectOnComponents(
  { markerMeans, loadings }: PrincipalComponents,
  { samples, values }: Matrix,
): Float64Array {
  const rows = samples.length;
  const markers = markerMeans.length;
  const count = markers === 0 ? 0 : loadings.length / markers;
  const scores = new Float64Array(count * rows);
  for (let k = 0; k < count; k++) {
    for (let marker = 0; marker < markers; marker++) {
      const loading = loadings[k * markers + marker]!;
      const mean = markerMeans[marker]!;
      for (let row = 0; row < rows; row++) {
        scores[k * rows + row]! += (values[marker * rows + row]! - mean) * loading;
      }
    }
  }
  return scores;
}
