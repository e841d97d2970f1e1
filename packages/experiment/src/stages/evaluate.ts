import { createRng } from '@snpress/data/random/rng';
import type { Json } from '@snpress/data';
import { comparePaired } from '@snpress/evaluate/comparison/compare-paired';
import { attritionOf } from '@snpress/evaluate/attrition/attrition-of';
import { summariseEnrichment } from '@snpress/evaluate/enrichment/summarise-enrichment';
import { metricsJson } from '@snpress/evaluate/metrics/metrics-json';
import type { AttritionInput, ModelEvaluation } from '@snpress/evaluate';
import type { Inputs } from '@snpress/pipeline';
import { describeChoice } from '../artifacts/describe-choice.js';
import { evaluate } from '../definitions/evaluate.js';

export default evaluate.implement(
  async ({ params: { experiment, models: names, targets, baseline }, inputs, seed }) => {
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
    const attrition = attritionOf({ ...(await readAttrition(inputs)), evaluation: models[0]! });
    const size = {
      samples: attrition.samples.used[1],
      snps: attrition.markers.used[1],
      genes: attrition.genes.used[1],
    };
    const comparisons = comparePaired(models, 'mean', createRng(seed ?? ''));
    const splits = models[0]!.perSplit.map(({ split }) => split);
    const found = await Promise.all(inputs.ceilings.map((ceiling) => ceiling.read()));
    const ceilings = found.filter((ceiling) => ceiling !== null);
    const enrichments = await Promise.all(
      [...inputs.enrichments].map(async ([markers, own]) =>
        summariseEnrichment(
          await Promise.all(own.map((enrichment) => enrichment.read())),
          markers === 'all' ? undefined : Number(markers),
        ),
      ),
    );
    const judged = {
      experiment,
      targets,
      enrichments,
      ...size,
      attrition,
      models,
      chosen,
      comparisons,
      baseline,
      ceilings,
    };
    return {
      evaluation: { models, comparisons, ceilings, enrichments, splits, attrition },
      metrics: metricsJson(judged),
    };
  },
);

async function readAttrition({
  reconciliation,
  splits,
}: Inputs<typeof evaluate.inputs>): Promise<Omit<AttritionInput, 'evaluation'>> {
  const { matched, genotypes, expression, genesLeft = [] } = await reconciliation.read();
  // A sample that lacks covariates is in both lists.
  const left = new Map([...genotypes.dropped, ...expression.dropped].map((sample) => [sample.id, sample]));
  return {
    samples: matched,
    samplesLeft: [...left.values()].map(({ id, reason }) => ({ id, reason: reason.replace(/,.*$/s, '') })),
    genesLeft,
    splits: await Promise.all(
      splits.map(async ({ genotypeSteps, expressionSteps }) => ({
        genotypes: await genotypeSteps.read(),
        expression: await expressionSteps.read(),
      })),
    ),
  };
}
