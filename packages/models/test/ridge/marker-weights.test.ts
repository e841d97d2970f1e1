import { describe, expect, it } from 'vitest';
import { blocksOfMatrix } from '@snpress/data/matrix/blocks-of-matrix';
import { createRng } from '@snpress/data/random/rng';
import { matrixOfCalls } from '@snpress/data/matrix/matrix-of-calls';
import type { Matrix } from '@snpress/data';
import { linearImportance } from '../../src/linear/linear-importance.js';
import { ridge } from '../../src/ridge/ridge.js';
import { sweptRidge } from '../../src/ridge/swept-ridge.js';
import { innerFolds } from '../../src/tuning/fit-tuned.js';
import { scoreSettings } from '../../src/tuning/score-settings.js';

const rows = 20;
const markers = 1100;
const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, k) => `${prefix}${k}`);
const weights = Float64Array.from({ length: markers }, (_, marker) => [0.5, 2, 1, 0, 5][marker % 5]!);
const mean = weights.reduce((sum, weight) => sum + weight, 0) / markers;
const markerWeights = new Map(ids('m', markers).map((id, marker) => [id, 3 * weights[marker]!]));

/** Every tenth marker is the complement of one before, of another weight. */
function callsOf(name: string): Matrix {
  const rng = createRng(name);
  const calls = Int8Array.from({ length: rows * markers }, () => rng.integer(4) - 1);
  for (let at = 0; at < calls.length; at++) {
    const marker = Math.floor(at / rows);
    if (marker % 10 === 9) calls[at] = [-1, 2, 1, 0][calls[at - 2 * rows]! + 1]!;
  }
  const levels = Float32Array.from({ length: 4 * markers }, (_, at) => {
    const missing = Math.floor(at / 4) % 10 === 9 ? 1.25 : 0.75;
    return at % 4 === 0 ? missing : (at % 4) - 1;
  });
  return matrixOfCalls({ samples: ids(name, rows), features: ids('m', markers) }, { calls, levels });
}

const dosagesOf = (name: string): Matrix => ({ ...callsOf(name), called: undefined });

/** Dosages times the root of the weights: what ridge on equal weights makes of them is the same. */
function scaled({ samples, features, values }: Matrix): Matrix {
  const root = weights.map((weight) => Math.sqrt(weight / mean));
  return { samples, features, values: values.map((value, at) => value * root[Math.floor(at / rows)]!) };
}

function expressionOf({ samples }: Matrix, genes: number): Matrix {
  const rng = createRng('expression');
  const values = Float32Array.from({ length: rows * genes }, () => rng.normal());
  values[3] = NaN;
  values[2 * rows + 5] = NaN;
  return { samples, features: ids('g', genes), values };
}

function expectNear(actual: ArrayLike<number>, expected: ArrayLike<number>, digits = 4): void {
  expect(actual.length).toBe(expected.length);
  Array.from(actual, (value, at) => {
    expect(value).toBeCloseTo(expected[at]!, digits);
  });
}

describe.each([
  ['calls', callsOf],
  ['dosages', dosagesOf],
] as const)('ridge with weights of markers, %s', (_, genotypesOf) => {
  const genotypes = genotypesOf('t');
  const others = genotypesOf('v');

  it.each([3, 30])('is ridge on dosages times the root of their weights, of %d genes', async (genes) => {
    const expression = expressionOf(genotypes, genes);
    const fitted = await ridge.fit({ genotypes, expression }, { relativeLambda: 0.2 }, { markerWeights });
    const oracle = await ridge.fit({ genotypes: scaled(genotypes), expression }, { relativeLambda: 0.2 });
    const expected = oracle.predict(scaled(others)).values;
    for (const model of [fitted, ridge.load(fitted.save()), ridge.load(fitted.save('to-share'))]) {
      expectNear(model.predict(others).values, expected);
      expectNear(model.predictBlocks!(blocksOfMatrix(others, 700)).values, expected);
      const { effects } = model.linear!().effectsOf(2);
      const root = weights.map((weight) => Math.sqrt(weight / mean));
      expectNear(
        effects,
        oracle.linear!()
          .effectsOf(2)
          .effects.map((effect, marker) => effect * root[marker]!),
        6,
      );
      const importance = linearImportance(model.linear!(), { genotypes, expression });
      expectNear(model.markerImportance!().values, importance, 6);
    }
  });

  it.each(['loo', 'inner'] as const)('scores penalties so: %s', async (chooseBy) => {
    const expression = expressionOf(genotypes, 4);
    const params = ridge.params.parse({ chooseBy });
    const settings = ridge.path!.settings(params);
    const scores = async (of: Matrix, own: typeof markerWeights | undefined) => {
      const train = { genotypes: of, expression };
      const context = { rng: createRng('folds'), markerWeights: own };
      const folds = innerFolds(train, 3, context);
      return (await scoreSettings(ridge, { train, folds }, params, settings, context)).sse;
    };
    expectNear(await scores(genotypes, markerWeights), await scores(scaled(genotypes), undefined), 3);
  });

  it('takes a decomposition that was made beforehand, if it is of these weights', async () => {
    const train = { genotypes, expression: expressionOf(genotypes, 2) };
    const params = ridge.params.parse({});
    const context = { rng: createRng('none'), markerWeights };
    const pretrained = await ridge.pretraining!.run(genotypes, params, context);
    const fitted = await ridge.fit(train, params, { markerWeights, pretrained });
    expect(fitted.save()).toEqual((await ridge.fit(train, params, { markerWeights })).save());
    await expect(ridge.fit(train, params, { pretrained })).rejects.toThrow(/not of its genotypes and their/);
    const plain = await ridge.pretraining!.run(genotypes, params, { rng: context.rng });
    await expect(ridge.fit(train, params, { markerWeights, pretrained: plain })).rejects.toThrow(
      /their weights/,
    );
  });
});

const inSweeps = sweptRidge(0);
it.each([
  ['effects', 3, ridge.swept!],
  ['directions', 30, ridge.swept!],
  ['effects without a Gram matrix', 30, inSweeps],
])('ridge in blocks with weights of markers is that in memory: %s', async (_, genes, swept) => {
  const genotypes = callsOf('t');
  const others = callsOf('v');
  const expression = expressionOf(genotypes, genes);
  const params = ridge.params.parse({ relativeLambda: 0.2 });
  const expected = await ridge.fit({ genotypes, expression }, params, { markerWeights });
  const blocks = { genotypes: blocksOfMatrix(genotypes, 300), expression };
  const fitted = await swept.fit(blocks, params, { rng: createRng('none'), markerWeights });
  expectNear(fitted.predict(others).values, expected.predict(others).values, 3);
  expectNear(fitted.linear!().effectsOf(2).effects, expected.linear!().effectsOf(2).effects, 5);
  expectNear(fitted.markerImportance!().values, expected.markerImportance!().values, 5);
});
