import { createRng, readArrowMatrix, readBundle, writeBundle, type Json } from '@snpress/data';
import {
  bootstrapSkill,
  comparePaired,
  evaluateModel,
  metricsJson,
  type ModelEvaluation,
} from '@snpress/evaluate';
import type { StageFunction } from '@snpress/pipeline';
import { writeFile } from 'node:fs/promises';
import type { Evaluation } from '../artifacts/evaluation.js';
import { readJson } from '../artifacts/json-file.js';
import { packArrays } from '../artifacts/pack-arrays.js';
import { readPredictions, selectionInput } from '../artifacts/predictions.js';
import { describeChoice, selectionFromBundle } from '../artifacts/selection-bundle.js';
import type { LabelledSplit } from '../artifacts/split-rows.js';

interface Parameters {
  readonly experiment: string;
  readonly models: readonly string[];
  readonly outer: number;
  readonly bootstrap: number;
}

/** Judges the held-out predictions of every model against the training means. */
const evaluate: StageFunction = async ({ parameters, seed, inputs, outputs, progress }) => {
  const { experiment, models, outer, bootstrap } = parameters as unknown as Parameters;
  const observed = await readArrowMatrix(inputs.expression!);
  const genotypes = await readArrowMatrix(inputs.genotypes!);
  const rng = createRng(seed ?? '');
  const splits = [];
  for (let o = 0; o < outer; o++) {
    const { label, train } = await readJson<LabelledSplit>(inputs[`split.outer${o}`]!);
    splits.push({ label, trainSamples: train.length, baseline: await readPredictions(inputs, 'mean', o) });
  }

  const evaluations: ModelEvaluation[] = [];
  const chosen: Record<string, Json> = {};
  for (const [index, name] of models.entries()) {
    const heldOut = [];
    for (const [o, split] of splits.entries()) {
      heldOut.push({ ...split, predicted: await readPredictions(inputs, name, o) });
    }
    const evaluation = evaluateModel({ name, observed, splits: heldOut });
    const draws = name === 'mean' ? 0 : bootstrap;
    const interval =
      draws > 0 ? bootstrapSkill(evaluation.perSample, rng.fork('bootstrap'), { draws }) : undefined;
    evaluations.push(interval ? { ...evaluation, skill: { ...evaluation.skill, interval } } : evaluation);
    const choices = [];
    for (let o = 0; o < outer; o++) {
      const file = inputs[selectionInput(name, o)];
      if (file !== undefined) choices.push(describeChoice(selectionFromBundle(await readBundle(file))));
    }
    if (choices.length > 0) chosen[name] = choices;
    progress((index + 1) / models.length);
  }

  const size = {
    samples: observed.samples.length,
    snps: genotypes.features.length,
    genes: observed.features.length,
  };
  const comparisons = comparePaired(evaluations, 'mean');
  const evaluation: Evaluation = {
    models: evaluations,
    comparisons,
    splits: splits.map(({ label }) => label),
    size,
  };
  await writeBundle(outputs.evaluation!, packArrays(evaluation));
  const metrics = metricsJson(experiment, size, evaluations, chosen, comparisons);
  await writeFile(outputs.metrics!, `${JSON.stringify(metrics, null, 2)}\n`);
};

export default evaluate;
