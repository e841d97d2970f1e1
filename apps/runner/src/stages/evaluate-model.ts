import { createRng, readArrowMatrix, writeBundle } from '@snpress/data';
import { bootstrapSkill, evaluateModel } from '@snpress/evaluate';
import type { StageFunction } from '@snpress/pipeline';
import { readHeldOutSplits } from '../artifacts/held-out-splits.js';
import { packArrays } from '../artifacts/pack-arrays.js';

interface Parameters {
  readonly model: string;
  readonly outer: number;
  readonly bootstrap: number;
}

/** Judges the held-out predictions of one model against the training means. */
const evaluateModelStage: StageFunction = async ({ parameters, seed, inputs, outputs }) => {
  const { model, outer, bootstrap } = parameters as unknown as Parameters;
  const observed = await readArrowMatrix(inputs.expression!);
  const splits = await readHeldOutSplits(inputs, model, outer);
  const rng = createRng(seed ?? '');
  const evaluation = evaluateModel({ name: model, observed, splits });
  const interval =
    bootstrap > 0 && model !== 'mean'
      ? bootstrapSkill(evaluation.perSample, rng.fork('bootstrap'), { draws: bootstrap })
      : undefined;
  await writeBundle(
    outputs.evaluation!,
    packArrays(interval ? { ...evaluation, skill: { ...evaluation.skill, interval } } : evaluation),
  );
};

export default evaluateModelStage;
