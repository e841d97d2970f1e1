import { createRng } from '@snpress/data/random/rng';
import type { StageFunction } from '@snpress/pipeline';
import { finalSplit } from '@snpress/preprocess/split/final-split';
import { readGroups } from '@snpress/preprocess/split/read-groups';
import type { SplitSpec } from '@snpress/preprocess';
import { readJson, writeJson } from '../artifacts/json-file.js';
import { finalSplitOutput } from '../artifacts/split-output.js';

interface Parameters extends Pick<SplitSpec, 'inner'> {
  readonly groups: { readonly column: string } | null;
}

/** Makes all samples a training set, with inner folds to choose settings by. */
const splitFinal: StageFunction = async ({ parameters, seed, inputs, outputs }) => {
  const { inner, groups } = parameters as unknown as Parameters;
  const samples = await readJson<string[]>(inputs.samples!);
  const table = groups === null ? undefined : await readGroups(inputs.groups!, groups.column, samples);
  const { inner: folds, ...all } = finalSplit(samples, { inner }, createRng(seed ?? ''), {
    groupOfSample: table?.groupOfSample,
  });
  await writeJson(outputs[finalSplitOutput()]!, all);
  for (const [fold, split] of folds.entries()) await writeJson(outputs[finalSplitOutput(fold)]!, split);
};

export default splitFinal;
