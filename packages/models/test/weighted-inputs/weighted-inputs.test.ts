import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import type { Estimator } from '../../src/contract/estimator.js';
import { parseParams } from '../../src/contract/parse-params.js';
import { fitContext } from '../../src/contract/fit-context.js';
import { mlpSae } from '../../src/mlp-sae/mlp-sae.js';
import { mlp } from '../../src/mlp/mlp.js';
import { hiddenUnits, randomLayers } from '../../src/network/plain-layer.js';
import { susie } from '../../src/susie/susie.js';
import { conformanceChecks } from '../../src/testing/index.js';
import { makeTrainingSet } from '../../src/testing/training-data.js';
import { hotspotInputs } from '../../src/weighted-inputs/hotspot-inputs.js';

const train = makeTrainingSet(createRng('weighted'), { samples: 40, markers: 60, genes: 30 });
const small = { hidden: [8], epochs: 6 };

describe('hotspotInputs', () => {
  it('gives the same layers on markers as on weighted places', async () => {
    const weighted = await hotspotInputs(train, fitContext());
    const { genotypes } = weighted;
    const inputs = genotypes.features.length;
    expect(inputs).toBeLessThanOrEqual(60);
    const layers = randomLayers(createRng(1), inputs, [5, 3], 'tanh');
    const expected = hiddenUnits(genotypes, layers, 'tanh');
    hiddenUnits(train.genotypes, weighted.onMarkers(layers), 'tanh').forEach((value, at) => {
      expect(value).toBeCloseTo(expected[at]!, 4);
    });
    const square = genotypes.values.reduce((sum, value) => sum + value * value, 0);
    expect(square / genotypes.values.length).toBeCloseTo(1, 1);
  });
});

describe('a sparse linear path', () => {
  it.each([
    [mlp, {}],
    [mlpSae, { inputs: { weights: 'hotspots' } }],
  ] as const)('is what susie predicts, and the network adds to it', async (estimator, given) => {
    const fitted = await estimator.fit(train, { ...small, ...given, linear: 'sparse' }, { seed: 4 });
    const path = (await susie.fit(train, { residual: 'none' })).predict(train.genotypes).values;
    const [ablation] = fitted.ablations!();
    expect(ablation).toMatchObject({ part: 'networks', additive: true });
    ablation!.predict(train.genotypes).values.forEach((value, at) => {
      expect(value).toBeCloseTo(path[at]!, 4);
    });
    expect(fitted.predict(train.genotypes).values).not.toEqual(ablation!.predict(train.genotypes).values);
    expect(fitted.inclusion!().genes).toEqual(train.expression.features);
  });
});

it('weighted inputs are pretrained with the fit, and have no bounds for cross-entropy', () => {
  const parameters = (given: object) => mlpSae.pretraining!.parameters(parseParams(mlpSae, given));
  expect(parameters({})).not.toBeNull();
  expect(parameters({ inputs: { weights: 'hotspots' } })).toBeNull();
  const given = { inputs: { weights: 'hotspots' }, pretrain: { loss: 'cross-entropy' } };
  expect(() => parseParams(mlpSae, given)).toThrowErrorMatchingInlineSnapshot(
    `[ModelError: wrong parameters of mlp-sae: pretrain.loss: cross-entropy needs inputs in 0 … 1; weighted ones have no bounds, choose loss squared]`,
  );
});

describe.each([
  ['mlp', mlp, { ...small, inputs: { weights: 'hotspots' }, linear: 'sparse' }],
  ['mlp-sae', mlpSae, { ...small, inputs: { weights: 'hotspots' }, pretrain: { epochs: 3, unit: 'rbm' } }],
] as [string, Estimator, object][])('%s on weighted inputs', (_, estimator, params) => {
  for (const { name, run } of conformanceChecks(estimator, { params })) it(name, run);
});
