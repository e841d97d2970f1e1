import type { Matrix } from './matrix.js';
import { originalIds } from './original-ids.js';
import { repeatedIds } from './repeated-ids.js';
import { selectFeatures } from './select-features.js';

/** A matrix whose ids each name one feature. */
export interface NamedFeatures {
  readonly matrix: Matrix;
  /** The features that were left out, as their file calls them. */
  readonly left: readonly string[];
}

/** Leaves out features whose ids repeat, and those without an id (`.`): nobody can tell which is which. */
export function dropRepeatedFeatures(matrix: Matrix): NamedFeatures {
  const repeated = repeatedIds(matrix.features);
  if (repeated.size === 0) return { matrix, left: [] };
  const { features } = matrix;
  const kept = [...features.keys()].filter((feature) => !repeated.has(features[feature]!));
  const left = originalIds(features).filter((_, feature) => repeated.has(features[feature]!));
  return { matrix: selectFeatures(matrix, kept), left };
}
