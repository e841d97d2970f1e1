import { createRng } from '@snpress/data/random/rng';
import { decodeBundle } from '@snpress/data/bundle/decode-bundle';
import { encodeBundle } from '@snpress/data/bundle/encode-bundle';
import type { ArrayBundle, Covariates, Matrix } from '@snpress/data';
import { fitSteps } from '@snpress/preprocess/steps/fit-steps';
import type { StepInput } from '@snpress/preprocess';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../../src/testing/expect-close.js';
import { loadArtifact } from '../../src/artifact/load-artifact.js';
import type { ModelArtifact } from '../../src/artifact/model-artifact.js';
import { predictExpression } from '../../src/artifact/predict-expression.js';
import { saveArtifact } from '../../src/artifact/save-artifact.js';
import { usedMarkers } from '../../src/artifact/used-markers.js';
import { ModelError } from '../../src/contract/model-error.js';
import { fitCovariates } from '../../src/covariates/fit-covariates.js';
import { exportFormats } from '../../src/export/export-formats.js';
import { lasso } from '../../src/lasso/lasso.js';
import { estimators, getEstimator } from '../../src/registry.js';
import { makeTrainingSet } from '../../src/testing/index.js';
import { fitChosen } from '../../src/tuning/fit-chosen.js';

const rng = createRng('artifact');
const context = { rng };
const data = makeTrainingSet(rng.fork('data'), { samples: 24, markers: 30, genes: 5 });
const steps: readonly StepInput[] = [{ impute: {} }, { dropConstant: {} }, { scale: { range: [0, 1] } }];

async function makeArtifact(
  type: string,
  genotypeSteps: readonly StepInput[] = steps,
): Promise<ModelArtifact> {
  const onGenotypes = fitSteps(data.genotypes, genotypeSteps);
  const onExpression = fitSteps(data.expression, [{ scale: { method: 'standard' } }]);
  const train = {
    genotypes: onGenotypes.apply(data.genotypes),
    expression: onExpression.apply(data.expression),
  };
  const estimator = getEstimator(type);
  const { features } = data.genotypes;
  const zeros = new Float64Array(5);
  return {
    name: `my ${type}`,
    type,
    params: { alpha: [0.1, 1] },
    ploidy: 1,
    markers: {
      ids: features,
      positions: {
        chromosome: features.map(() => 'I'),
        start: Float64Array.from(features, (_, marker) => 100 * marker),
        end: Float64Array.from(features, (_, marker) => 100 * marker),
      },
      alleles: { counted: features.map(() => 'A'), other: features.map(() => 'G') },
      frequencies: means(data.genotypes),
    },
    genes: { ids: onExpression.features },
    genotypeSteps: onGenotypes,
    expressionSteps: onExpression,
    fitted: await estimator.fit(train, estimator.params.parse(small(type)), context),
    performance: { skill: Float64Array.of(0.5, NaN, 0, -1, 1), r: zeros, r2: zeros, p: zeros, q: zeros },
    provenance: { experiment: 'test', seed: 1, trainingSamples: 24 },
  };
}

const small = (type: string): object =>
  ({
    sdae: { hidden: [4] },
    mlp: { hidden: [4], epochs: 2 },
    'mlp-sae': { hidden: [4], epochs: 2 },
    'random-forest': { trees: 5 },
  })[type] ?? {};

function means({ samples, features, values }: Matrix): Float64Array {
  const rows = samples.length;
  return Float64Array.from(features, (_, feature) => {
    const own = values.subarray(feature * rows, (feature + 1) * rows);
    return own.reduce((sum, value) => sum + value, 0) / rows;
  });
}

const throughFile = async (bundle: ArrayBundle): Promise<ArrayBundle> =>
  decodeBundle(await encodeBundle(bundle));

