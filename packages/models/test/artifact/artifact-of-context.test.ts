import { createRng } from '@snpress/data/random/rng';
import { joinContexts } from '@snpress/data/contexts/join-contexts';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Covariates, Matrix } from '@snpress/data';
import { fitSteps } from '@snpress/preprocess/steps/fit-steps';
import { expect, it } from 'vitest';
import { artifactOfContext, contextsOfArtifact } from '../../src/artifact/artifact-of-context.js';
import { loadArtifact } from '../../src/artifact/load-artifact.js';
import type { ModelArtifact } from '../../src/artifact/model-artifact.js';
import { predictExpression } from '../../src/artifact/predict-expression.js';
import { saveArtifact } from '../../src/artifact/save-artifact.js';
import { contextEstimator } from '../../src/contexts/context-estimator.js';
import { fitCovariates } from '../../src/covariates/fit-covariates.js';
import { weightsOfArtifact } from '../../src/weights/weights-of-artifact.js';
import { getEstimator, loadModel } from '../../src/registry.js';
import { makeTrainingSet } from '../../src/testing/index.js';

const data = makeTrainingSet(createRng('contexts'), { samples: 40, markers: 20, genes: 4 });
const rng = createRng('liver');
const liver: Matrix = selectSamples(
  { ...data.expression, values: data.expression.values.map((value) => 3 * value + rng.normal() + 10) },
  Array.from({ length: 25 }, (_, row) => row + 5),
);
const blood = selectFeatures(data.expression, [2, 0, 1]);
const expression = joinContexts(new Map([['blood', blood], ['liver', liver]])); // prettier-ignore
const covariates: Covariates = {
  samples: data.genotypes.samples,
  columns: [{ name: 'age', kind: 'numeric', values: Float64Array.from({ length: 40 }, () => rng.normal()) }],
};

async function makeArtifact(): Promise<ModelArtifact> {
  const genotypeSteps = fitSteps(data.genotypes, [{ impute: {} }]);
  const expressionSteps = fitSteps(expression, [{ dropMissing: {} }, { scale: { method: 'standard' } }]);
  const genotypes = genotypeSteps.apply(data.genotypes);
  const scaled = expressionSteps.apply(expression);
  const fittedCovariates = fitCovariates(
    { genotypes, expression: scaled, covariates },
    { use: 'regress-out', principalComponents: 0 },
  );
  const estimator = contextEstimator(getEstimator('lasso'), loadModel, { how: 'both', folds: 3 });
  const train = { genotypes, expression: fittedCovariates.remove(scaled, genotypes, covariates) };
  const { features } = data.genotypes;
  const values = Float64Array.from(expressionSteps.features.keys());
  return {
    name: 'lasso',
    type: 'lasso',
    params: {},
    ploidy: 1,
    markers: {
      ids: features,
      frequencies: new Float64Array(features.length).fill(0.5),
      alleles: { counted: features.map(() => 'A'), other: features.map(() => 'G') },
    },
    genes: { ids: expressionSteps.features, contexts: scaled.contexts },
    genotypeSteps,
    expressionSteps,
    covariates: fittedCovariates,
    fitted: await estimator.fit(train, { alpha: 0.05 }),
    performance: { skill: values, r: values, r2: values, p: values, q: values },
    provenance: {},
  };
}

it('predicts in each context what the whole model predicts there, from its file too', async () => {
  const whole = loadArtifact(saveArtifact(await makeArtifact()));
  expect(contextsOfArtifact(whole)).toEqual(['blood', 'liver']);
  const predicted = predictExpression(whole, data.genotypes, covariates);
  expect(predicted.features.length).toBe(7);
  for (const [context, genes, columns] of [
    ['blood', blood.features, [0, 1, 2]],
    ['liver', liver.features, [3, 4, 5, 6]],
  ] as const) {
    const own = artifactOfContext(whole, context);
    expect(own.genes.ids).toEqual(genes);
    expect(contextsOfArtifact(own)).toEqual([]);
    const found = predictExpression(own, data.genotypes, covariates);
    expect(found.features).toEqual(genes);
    expect(found.values).toEqual(selectFeatures(predicted, columns).values);
    expect([...own.performance!.skill]).toEqual([...columns]);
    expect(weightsOfArtifact(own).genes.ids).toEqual(genes);
  }
});
