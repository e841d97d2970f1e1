import type { GenotypeBlocks, Matrix } from '@snpress/data';
import { describeMissing } from './describe-missing.js';
import { markerProblems } from './marker-problems.js';
import { ModelError } from './model-error.js';

/**
 * The dosages that a model of few markers predicts from, of genotypes that may be larger than the memory.
 * @param markers - of the training set, in its order.
 * @throws ModelError where the markers differ in number, name or order, or a value is missing or infinite.
 */
export function selectMarkers(
  type: string,
  genotypes: GenotypeBlocks,
  markers: readonly string[],
  wanted: ArrayLike<number>,
): Matrix {
  const problems = markerProblems(genotypes.features, markers);
  const selected = problems.length > 0 ? undefined : genotypes.select(wanted);
  if (selected) problems.push(...describeMissing('genotypes', 'marker', selected));
  if (!selected || problems.length > 0)
    throw new ModelError('input', problems, `cannot predict with ${type}`);
  return selected;
}
