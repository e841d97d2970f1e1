import { affineSteps } from '@snpress/preprocess/steps/affine-steps';
import type { ModelArtifact } from '../../artifact/model-artifact.js';

/** Gene → original units of expression: `slope · predicted + offset`. */
export interface FoldedExpression {
  readonly slope: Float64Array;
  readonly offset: Float64Array;
}

/**
 * What takes the model's predictions back to original units, as one straight line per gene.
 * @throws PreprocessError where a step is more than that.
 */
export function foldExpression({ expressionSteps }: ModelArtifact): FoldedExpression {
  const { inverseSlope, inverseOffset } = affineSteps(expressionSteps);
  return { slope: inverseSlope, offset: inverseOffset };
}
