import { createRng } from '@snpress/data/random/rng';
import { encodeBundle } from '@snpress/data/bundle/encode-bundle';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import type { Estimator } from '../../src/contract/estimator.js';
import { parseParams } from '../../src/contract/parse-params.js';
import { mlpSae } from '../../src/mlp-sae/mlp-sae.js';
import { encode } from '../../src/sdae/encode.js';
import { fitSdae } from '../../src/sdae/fit-sdae.js';
import { sdae } from '../../src/sdae/sdae.js';
import { makeTrainingSet } from '../../src/testing/index.js';
import { namedBackend as backend } from '../network/test-backend.js';

const train = makeTrainingSet(createRng('sdae'), { samples: 30, markers: 50, genes: 8 });
const rng = createRng('fit');

describe('a stacked denoising autoencoder', () => {
  for (const pretrain of [
    { corruption: 0.2 },
    { corruption: { type: 'gaussian', level: 0.3 } as const, tied: true },
    { corruption: { type: 'salt-and-pepper', level: 0.1 } as const, loss: 'cross-entropy' as const },
    { corruption: 0, momentum: 0.5, schedule: 'cosine' as const },
  ]) {
    it(`learns to reconstruct: ${JSON.stringify(pretrain)}`, async () => {
      const stack = await fitSdae(
        train.genotypes,
        { hidden: [20, 10], pretrain: { learningRate: 0.1, batchSize: 10, epochs: 30, ...pretrain } },
        { rng, backend },
      );
      const [first, second] = stack.curves;
      expect(first!.training.at(-1)).toBeLessThan(0.75 * first!.training[0]!);
      expect(second!.training.at(-1)).toBeLessThan(second!.training[0]!);
      expect(stack.layers.map(({ inputs, outputs }) => [inputs, outputs])).toEqual([
        [50, 20],
        [20, 10],
      ]);
    });
  }

  it.each([
    ['binary', 1],
    ['Gaussian', 3],
  ])('learns to reconstruct as restricted Boltzmann machines of %s inputs', async (_, scale) => {
    const genotypes = { ...train.genotypes, values: train.genotypes.values.map((dosage) => scale * dosage) };
    const pretrain = { unit: 'rbm' as const, learningRate: 0.1, epochs: 250, gibbsSteps: 2 };
    const stack = await fitSdae(genotypes, { hidden: [20, 10], pretrain }, { rng, backend });
    const [first] = stack.curves;
    expect(first!.training.at(-1)).toBeLessThan(0.75 * first!.training[0]!);
    const codes = encode(stack, genotypes);
    expect(new Set(codes.values).size).toBeGreaterThan(30);
  });

  it('codes each sample by itself, with units in (0, 1)', async () => {
    const stack = await fitSdae(train.genotypes, { hidden: [12, 6, 3] }, { rng, backend });
    const codes = encode(stack, train.genotypes);
    expect(codes.features).toEqual(['code1', 'code2', 'code3']);
    expect(codes.samples).toEqual(train.genotypes.samples);
    expect(codes.values.every((code) => code > 0 && code < 1)).toBe(true);
    const one: Matrix = {
      samples: ['sample3'],
      features: train.genotypes.features,
      values: train.genotypes.values.filter((_, at) => at % 30 === 2),
    };
    expect(encode(stack, one).values).toEqual(codes.values.filter((_, at) => at % 30 === 2));
  });

  it('stops early, on samples kept aside or at convergence, and keeps the best epoch', async () => {
    const stopped = (validation: number) =>
      fitSdae(
        train.genotypes,
        {
          hidden: [20],
          pretrain: {
            epochs: 400,
            learningRate: 0.3,
            earlyStopping: { validation, patience: 3, tolerance: 0.02 },
          },
        },
        { rng, backend },
      );
    for (const validation of [0, 0.2]) {
      const { training, validation: watched, best } = (await stopped(validation)).curves[0]!;
      expect(training.length).toBeLessThan(400);
      expect(watched.length).toBe(validation === 0 ? 0 : training.length);
      expect(best).toBe(training.length - 4);
    }
  });

  it('refuses genotypes outside [0, 1] under cross-entropy, and cross-entropy of rectified units', async () => {
    const doubled = { ...train.genotypes, values: train.genotypes.values.map((dosage) => 2 * dosage) };
    const pretrain = { loss: 'cross-entropy' as const };
    await expect(fitSdae(doubled, { pretrain }, { rng, backend })).rejects.toThrow(
      /marker "snp1" is 2 in sample "sample\d+"; scale the genotypes to \[0, 1\]/,
    );
    expect(() => parseParams(sdae, { activation: 'relu', pretrain })).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: wrong parameters of sdae: pretrain.loss: cross-entropy needs codes with bounds; choose activation sigmoid or tanh, or loss squared]`,
    );
    expect(() =>
      parseParams(sdae, { activation: 'tanh', pretrain: { unit: 'rbm' } }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: wrong parameters of sdae: pretrain.unit: restricted Boltzmann machines have sigmoid units; choose activation sigmoid]`,
    );
  });
});

describe('pretraining', () => {
  const params = parseParams(mlpSae, { hidden: [12, 6], epochs: 5, pretrain: { epochs: 4 } });

  for (const estimator of [mlpSae, sdae] as Estimator[]) {
    it(`can be shared: ${estimator.type} with it has the bytes of one that pretrains itself`, async () => {
      const own = parseParams(estimator as Estimator<object>, { hidden: [12, 6], pretrain: { epochs: 4 } });
      const pretrained = await estimator.pretraining!.run(train.genotypes, own, { rng, backend });
      const [shared, alone] = [
        await estimator.fit(train, own, { rng, backend, pretrained }),
        await estimator.fit(train, own, { rng, backend }),
      ];
      expect(await encodeBundle(shared.save())).toEqual(await encodeBundle(alone.save()));
    });
  }

  it('does not depend on what fine-tuning alone uses', () => {
    const parameters = (given: object) => mlpSae.pretraining!.parameters(parseParams(mlpSae, given));
    const other = parameters({ learningRate: 1, dropout: { hidden: 0.5 }, ensemble: 3, epochs: 7 });
    expect(other).toEqual(parameters({}));
    expect(parameters({ pretrain: { corruption: 0.3 } })).not.toEqual(other);
  });

  it('is refused where it is of other markers or layers', async () => {
    const pretrained = await mlpSae.pretraining!.run(train.genotypes, params, { rng, backend });
    const wider = parseParams(mlpSae, { ...params, hidden: [13, 6] });
    await expect(
      mlpSae.fit(train, wider, { rng, backend, pretrained }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ModelError: the pretraining given to this fit is of 50 markers and 12-6 sigmoid units, but the model has 50 markers and 13-6 sigmoid units; pretrain with the parameters and markers of the fit]`,
    );
    const renamed = { ...train.genotypes, features: train.genotypes.features.with(0, 'other') };
    await expect(
      mlpSae.fit({ ...train, genotypes: renamed }, params, { rng, backend, pretrained }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ModelError: the pretraining given to this fit is of other markers, but the model has 50 markers and 12-6 sigmoid units; pretrain with the parameters and markers of the fit]`,
    );
  });
});
