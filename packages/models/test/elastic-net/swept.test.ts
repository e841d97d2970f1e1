import { blocksOfMatrix } from '@snpress/data/matrix/blocks-of-matrix';
import { matrixOfCalls } from '@snpress/data/matrix/matrix-of-calls';
import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it, vi } from 'vitest';
import type { Matrix } from '@snpress/data';
import { fitContext } from '../../src/contract/fit-context.js';
import { elasticNetParams, type ElasticNetParams } from '../../src/elastic-net/elastic-net-params.js';
import { elasticNet } from '../../src/elastic-net/elastic-net.js';
import { sampleRows } from '../../src/elastic-net/sample-rows.js';
import { sweptPenalised } from '../../src/elastic-net/swept-penalised.js';

/** Calls of diploids, a few genes that some markers act on, and values that are missing. */
function simulate() {
  const [samples, markers, genes] = [60, 300, 3];
  const rng = createRng('sweeps');
  const ids = (what: string, count: number): string[] =>
    Array.from({ length: count }, (_, k) => `${what}${k}`);
  const calls = Int8Array.from({ length: samples * markers }, () => rng.integer(4) - 1);
  calls.copyWithin(samples * 200, samples * 20, samples * 21);
  // The complement of another marker.
  for (let row = 0; row < samples; row++)
    calls[samples * 210 + row] = [-1, 2, 1, 0][calls[samples * 90 + row]! + 1]!;
  const levels = Float32Array.from({ length: 4 * markers }, (_, at) => (at % 4 === 0 ? 0.75 : (at % 4) - 1));
  levels[4 * 210] = 1.25;
  const labels = { samples: ids('s', samples), features: ids('m', markers) };
  const genotypes = matrixOfCalls(labels, { calls, levels });
  const values = Float32Array.from({ length: samples * genes }, (_, at) => {
    const [gene, row] = [Math.floor(at / samples), at % samples];
    const sum = [20, 90, 110 + gene].reduce((all, m) => all + genotypes.values[m * samples + row]!, 0);
    return at === 7 ? NaN : sum + rng.normal();
  });
  return { genotypes, expression: { samples: labels.samples, features: ids('g', genes), values } };
}

/** Genotypes in blocks that count how often they are read. */
function countedBlocks(genotypes: Matrix) {
  const source = blocksOfMatrix(genotypes, 64);
  return {
    ...source,
    sweeps: 0,
    *blocks() {
      this.sweeps++;
      yield* source.blocks();
    },
  };
}

it.each([
  { l1Ratio: 1 },
  { l1Ratio: 0.5 },
  {
    l1Ratio: 0.9,
    standardize: true,
    weights: new Map([
      ['m20', 3],
      ['m200', 3],
    ]),
  },
  {
    l1Ratio: 0.5,
    weights: new Map([
      ['m20', 0.5],
      ['m210', 4],
    ]),
  },
])('few markers in memory find what all of them do: %o', async ({ weights, ...options }) => {
  const { genotypes, expression } = simulate();
  const rows = Int32Array.from(genotypes.samples.keys());
  const held = [0, 1, 2].map((k) => rows.filter((row) => row % 3 === k));
  const part = (some: Int32Array) => ({
    genotypes: sampleRows(genotypes, some),
    expression: sampleRows(expression, some),
  });
  const folds = held.map((own, k) => ({
    train: part(rows.filter((row) => row % 3 !== k)),
    validation: part(own),
    markerWeights: weights,
  }));
  const params = elasticNetParams.parse({ ...options, pathLength: 20, pathRatio: 0.05, tolerance: 1e-9 });
  const counted = countedBlocks(genotypes);
  const swept = sweptPenalised(
    'elastic-net',
    (own: typeof params) => own,
    (own, setting) => ({ ...own, ...setting }),
    { markers: 24 },
  );
  const train = { genotypes, expression };
  const context = { ...fitContext(), markerWeights: weights };
  const settings = elasticNet.path!.settings(params);
  const expected = await elasticNet.path!.score({ train, folds }, params, settings, context);
  const problem = { train: { genotypes: counted, expression }, folds: held };
  const actual = await swept.path!.score(problem, params, settings, context);
  expected.sse.forEach((wanted, at) => {
    expect(actual.sse[at]).toBeCloseTo(wanted, 6);
  });
  expect(counted.sweeps).toBeLessThan(30);
  for (const choose of ['per-gene', 'global'] as const) {
    const inMemory = await elasticNet.path!.score({ train, folds, choose }, params, settings, context);
    const some = await swept.path!.score({ ...problem, choose }, params, settings, context);
    inMemory.sse.forEach((wanted, at) => {
      if (wanted === Infinity) expect(some.sse[at]).toBe(wanted);
      else if (some.sse[at] !== Infinity) expect(some.sse[at]).toBeCloseTo(wanted, 6);
    });
    for (let gene = 0; gene < 3; gene++) {
      const [wanted, own] = [inMemory, some].map(({ sse }) => sse.filter((_, at) => at % 3 === gene));
      expect(own!.indexOf(Math.min(...own!))).toBe(wanted!.indexOf(Math.min(...wanted!)));
      expect(own!.filter(Number.isFinite).length).toBeGreaterThan(wanted!.filter(Number.isFinite).length - 4);
    }
  }
  const choice = Int32Array.of(19, 4, 12);
  const model = await elasticNet.path!.fitPerGene(train, params, settings, choice, context);
  const own = await swept.path!.fitPerGene(
    { ...train, genotypes: counted },
    params,
    settings,
    choice,
    context,
  );
  expect(own.save().metadata).toEqual(model.save().metadata);
  expect(own.save().arrays.markerIndices).toEqual(model.save().arrays.markerIndices);
  const [weightsOf, wanted] = [own, model].map((fitted) => fitted.save().arrays.weights as Float64Array);
  wanted!.forEach((weight, at) => {
    expect(weightsOf![at]).toBeCloseTo(weight, 6);
  });
});

