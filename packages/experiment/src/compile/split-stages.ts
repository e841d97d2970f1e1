import { fileOf } from '@snpress/pipeline/stage/artifact';
import { forkSeed } from '@snpress/pipeline/stage/fork-seed';
import type { Reference } from '@snpress/pipeline';
import { split } from '../definitions/split.js';
import { splitFinal } from '../definitions/split-final.js';
import type { Experiment } from '../spec/experiment.js';
import type { SplitShape } from '../spec/split-shape.js';
import type { PhaseStages } from './stage-list.js';

/** A split of the samples and the inner splits of its training rows. */
export interface NestedSplit {
  readonly outer: Reference<'split'>;
  readonly inner: readonly Reference<'split'>[];
}

/** The stage that splits the samples by the protocol of the spec. */
export function splitStage(
  { split: { outer, inner }, seed }: Experiment,
  samples: Reference<'samples'>,
  shape: SplitShape,
  phase: PhaseStages,
): readonly NestedSplit[] {
  const folds = 'file' in outer ? outer.file : undefined;
  const groups = 'folds' in outer ? outer.groups : undefined;
  const named =
    'file' in outer
      ? { file: 'folds' }
      : { ...outer, ...(groups && { groups: { ...groups, file: 'groups' } }) };
  const splits = phase.add(
    split.at('split', {
      params: { protocol: { outer: named, inner }, splits: shape.outer },
      inputs: {
        samples,
        folds: folds === undefined ? undefined : fileOf(folds),
        groups: groups && fileOf(groups.file),
      },
      seed: forkSeed(seed, 'split'),
      outputs: { outer: times(shape.outer), inner: times(shape.outer).map(() => times(shape.inner)) },
    }),
  );
  return splits.outer.map((reference, o) => ({ outer: reference, inner: splits.inner[o]! }));
}

/** The stage that makes all samples a training set; apart from the outer splits, so that it changes none of them. */
export function finalSplitStage(
  { split: { outer, inner }, seed }: Experiment,
  samples: Reference<'samples'>,
  shape: SplitShape,
  phase: PhaseStages,
): NestedSplit {
  const groups = 'folds' in outer ? outer.groups : undefined;
  const splits = phase.add(
    splitFinal.at('final/split', {
      params: { inner, groupColumn: groups?.column },
      inputs: { samples, groups: groups && fileOf(groups.file) },
      seed: forkSeed(seed, 'split'),
      outputs: { inner: times(shape.inner) },
    }),
  );
  return { outer: splits.all, inner: splits.inner };
}

function times(count: number): readonly true[] {
  return Array.from({ length: count }, () => true as const);
}
