import { createRng } from '@snpress/data/random/rng';
import { readArrowMatrix } from '@snpress/formats/arrow/read-arrow-matrix';
import { writeBundle } from '@snpress/formats/bundle/write-bundle';
import { bootstrapEvaluation } from '@snpress/evaluate/bootstrap/bootstrap-evaluation';
import { cisTransSkill } from '@snpress/evaluate/cis-trans/cis-trans-skill';
import { evaluateModel } from '@snpress/evaluate/model/evaluate-model';
import { permutationTest } from '@snpress/evaluate/permutation/permutation-test';
import type { CisTransSplit, ModelEvaluation } from '@snpress/evaluate';
import type { StageFunction } from '@snpress/pipeline';
import { readHeldOutSplits } from '../artifacts/held-out-splits.js';
import { packArrays } from '../artifacts/pack-arrays.js';
import { readParts } from '../artifacts/prediction-parts.js';

interface Parameters {
  readonly model: string;
  readonly outer: number;
  readonly bootstrap: number;
  readonly permutations: number;
  readonly cisWindow: number;
}

/** Judges the held-out predictions of one model against the training means. */
const evaluateModelStage: StageFunction = async ({ parameters, seed, inputs, outputs, progress }) => {
  const { model, outer, bootstrap, permutations, cisWindow } = parameters as unknown as Parameters;
  const observed = await readArrowMatrix(inputs.expression!);
  const splits = await readHeldOutSplits(inputs, model, outer);
  const rng = createRng(seed ?? '');
  const input = { name: model, observed, splits };
  const evaluation = evaluateModel(input);
  const judges = model !== 'mean';
  progress(0.1);
  const intervals =
    bootstrap > 0 && judges
      ? bootstrapEvaluation(input, rng.fork('bootstrap'), { draws: bootstrap })
      : undefined;
  progress(0.5);
  const permutation =
    permutations > 0 && judges
      ? permutationTest(input, rng.fork('permutation'), { permutations })
      : undefined;
  progress(0.9);

  const parts: CisTransSplit[] = [];
  for (const [o, split] of splits.entries()) {
    const found = judges ? await readParts(inputs, model, o) : undefined;
    if (found !== undefined) parts.push({ ...split, ...found });
  }
  const result: ModelEvaluation = {
    ...evaluation,
    ...(intervals ? { intervals } : {}),
    ...(permutation ? { permutation } : {}),
    ...(parts.length === splits.length
      ? { cisTrans: cisTransSkill({ name: model, window: cisWindow, observed, splits: parts }) }
      : {}),
  };
  await writeBundle(outputs.evaluation!, packArrays(result));
};

export default evaluateModelStage;