it('tells progress of all sweeps together, not of each', async () => {
  const { genotypes, expression } = simulate();
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
  const told: { readonly done: number; readonly sweeps: number }[] = [];
  const counted = countedBlocks(genotypes);
  const swept = sweptPenalised(
    'elastic-net',
    (own: ElasticNetParams) => own,
    (own, setting) => ({ ...own, ...setting }),
    { markers: 24 },
  );
  const params = elasticNetParams.parse({ pathLength: 20, pathRatio: 0.05 });
  const folds = [0, 1].map((k) => Int32Array.from(genotypes.samples.keys()).filter((row) => row % 2 === k));
  await swept.path!.score(
    { train: { genotypes: counted, expression }, folds },
    params,
    elasticNet.path!.settings(params),
    { ...fitContext(), onProgress: (done) => told.push({ done, sweeps: counted.sweeps }) },
  );
  vi.restoreAllMocks();
  expect(counted.sweeps).toBeGreaterThan(3);
  const most = (from: number, to: number): number =>
    Math.max(...told.filter((each) => each.sweeps >= from && each.sweeps <= to).map(({ done }) => done));
  expect(most(0, 1)).toBeLessThan(0.06);
  expect(most(0, 2)).toBeLessThan(0.6);
  expect(most(0, counted.sweeps)).toBeGreaterThan(0.6);
  expect(most(0, counted.sweeps)).toBeLessThanOrEqual(1);
});

describe('what the limits do not suffice for is told', () => {
  const { genotypes, expression } = simulate();
  const rows = Int32Array.from(genotypes.samples.keys());
  const held = [0, 1].map((k) => rows.filter((row) => row % 2 === k));
  const part = (some: Int32Array) => ({
    genotypes: sampleRows(genotypes, some),
    expression: sampleRows(expression, some),
  });
  const folds = held.map((own, k) => ({ train: part(held[1 - k]!), validation: part(own) }));

  /** The warnings of scores and of a model, and how many genes of it are not solved. */
  async function toldOf(options: Partial<ElasticNetParams>, sweeps?: number) {
    const params = elasticNetParams.parse({ pathLength: 20, pathRatio: 0.05, ...options });
    const settings = elasticNet.path!.settings(params);
    const told: string[] = [];
    const context = { ...fitContext(), warn: (message: string) => told.push(message) };
    const choice = Int32Array.of(19, 19, 19);
    const limits = { markers: 24, sweeps: sweeps! };
    const path = sweptPenalised(
      'elastic-net',
      (own: ElasticNetParams) => own,
      (own, setting) => ({ ...own, ...setting }),
      limits,
    ).path!;
    const blocks = { genotypes: blocksOfMatrix(genotypes, 64), expression };
    const inMemory = { genotypes, expression };
    const { sse } =
      sweeps === undefined
        ? await elasticNet.path!.score({ train: inMemory, folds }, params, settings, context)
        : await path.score({ train: blocks, folds: held }, params, settings, context);
    expect(sse.every(Number.isFinite)).toBe(true);
    const fitted =
      sweeps === undefined
        ? await elasticNet.path!.fitPerGene(inMemory, params, settings, choice, context)
        : await path.fitPerGene(blocks, params, settings, choice, context);
    return { told, unconverged: fitted.save().metadata.unconverged };
  }

  const lines = (limit: string): string[] => [
    `elastic-net: ${limit} did not suffice for the smallest penalties of 3 genes, whose weights are only near their best; give a larger pathRatio, larger penalties or a larger maxIterations`,
    `elastic-net: ${limit} did not suffice for the model of 3 genes, whose weights are only near their best; give larger penalties or a larger maxIterations`,
  ];

  it.each([undefined, 100])('nothing where they do, sweeps: %s', async (sweeps) => {
    expect(await toldOf({}, sweeps)).toEqual({ told: [], unconverged: 0 });
  });

  it('iterations in memory', async () => {
    expect(await toldOf({ maxIterations: 1 })).toEqual({ told: lines('maxIterations'), unconverged: 3 });
  });

  it.each([
    { sweeps: 3, options: {} },
    { sweeps: 100, options: { maxIterations: 1 } },
  ])('%o, swept', async ({ sweeps, options }) => {
    const told = lines(`${sweeps} sweeps, or maxIterations,`);
    expect(await toldOf(options, sweeps)).toEqual({ told, unconverged: 3 });
  });
});

it.each([1, 0.5])('of identical markers those of the largest weight act, l1Ratio %d', async (l1Ratio) => {
  const train = simulate();
  const params = { l1Ratio, alpha: 0.1 };
  const weights = { m20: 2, m200: 6, m210: 4 };
  const markerWeights = new Map(Object.entries(weights));
  const { swept } = elasticNet;
  const blocks = { ...train, genotypes: countedBlocks(train.genotypes) };
  for (const fitted of [
    await elasticNet.fit(train, params, { markerWeights }),
    await swept!.fit(blocks, elasticNetParams.parse(params), { ...fitContext(), markerWeights }),
  ]) {
    const { markers, effects } = fitted.linear!().effectsOf(0);
    const effectOf = new Map(Array.from(markers, (marker, k) => [marker, effects[k]!]));
    expect(effectOf.get(20) ?? 0).toBe(0);
    expect(effectOf.get(200)).toBeGreaterThan(0.05);
    expect(effectOf.get(90) ?? 0).toBe(0);
    expect(effectOf.get(210)).toBeLessThan(-0.05);
  }
});
