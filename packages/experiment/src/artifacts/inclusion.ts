import type { Fitted, SweptTrainingSet, TrainingSet } from '@snpress/models';
import { type InclusionState, markerInclusionState } from '@snpress/models/susie/inclusion-state';
import type { Matrix } from '@snpress/data';
import { packed } from './pack-arrays.js';

/** Which markers act on which genes by a fitted model, with where both lie. Bins are markers. */
export interface LocatedInclusion extends InclusionState {
  /** Training samples. */
  readonly samples: number;
  readonly markers: Features;
  readonly genes: Features;
}

/** What rows are about, and where it lies: '' and NaN where not known. */
interface Features {
  readonly ids: readonly string[];
  readonly chromosome: readonly string[];
  readonly position: Float64Array;
}

/** Null where the model cannot say. */
export const inclusion = packed<LocatedInclusion | null>()('inclusion');

export function inclusionOf(
  fitted: Fitted,
  { genotypes, expression }: TrainingSet | SweptTrainingSet,
): LocatedInclusion | null {
  const found = fitted.inclusion?.();
  if (found === undefined) return null;
  return {
    samples: genotypes.samples.length,
    markers: placed(genotypes),
    genes: placed(expression),
    ...markerInclusionState(found),
  };
}

function placed({ features, positions }: Pick<Matrix, 'features' | 'positions'>): Features {
  return {
    ids: features,
    chromosome: positions?.chromosome ?? features.map(() => ''),
    position: positions?.start ?? new Float64Array(features.length).fill(NaN),
  };
}
