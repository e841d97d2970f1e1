/** Steps that are fitted to genotypes in blocks of markers, and applied to them, do what they do in memory. */
import { blocksOfMatrix } from '@snpress/data/matrix/blocks-of-matrix';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import { toCalls } from '@snpress/data/markers/to-calls';
import type { GenotypeBlocks, Matrix } from '@snpress/data';
import { expect, test } from 'vitest';
import { applySteps } from '../../src/steps/apply-steps.js';
import { applyStepsToBlocks } from '../../src/steps/apply-steps-to-blocks.js';
import { fitSteps } from '../../src/steps/fit-steps.js';
import { fitStepsOfBlocks, stepsOfWholes, sweepsOfSteps } from '../../src/steps/fit-steps-of-blocks.js';
import { parseSteps } from '../../src/steps/parse-steps.js';
import { steps as allSteps } from '../../src/steps/registry.js';
import type { StepInput } from '../../src/index.js';

const samples = Array.from({ length: 23 }, (_, sample) => `s${sample}`);
const features = Array.from({ length: 61 }, (_, marker) => `m${marker}`);
/** Positions do not ascend. Every 9th marker has no call in training, every 7th does not vary, every 5th is rare. */
function dosageOf(marker: number, sample: number): number {
  if (marker % 9 === 4 && sample !== 2) return NaN;
  if ((marker * 31 + sample * 17) % 11 === 0) return NaN;
  if (marker % 7 === 0) return 1;
  return marker % 5 === 0 ? Number(sample === 7) : (marker + sample * sample) % 3;
}
const calls = createMatrix({
  samples,
  features,
  values: Float32Array.from({ length: samples.length * features.length }, (_, cell) =>
    dosageOf(Math.floor(cell / samples.length), cell % samples.length),
  ),
  positions: {
    chromosome: features.map((_, marker) => (marker % 4 === 1 ? '2' : marker % 13 === 0 ? '' : '1')),
    start: Float64Array.from(features.keys(), (marker) => (marker * 23) % 61),
    end: Float64Array.from(features.keys(), (marker) => (marker * 23) % 61),
  },
  alleles: { counted: features.map(() => 'A'), other: features.map(() => 'C') },
  ploidy: 2,
});
const dosages: Matrix = { ...calls, values: calls.values.map((value) => value * 0.75) };
const rows = [1, 3, 4, 0, 7, 8, 9, 12, 13, 14, 15, 20, 22];

const chains: Record<string, StepInput[]> = {
  none: [],
  impute: [{ impute: { strategy: 'mean' } }],
  median: [{ impute: { strategy: 'median' } }],
  constant: [{ impute: { strategy: 'constant', value: 0 } }],
  filters: [{ dropMissing: { max: 0.5 } }, { dropConstant: {} }, { minAlleleFrequency: { min: 0.1 } }],
  'filters and more': [
    { dropConstant: {} },
    { impute: { strategy: 'most-frequent' } },
    { minAlleleFrequency: { min: 0.2 } },
    { scale: { method: 'standard' } },
  ],
  'linkage in a window of markers': [{ pruneLd: { window: 6, r2: 0.1 } }],
  'linkage among others': [
    { dropMissing: { max: 0.5 } },
    { pruneLd: { window: { bases: 9 }, r2: 0.15 } },
    { impute: { strategy: 'mean' } },
  ],
  range: [{ scale: { range: [-1, 1] } }, { dropMissing: { max: 0.3 } }, { impute: { strategy: 'mean' } }],
};

function sources(matrix: Matrix): readonly GenotypeBlocks[] {
  const called = toCalls(matrix.values);
  const asCalls = called && applySteps([], { ...matrix, values: called });
  const inBlocks = [matrix, ...(asCalls ? [asCalls] : [])].flatMap((from) =>
    [5, 100].map((width) => blocksOfMatrix(from, width)),
  );
  const leavesOut: GenotypeBlocks = {
    ...blocksOfMatrix(matrix, 5),
    ofSamples: (chosen) => blocksOfMatrix(selectSamples(matrix, chosen), 7),
  };
  return [...inBlocks, leavesOut];
}

function collected(blocks: GenotypeBlocks): Float32Array {
  const values = new Float32Array(blocks.samples.length * blocks.features.length);
  for (const { first, genotypes } of blocks.blocks()) {
    expect(genotypes.samples).toEqual(blocks.samples);
    expect(genotypes.features).toEqual(blocks.features.slice(first, first + genotypes.features.length));
    values.set(genotypes.values, first * blocks.samples.length);
  }
  return values;
}

test.each(
  Object.keys(chains).flatMap((name) => [
    [name, 'calls', calls] as const,
    [name, 'dosages', dosages] as const,
  ]),
)('%s, of %s', (name, _, matrix) => {
  const chain = chains[name]!;
  const inMemory = fitSteps(matrix, chain, { samples: rows });
  for (const source of sources(matrix)) {
    const fitted = fitStepsOfBlocks(source, chain, rows);
    expect(fitted.save()).toEqual(inMemory.save());
    expect(fitted.warnings).toEqual(inMemory.warnings);
    for (const side of [undefined, rows, [5, 2, 21], [2, 5, 21]]) {
      const { values, samples: ids, ...labels } = inMemory.apply(side ? selectSamples(matrix, side) : matrix);
      const applied = applyStepsToBlocks(fitted.fitted, source, side);
      expect(applied).toMatchObject({ samples: ids, ...labels });
      expect(collected(applied)).toEqual(values);
      const some = [7, 2, applied.features.length - 1];
      expect({ ...applied.select(some) }).toEqual(selectFeatures({ ...labels, samples: ids, values }, some));
    }
  }
});

test('hardyWeinberg, of calls, and its refusal of dosages', () => {
  const chain = [{ hardyWeinberg: { p: 0.2 } }];
  const [source] = sources(calls);
  expect(fitStepsOfBlocks(source!, chain).save()).toEqual(fitSteps(calls, chain).save());
  expect(() => fitStepsOfBlocks(blocksOfMatrix(dosages, 5), chain)).toThrow(
    'hardyWeinberg counts the calls 0, 1 and 2',
  );
});

test('a filter that leaves nothing says so of all blocks', () => {
  const nothing = [{ minAlleleFrequency: { min: 0.5 } }];
  const told = (fit: () => unknown): string => {
    try {
      fit();
    } catch (error) {
      return (error as Error).message;
    }
    return 'fitted';
  };
  const rare = { ...calls, values: calls.values.map((value) => Math.min(value, 0)) };
  expect(told(() => fitStepsOfBlocks(blocksOfMatrix(rare, 5), nothing))).toBe(
    told(() => fitSteps(rare, nothing)),
  );
});

test('which steps go block by block, and in how many sweeps', () => {
  const whole = Object.entries(allSteps).flatMap(([name, step]) => ('parts' in step ? [] : [name]));
  expect(whole).toEqual(['log2', 'inverseNormal', 'quantileNormalise', 'pruneLd']);
  expect(stepsOfWholes(parseSteps([{ pruneLd: {} }, { log2: {} }]))).toEqual(['log2']);
  expect(() => fitStepsOfBlocks(blocksOfMatrix(calls), [{ log2: {} }])).toThrow(
    'log2 cannot be fitted to genotypes that are swept from disk',
  );
  expect(Object.values(chains).map((chain) => sweepsOfSteps(parseSteps(chain)))).toEqual([
    0, 1, 1, 1, 1, 2, 1, 3, 1,
  ]);
});