describe('a model artifact', () => {
  it.each(estimators.map(({ type }) => type))('of %s comes back from its bundle', async (type) => {
    const artifact = await makeArtifact(type);
    const restored = loadArtifact(await throughFile(saveArtifact(artifact)));
    const { genotypeSteps, expressionSteps, fitted, ...described } = restored;
    expect(described).toEqual({
      name: artifact.name,
      type,
      params: artifact.params,
      ploidy: 1,
      markers: artifact.markers,
      genes: artifact.genes,
      performance: artifact.performance,
      provenance: artifact.provenance,
    });
    expect(genotypeSteps.steps).toEqual(artifact.genotypeSteps.steps);
    expect(expressionSteps.features).toEqual(artifact.genes.ids);
    expect(fitted.linear === undefined).toBe(artifact.fitted.linear === undefined);

    const predicted = predictExpression(restored, data.genotypes);
    const by = artifact.expressionSteps.invert(
      artifact.fitted.predict(artifact.genotypeSteps.apply(data.genotypes)),
    );
    // What is shared of ridge is its weights, in single precision.
    expectClose(predicted, by, 1e-5);
  });

  it('gives the same bytes for the same model, and again after loading', async () => {
    const bytes = await encodeBundle(saveArtifact(await makeArtifact('ridge')));
    expect(await encodeBundle(saveArtifact(await makeArtifact('ridge')))).toEqual(bytes);
    expect(await encodeBundle(saveArtifact(loadArtifact(await decodeBundle(bytes))))).toEqual(bytes);
  });

  it('of a choice per gene comes back, with the ids of the markers once', async () => {
    const artifact = await makeArtifact('knn');
    const train = {
      genotypes: artifact.genotypeSteps.apply(data.genotypes),
      expression: artifact.expressionSteps.apply(data.expression),
    };
    const knn = getEstimator('knn');
    const selection = { settings: [{ k: 1 }, { k: 5 }, { k: 9 }], choice: Int32Array.of(0, 1, 2, 1, 0) };
    const fitted = await fitChosen(knn, train, knn.params.parse({}), selection, context);
    const bundle = saveArtifact({ ...artifact, fitted });
    const ids = Object.values(bundle.arrays).filter((array) => Array.isArray(array) && array[0] === 'snp1');
    expect(ids).toHaveLength(1);
    const restored = loadArtifact(await throughFile(bundle));
    expect(predictExpression(restored, data.genotypes)).toEqual(
      predictExpression({ ...artifact, fitted }, data.genotypes),
    );
  });

  it.each(['regress-out', 'markers'] as const)('with covariates (%s) comes back', async (use) => {
    const artifact = await makeArtifact('ridge');
    const { samples } = data.genotypes;
    const age = Float64Array.from(samples, (_, row) => (row * 7) % 5);
    const table: Covariates = { samples, columns: [{ name: 'age', kind: 'numeric', values: age }] };
    const train = {
      genotypes: artifact.genotypeSteps.apply(data.genotypes),
      expression: artifact.expressionSteps.apply(data.expression),
      covariates: table,
    };
    const covariates = fitCovariates(train, { use, principalComponents: 1 });
    const ridge = getEstimator('ridge');
    const fitted = await ridge.fit(
      {
        genotypes: covariates.extend(train.genotypes, table),
        expression: covariates.remove(train.expression, train.genotypes, table),
      },
      ridge.params.parse({}) as object,
      context,
    );
    const whole = { ...artifact, covariates, fitted };
    const restored = loadArtifact(await throughFile(saveArtifact(whole)));
    expect(restored.covariates!.table).toEqual([{ name: 'age', kind: 'numeric' }]);
    expect(usedMarkers(restored, [])).toHaveLength(artifact.genotypeSteps.features.length);
    const predicted = predictExpression(restored, data.genotypes, table);
    expectClose(predicted, predictExpression(whole, data.genotypes, table), 1e-5);
    const byHand = artifact.expressionSteps.invert(
      covariates.restore(fitted.predict(covariates.extend(train.genotypes, table)), train.genotypes, table),
    );
    expectClose(predicted, byHand, 1e-5);
    expect(predictExpression(restored, data.genotypes)).not.toEqual(predicted);
    const refused = exportFormats.map((format) => format.refusals(whole).length > 0);
    expect(refused).toEqual(exportFormats.map(() => use === 'markers'));
  });

  it('without positions, alleles and performance has none after loading', async () => {
    const { performance, ...artifact } = await makeArtifact('mean');
    const { ids, frequencies } = artifact.markers;
    const restored = loadArtifact(saveArtifact({ ...artifact, markers: { ids, frequencies } }));
    expect(performance).toBeDefined();
    expect(restored.markers).toEqual({ ids, frequencies });
    expect(restored).not.toHaveProperty('performance');
  });
});

describe('loadArtifact', () => {
  it('refuses other bundles, with what they are', () => {
    expect(() => loadArtifact({ metadata: { type: 'lasso' }, arrays: {} })).toThrow(
      new ModelError('input', {
        code: 'no-artifact',
        message: 'this bundle holds "lasso", not a model artifact',
        hint: 'give a file of the folder models of a run',
      }),
    );
    expect(() => loadArtifact({ metadata: {}, arrays: {} })).toThrow(/holds something else/);
  });

  it('refuses a later version', async () => {
    const { metadata, arrays } = saveArtifact(await makeArtifact('mean'));
    expect(() => loadArtifact({ metadata: { ...metadata, version: 2 }, arrays })).toThrow(
      /is of version 2 of its format, and this snpress reads version 1/,
    );
  });

  it('refuses every change of a number, an id or the description', async () => {
    const { metadata, arrays } = saveArtifact(await makeArtifact('lasso'));
    for (const [name, array] of Object.entries(arrays)) {
      if (array.length === 0) continue;
      const changed = ArrayBuffer.isView(array) ? array.slice() : ['x', ...array.slice(1)];
      if (ArrayBuffer.isView(changed)) changed[0] = changed[0] === 1 ? 2 : 1;
      expect(() => loadArtifact({ metadata, arrays: { ...arrays, [name]: changed } }), name).toThrow(
        /is damaged/,
      );
    }
    expect(() => loadArtifact({ metadata: { ...metadata, ploidy: 2 }, arrays })).toThrow(/is damaged/);
  });
});

