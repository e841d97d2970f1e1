import { featureValues } from '@snpress/data/matrix/feature-values';
import type { Matrix } from '@snpress/data';
import { fittedFilter, loadFilter } from './fitted-filter.js';
import { fitWhole } from './join-parts.js';
import type { Step, StepParts } from './step.js';

/** Which of some features are kept, by what their own values say. */
interface Kept {
  readonly columns: Int32Array;
  /** How many features there were. */
  readonly of: number;
}

/** What makes a filter. */
interface FilterTerms<P extends object, I> extends Pick<
  Step<P, I>,
  'name' | 'summary' | 'params' | 'traits'
> {
  /** Whether a feature is kept, by its training values. */
  readonly keeps: (train: Matrix, params: P) => (values: Float32Array) => boolean;
  /** What to do where it would keep none. */
  readonly advice: (params: P) => string;
}

/** A step that keeps the features whose training values pass, each by itself. */
export function filterStep<P extends object, I>({ keeps, advice, ...step }: FilterTerms<P, I>): Step<P, I> {
  const parts: StepParts<P, Kept> = {
    learn(train, params) {
      const isKept = keeps(train, params);
      const columns = Int32Array.from(train.features.keys()).filter((column) =>
        isKept(featureValues(train, column)),
      );
      return { columns, of: train.features.length };
    },
    join(learnt, { features }) {
      const kept = new Int32Array(learnt.reduce((sum, { columns }) => sum + columns.length, 0));
      let [at, first] = [0, 0];
      for (const { columns, of } of learnt) {
        for (const column of columns) kept[at++] = first + column;
        first += of;
      }
      return fittedFilter(step.name, features, kept);
    },
    advice,
  };
  return {
    ...step,
    parts,
    fit: fitWhole(step.name, parts),
    load: (bundle, features) => loadFilter(step.name, bundle, features),
  };
}
