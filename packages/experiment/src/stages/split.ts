import { createRng } from '@snpress/data/random/rng';
import type { StageFunction } from '@snpress/pipeline';
import { nestedSplits } from '@snpress/preprocess/split/nested-splits';
import { PreprocessError } from '@snpress/preprocess/preprocess-error';
import { readFolds } from '@snpress/preprocess/split/read-folds';
import { readGroups } from '@snpress/preprocess/split/read-groups';
import type { SplitSpec } from '@snpress/preprocess';
import { readJson, writeJson } from '../artifacts/json-file.js';
import { splitOutput } from '../artifacts/split-output.js';

/** Splits the samples by the protocol of the spec; one output a split. */
const split: StageFunction = async ({ parameters, seed, inputs, outputs, warn }) => {
  const { outer, inner } = parameters as unknown as SplitSpec;
  const samples = await readJson<string[]>(inputs.samples!);
  const folds = inputs.folds === undefined ? undefined : await readFolds(inputs.folds, samples);
  const groups =
    'folds' in outer && outer.groups && inputs.groups !== undefined
      ? await readGroups(inputs.groups, outer.groups.column, samples)
      : undefined;
  for (const warning of [...(folds?.warnings ?? []), ...(groups?.warnings ?? [])]) warn(warning);

  const splits = nestedSplits(samples, { outer, inner }, createRng(seed ?? ''), {
    foldOfSample: folds?.foldOfSample,
    groupOfSample: groups?.groupOfSample,
  });
  const expected = Object.keys(outputs).filter((name) => !name.includes('.')).length;
  if (splits.length !== expected) {
    throw new PreprocessError(
      `the fold file has ${expected} folds, but the ${samples.length} samples of the data are in ${splits.length} of them; ` +
        'remove the folds without samples',
    );
  }
  for (const [o, outerSplit] of splits.entries()) {
    await writeJson(outputs[splitOutput(o)]!, rows(outerSplit));
    for (const [i, innerSplit] of outerSplit.inner.entries()) {
      await writeJson(outputs[splitOutput(o, i)]!, rows(innerSplit));
    }
  }
};

const rows = ({
  label,
  train,
  test,
}: {
  label: string;
  train: readonly number[];
  test: readonly number[];
}): object => ({
  label,
  train,
  test,
});

export default split;