describe('a damaged file', () => {
  it('is refused in words, or holds the same model', async () => {
    const bytes = await encodeBundle(saveArtifact(await makeArtifact('ridge')));
    const { digest } = (await decodeBundle(bytes.slice())).metadata;
    const random = createRng('damage');
    const tally = { refused: 0, same: 0 };
    for (let round = 0; round < 300; round++) {
      const damaged = bytes.slice(0, round % 3 === 0 ? random.integer(bytes.length) : bytes.length);
      if (round % 3 > 0) damaged[random.integer(bytes.length)]! ^= 1 << random.integer(8);
      const found = await decodeBundle(damaged)
        .then((bundle) => {
          loadArtifact(bundle);
          return bundle.metadata.digest;
        })
        .catch((error: unknown) => (error as Error).name);
      expect(['DataError', 'ModelError', digest]).toContain(found);
      tally[found === digest ? 'same' : 'refused']++;
    }
    expect(tally.refused).toBeGreaterThan(200);
  });
});

describe('predictExpression', () => {
  const [, ...others] = data.genotypes.values;
  const firstMissing: Matrix = { ...data.genotypes, values: Float32Array.of(NaN, ...others) };

  it('imputes as in training', async () => {
    const artifact = await makeArtifact('ridge');
    const mean = Float32Array.of(artifact.markers.frequencies[0]!, ...others);
    expect(predictExpression(artifact, firstMissing)).toEqual(
      predictExpression(artifact, { ...data.genotypes, values: mean }),
    );
  });

  it('fills in the training mean where no step imputes', async () => {
    const artifact = await makeArtifact('ridge', [{ scale: { range: [0, 2] } }]);
    const mean = Float32Array.of(artifact.markers.frequencies[0]!, ...others);
    expect(predictExpression(artifact, firstMissing)).toEqual(
      predictExpression(artifact, { ...data.genotypes, values: mean }),
    );
  });

  it('takes frequencies for what they are in diploids', async () => {
    const artifact = await makeArtifact('ridge', []);
    const { markers } = artifact;
    const diploid: ModelArtifact = {
      ...artifact,
      ploidy: 2,
      markers: { ...markers, frequencies: markers.frequencies.map((mean) => mean / 2) },
    };
    expect(predictExpression(diploid, firstMissing)).toEqual(predictExpression(artifact, firstMissing));
  });

  it('refuses other markers', async () => {
    const artifact = await makeArtifact('mean');
    const features = ['other', ...data.genotypes.features.slice(1)];
    expect(() => predictExpression(artifact, { ...data.genotypes, features })).toThrow(
      'cannot predict with my mean: marker 1 is "other" where the model was trained on "snp1"; give the training set\'s markers in its order',
    );
  });

  it('predicts the genes that the preprocessing kept', async () => {
    const artifact = await makeArtifact('lasso');
    expect(predictExpression(artifact, data.genotypes).features).toEqual(artifact.genes.ids);
    expect(lasso.type).toBe(artifact.type);
  });
});

describe('usedMarkers', () => {
  it('are those that change predictions: all that are kept, or those with effects', async () => {
    const ridge = await makeArtifact('ridge');
    expect(Array.from(usedMarkers(ridge), (index) => ridge.markers.ids[index])).toEqual(
      ridge.genotypeSteps.features,
    );
    const lasso = await makeArtifact('lasso');
    const used = usedMarkers(lasso);
    expect(used.length).toBeGreaterThan(0);
    expect(used.length).toBeLessThan(ridge.genotypeSteps.features.length);
    const values = data.genotypes.values.map((value, at) =>
      used.includes(Math.floor(at / 24)) ? value : NaN,
    );
    expect(predictExpression(lasso, { ...data.genotypes, values })).toEqual(
      predictExpression(lasso, data.genotypes),
    );
    expect(usedMarkers(lasso, [0]).length).toBeLessThan(used.length);
    expect(usedMarkers(await makeArtifact('mean'))).toHaveLength(0);
    expect(usedMarkers(await makeArtifact('knn')).length).toBe(usedMarkers(ridge).length);
  });
});
