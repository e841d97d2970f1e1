import { createRng } from '@snpress/data/random/rng';
import type { Json } from '@snpress/data';
import { comparePaired } from '@snpress/evaluate/comparison/compare-paired';
import { metricsJson } from '@snpress/evaluate/metrics/metrics-json';
import type { ModelEvaluation } from '@snpress/evaluate';
import { describeChoice } from '../artifacts/describe-choice.js';
import { evaluate } from '../definitions/evaluate.js';

export default evaluate.implement(
  async ({ params: { experiment, models: names, baseline }, inputs, seed }) => {
    const models: ModelEvaluation[] = [];
    const chosen: Record<string, Json> = {};
    for (const name of names) {
      const { evaluation, selections } = inputs.models.get(name)!;
      models.push(await evaluation.read());
      const choices = await Promise.all(
        selections.map(async (selection) => describeChoice(await selection.read())),
      );
      if (choices.length > 0) chosen[name] = choices;
    }
    const size = await inputs.size.read();
    const comparisons = comparePaired(models, 'mean', createRng(seed ?? ''));
    const splits = models[0]!.perSplit.map(({ split }) => split);
    const found = await Promise.all(inputs.ceilings.map((ceiling) => ceiling.read()));
    const ceilings = found.filter((ceiling) => ceiling !== null);
    const judged = { experiment, ...size, models, chosen, comparisons, baseline, ceilings };
    return { evaluation: { models, comparisons, ceilings, splits, size }, metrics: metricsJson(judged) };
  },
);
