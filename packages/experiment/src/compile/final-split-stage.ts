import { forkSeed } from '@snpress/pipeline/stage/fork-seed';
import type { InputReference, Stage } from '@snpress/pipeline';
import { finalSplitOutput } from '../artifacts/split-output.js';
import type { Experiment } from '../spec/experiment.js';
import type { SplitShape } from '../spec/split-shape.js';

/** The id of the stage that makes all samples a training set with inner folds. */
export const finalSplitId = 'final/split';

/** Makes all samples a training set with inner folds; apart from the outer splits, so that it changes none of them. */
export function finalSplitStage(experiment: Experiment, data: string, shape: SplitShape): Stage {
  const { outer, inner } = experiment.split;
  const groups = 'folds' in outer ? outer.groups : undefined;
  const inputs: Record<string, InputReference> = { samples: { stage: data, output: 'samples' } };
  if (groups !== undefined) inputs.groups = { file: groups.file };
  return {
    id: finalSplitId,
    implementation: 'split-final',
    parameters: { inner, groups: groups === undefined ? null : { column: groups.column } },
    seed: forkSeed(experiment.seed, 'split'),
    inputs,
    outputs: [finalSplitOutput(), ...Array.from({ length: shape.inner }, (_, i) => finalSplitOutput(i))],
  };
}
