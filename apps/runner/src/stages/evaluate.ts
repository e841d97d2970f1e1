import { readArrowMatrix, readBundle, writeBundle, type Json } from '@snpress/data';
import { comparePaired, metricsJson, type ModelEvaluation } from '@snpress/evaluate';
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
}

/** Puts the evaluations of all models together and compares them. */
const evaluate: StageFunction = async ({ parameters, inputs, outputs }) => {
  const { experiment, models, outer } = parameters as unknown as Parameters;
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
  const comparisons = comparePaired(evaluations, 'mean');
  const splits = evaluations[0]!.perSplit.map(({ split }) => split);
  const evaluation: Evaluation = { models: evaluations, comparisons, splits, size };
  await writeBundle(outputs.evaluation!, packArrays(evaluation));
  const metrics = metricsJson(experiment, size, evaluations, chosen, comparisons);
  await writeFile(outputs.metrics!, `${JSON.stringify(metrics, null, 2)}\n`);
};

export default evaluate;
