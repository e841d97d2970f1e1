import { forkSeed } from '@snpress/pipeline/stage/fork-seed';
import type { InputReference, Json, Stage } from '@snpress/pipeline';
import { splitOutput } from '../artifacts/split-output.js';
import type { Experiment } from '../spec/experiment.js';
import type { SplitShape } from '../spec/split-shape.js';

/** The stage that splits the samples; one output a split, so that what did not change reruns nothing. */
export function splitStage(experiment: Experiment, data: string, shape: SplitShape): Stage {
  const { outer } = experiment.split;
  const inputs: Record<string, InputReference> = { samples: { stage: data, output: 'samples' } };
  let protocol: unknown = outer;
  if ('file' in outer) {
    inputs.folds = { file: outer.file };
    protocol = { file: true };
  } else if ('folds' in outer && outer.groups !== undefined) {
    inputs.groups = { file: outer.groups.file };
    protocol = { ...outer, groups: { column: outer.groups.column } };
  }
  return {
    id: 'split',
    implementation: 'split',
    parameters: { outer: protocol, inner: experiment.split.inner } as Json,
    seed: forkSeed(experiment.seed, 'split'),
    inputs,
    outputs: Array.from({ length: shape.outer }, (_, o) => [
      splitOutput(o),
      ...Array.from({ length: shape.inner }, (__, i) => splitOutput(o, i)),
    ]).flat(),
  };
}
