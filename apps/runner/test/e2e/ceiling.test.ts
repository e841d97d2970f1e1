import { createRng } from '@snpress/data';
import { simulateCross } from '@snpress/datasets';
import {
  estimateHeritability,
  evaluateCeiling,
  heritabilityCeiling,
  permutationTest,
} from '@snpress/evaluate';
import { expect, it } from 'vitest';
import { crossValidate } from './cross-validate.js';

const models = {
  'top-snp': { type: 'top-snp' },
  ridge: { type: 'ridge' },
  lasso: { type: 'lasso', standardize: true },
  forest: { type: 'random-forest', trees: 20 },
  mlp: { type: 'mlp', hidden: [16], epochs: 20 },
};

it(
  'the best model nearly reaches the ceiling of strong effects, and none passes it',
  { timeout: 300_000 },
  async () => {
    const { dataset, trueGeneticValues } = simulateCross(
      {
        samples: 300,
        markers: 200,
        genes: 30,
        heritability: 0.8,
        cisShare: 1,
        hotspots: 1,
        genesPerHotspot: 15,
        transLoci: 0,
        missingRate: 0,
      },
      createRng('ceiling'),
    );
    const judged = await crossValidate(dataset, models, { seed: 'ceiling', folds: 5, innerFolds: 3 });
    const truth = evaluateCeiling(
      { observed: dataset.expression, geneticValues: trueGeneticValues, splits: judged.splits },
      createRng('interval'),
    );
    expect(truth.pooled).toBeGreaterThan(0.75);

    const skills = judged.models.map(({ evaluation }) => evaluation.skill.pooled);
    expect(Math.max(...skills)).toBeGreaterThan(0.95 * truth.pooled);
    for (const [index, { interval }] of judged.models.entries()) {
      expect(skills[index]).toBeLessThan(truth.interval[1]);
      expect(interval[0]).toBeLessThan(truth.pooled);
    }

    const best = judged.models[skills.indexOf(Math.max(...skills))]!;
    const { discoveries } = permutationTest(best.input, createRng('null'), { permutations: 2000 });
    expect(discoveries.genes).toBeGreaterThan(25);

    // What one would know without the truth: one or two loci a gene are far from the model behind REML.
    const estimate = heritabilityCeiling(estimateHeritability(dataset));
    expect(estimate.interval[0]).toBeLessThan(truth.pooled);
    expect(estimate.interval[1]).toBeGreaterThan(truth.pooled);
  },
);
