import { createRng } from '@snpress/data/random/rng';
import { readArrowMatrix } from '@snpress/formats/arrow/read-arrow-matrix';
import { writeBundle } from '@snpress/formats/bundle/write-bundle';
import { evaluateCeiling } from '@snpress/evaluate/ceiling/evaluate-ceiling';
import type { StageFunction } from '@snpress/pipeline';
import { readHeldOutSplits } from '../artifacts/held-out-splits.js';
import { readJson } from '../artifacts/json-file.js';
import { packArrays } from '../artifacts/pack-arrays.js';
import type { LabelledSplit } from '../artifacts/split-rows.js';

interface Parameters {
  readonly outer: number;
  readonly bootstrap: number;
}

/** What the true genetic values of simulated data would reach on the held-out samples. */
const ceiling: StageFunction = async ({ parameters, seed, inputs, outputs }) => {
  const { outer, bootstrap } = parameters as unknown as Parameters;
  const observed = await readArrowMatrix(inputs.expression!);
  const geneticValues = await readArrowMatrix(inputs.geneticValues!);
  const heldOut = await readHeldOutSplits(inputs, 'mean', outer);
  const splits = await Promise.all(
    heldOut.map(async ({ label, baseline }, o) => {
      const { train } = await readJson<LabelledSplit>(inputs[`split.outer${o}`]!);
      return { label, baseline, train: train.map((row) => observed.samples[row]!) };
    }),
  );
  const found = evaluateCeiling({ observed, geneticValues, splits }, createRng(seed ?? ''), {
    draws: Math.max(1, bootstrap),
  });
  await writeBundle(outputs.ceiling!, packArrays(found));
};

export default ceiling;
