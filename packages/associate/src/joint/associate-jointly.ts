import { symmetricEigen } from '@snpress/models/linear-algebra';
import { chiSquareTail } from '@snpress/evaluate/distribution/chi-square';

/** The association of one gene as several models predict it. */
export interface JointAssociation {
  readonly chiSquare: number;
  readonly p: number;
  /** Models that took part, and how many of them are independent. */
  readonly models: number;
  readonly independent: number;
  /** Eigenvalues of the correlations of the predictions: the largest, the smallest, the smallest that is kept. */
  readonly largest: number;
  readonly smallest: number;
  readonly smallestKept: number;
}

/**
 * Tests whether any of several correlated z is more than chance: zᵀR⁺z, a chi-square of as many degrees of freedom as components of R are
 * kept: those whose eigenvalue is at least the largest over `conditionNumber`.
 *
 * @param z - of each model; @param correlations - of the predicted expression of the models, symmetric.
 * @see Barbeira et al., Integrating predicted transcriptome from multiple tissues improves association detection, PLoS Genetics
 *   15:e1007889 (2019)
 */
export function associateJointly(
  z: Float64Array,
  correlations: Float64Array,
  conditionNumber = 30,
): JointAssociation {
  const size = z.length;
  const { values, vectors } = symmetricEigen(correlations, size);
  const cutoff = values[0]! / conditionNumber;
  let [chiSquare, independent] = [0, 0];
  for (let k = 0; k < size; k++) {
    if (k > 0 && !(values[k]! >= cutoff)) break;
    let projection = 0;
    for (let i = 0; i < size; i++) projection += vectors[k * size + i]! * z[i]!;
    chiSquare += (projection * projection) / values[k]!;
    independent++;
  }
  return {
    chiSquare,
    p: chiSquareTail(chiSquare, independent),
    models: size,
    independent,
    largest: values[0]!,
    smallest: values[size - 1]!,
    smallestKept: values[independent - 1]!,
  };
}
