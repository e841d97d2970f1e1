import { createRng } from '@snpress/data/random/rng';
import { readArrowMatrix } from '@snpress/formats/arrow/read-arrow-matrix';
import { readBundle } from '@snpress/formats/bundle/read-bundle';
import { writeBundle } from '@snpress/formats/bundle/write-bundle';
import type { Json } from '@snpress/data';
import { comparePaired } from '@snpress/evaluate/comparison/compare-paired';
import { metricsJson } from '@snpress/evaluate/metrics/metrics-json';
import type { Ceiling, ModelEvaluation } from '@snpress/evaluate';
import type { StageFunction } from '@snpress/pipeline';
import { writeFile } from 'node:fs/promises';
import { evaluationInput, type Evaluation } from '../artifacts/evaluation.js';
import { packArrays, unpackArrays } from '../artifacts/pack-arrays.js';
import { selectionInput } from '../artifacts/predictions.js';
import { describeChoice, selectionFromBundle } from '../artifacts/selection-bundle.js';

interface Parameters {
  readonly experiment: string;
  readonly models: readonly string[];
  readonly outer: number;
  /** What skill is measured against, where it is more than the training mean. */
  readonly baseline?: string;
}

/** Puts the evaluations of all models together and compares them. */
const evaluate: StageFunction = async ({ parameters, seed, inputs, outputs }) => {
  const { experiment, models, outer, baseline } = parameters as unknown as Parameters;
  const evaluations: ModelEvaluation[] = [];
  const chosen: Record<string, Json> = {};
  for (const name of models) {
    evaluations.push(unpackArrays(await readBundle(inputs[evaluationInput(name)]!)) as ModelEvaluation);
    const choices = [];
    for (let o = 0; o < outer; o++) {
      const file = inputs[selectionInput(name, o)];
      if (file !== undefined) choices.push(describeChoice(selectionFromBundle(await readBundle(file))));
    }
    if (choices.length > 0) chosen[name] = choices;
  }

  const expression = await readArrowMatrix(inputs.expression!);
  const genotypes = await readArrowMatrix(inputs.genotypes!);
  const size = {
    samples: expression.samples.length,
    snps: genotypes.features.length,
    genes: expression.features.length,
  };
  const comparisons = comparePaired(evaluations, 'mean', createRng(seed ?? ''));
  const splits = evaluations[0]!.perSplit.map(({ split }) => split);
  const ceilings = await readCeilings(inputs);
  const evaluation: Evaluation = { models: evaluations, comparisons, ceilings, splits, size };
  await writeBundle(outputs.evaluation!, packArrays(evaluation));
  const judged = { experiment, ...size, models: evaluations, chosen, comparisons, baseline, ceilings };
  const metrics = metricsJson(judged);
  await writeFile(outputs.metrics!, `${JSON.stringify(metrics, null, 2)}\n`);
};

/** The ceilings that could be found; a stage that found none has written an empty object. */
async function readCeilings(files: Readonly<Record<string, string>>): Promise<readonly Ceiling[]> {
  const ceilings: Ceiling[] = [];
  for (const [name, file] of Object.entries(files)) {
    if (!name.startsWith('ceiling.')) continue;
    const found = unpackArrays(await readBundle(file)) as Partial<Ceiling>;
    if (found.kind !== undefined) ceilings.push(found as Ceiling);
  }
  return ceilings;
}

export default evaluate;
