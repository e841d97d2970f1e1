import { createRng } from '@snpress/data/random/rng';
import type { Rng } from '@snpress/data';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixOfCalls } from '@snpress/data/matrix/matrix-of-calls';
import type { ActiveSet } from '../../src/elastic-net/active-set.js';
import { columnScreen } from '../../src/elastic-net/column-screen.js';
import { designMemory } from '../../src/elastic-net/design-memory.js';
import { prepareDesign, type Design } from '../../src/elastic-net/design.js';
import { elasticNetParams } from '../../src/elastic-net/elastic-net-params.js';
import { GeneLanes } from '../../src/elastic-net/gene-lanes.js';
import { distinctColumns } from '../../src/linear/distinct-columns.js';
import { hasTurned } from '../../src/elastic-net/has-turned.js';

const ids = (what: string, count: number): string[] => Array.from({ length: count }, (_, k) => `${what}${k}`);

/** 0/1 or 0/1/2 dosages, some imputed, some columns repeated or constant; neighbours that differ in few samples; as calls, or some continuous, too. */
function makeDesign(
  rng: Rng,
  {
    samples,
    markers,
    standardize,
    areCalls,
  }: Record<'samples' | 'markers', number> & Record<'standardize' | 'areCalls', boolean>,
): Design {
  const calls = new Int8Array(samples * markers);
  const levels = new Float32Array(4 * markers);
  const values = new Float32Array(samples * markers);
  for (let marker = 0; marker < markers; marker++) {
    const kind = rng.integer(7);
    const other = rng.integer(Math.max(1, marker));
    levels.set([rng.uniform(), 0, 1, 2], 4 * marker);
    for (let row = 0; row < samples; row++) {
      const at = marker * samples + row;
      const neighbour = calls[(kind === 1 ? other : marker - 1) * samples + row]!;
      if (kind === 0) calls[at] = 1;
      else if (marker > 0 && (kind === 1 || (kind === 2 && rng.uniform() < 0.9))) calls[at] = neighbour;
      else calls[at] = rng.uniform() < 0.05 ? -1 : rng.integer(kind === 3 ? 3 : 2);
      values[at] = kind === 4 && !areCalls ? rng.normal() : levels[4 * marker + calls[at] + 1]!;
    }
  }
  const labels = { samples: ids('s', samples), features: ids('m', markers) };
  return prepareDesign(
    areCalls ? matrixOfCalls(labels, { calls, levels }) : { ...labels, values },
    standardize,
  );
}

function centredNormal(rng: Rng, length: number): Float64Array {
  const values = Float64Array.from({ length }, () => rng.normal());
  const mean = values.reduce((sum, value) => sum + value, 0) / length;
  return values.map((value) => value - mean);
}

const sizes = {
  seed: fc.integer({ min: 0, max: 1e6 }),
  samples: fc.integer({ min: 2, max: 30 }),
  markers: fc.integer({ min: 1, max: 60 }),
  standardize: fc.boolean(),
  areCalls: fc.boolean(),
};

describe('GeneLanes', () => {
  it('satisfies the optimality conditions along the paths of several genes, for any genotypes', () => {
    const property = fc.record({ ...sizes, l1Ratio: fc.constantFrom(1, 0.7, 0.2) });
    fc.assert(
      fc.property(property, ({ seed, samples, l1Ratio, ...options }) => {
        const rng = createRng(seed);
        const design = makeDesign(rng, { samples, ...options });
        const genes = 1 + rng.integer(20);
        const values = Float32Array.from({ length: samples * genes }, () =>
          samples > 4 && rng.uniform() < 0.02 ? NaN : rng.normal(),
        );
        const expression = { samples: ids('s', samples), features: ids('g', genes), values };
        const params = elasticNetParams.parse({ tolerance: 1e-8, maxIterations: 1000, l1Ratio });
        const solver = new GeneLanes(design, params);
        const lanes = solver.start(expression, [...expression.features.keys()]);
        for (const share of [0.8, 0.6, 0.5, 0.2, 0.05]) {
          const moves = lanes.map((lane) => ({
            lane,
            alpha: share * lane.largest,
            next: 0.8 * share * lane.largest,
          }));
          solver.solve(moves);
          for (const { lane, alpha } of moves) {
            if (alpha === 0) continue;
            expect(lane.converged).toBe(true);
            const weight = lane.set.samples * alpha;
            expectOptimal(design, lane.set, weight * l1Ratio, weight * (1 - l1Ratio));
          }
        }
        solver.release();
      }),
      { numRuns: 150, seed: 2017 },
    );
  });
});

/** All columns, one after the other. */
function valuesOf({ columns, samples, column }: Design): Float64Array {
  const values = new Float64Array(columns * samples);
  for (let index = 0; index < columns; index++)
    column(index, values.subarray(index * samples, (index + 1) * samples));
  return values;
}

function expectOptimal(design: Design, set: ActiveSet, threshold: number, ridge: number): void {
  const { columns, samples, multiplicity } = design;
  const values = valuesOf(design);
  const weights = new Float64Array(columns);
  for (let k = 0; k < set.size; k++) weights[set.columns[k]!] = set.weights[k]!;
  const { residual } = set;
  for (let column = 0; column < columns; column++) {
    let slope = (-ridge * weights[column]!) / multiplicity[column]!;
    for (let row = 0; row < samples; row++) slope += values[column * samples + row]! * residual[row]!;
    const excess =
      weights[column] === 0
        ? Math.max(0, Math.abs(slope) - threshold)
        : Math.abs(slope - threshold * Math.sign(weights[column]!));
    expect(excess / threshold).toBeLessThan(1e-5);
  }
}

describe('columnScreen', () => {
  it('finds the largest product, and a column above a limit where there is one that is not skipped', () => {
    const property = fc.record({ ...sizes, share: fc.double({ min: 1e-6, max: 1.1, noNaN: true }) });
    fc.assert(
      fc.property(property, ({ seed, samples, share, ...options }) => {
        const rng = createRng(seed);
        const design = makeDesign(rng, { samples, ...options });
        const values = valuesOf(design);
        const vectors = Array.from({ length: 1 + rng.integer(20) }, () => centredNormal(rng, samples));
        const products = vectors.map((vector) =>
          Float64Array.from({ length: design.columns }, (_, column) =>
            Math.abs(vector.reduce((sum, value, row) => sum + value * values[column * samples + row]!, 0)),
          ),
        );
        const memory = designMemory(design);
        const screen = columnScreen(memory);
        const places = vectors.map((vector) => {
          const at = memory.heap.takeZeros(8 * (samples + 3));
          memory.heap.doubles.set(vector, at / 8);
          return at;
        });
        screen.largest(places).forEach((largest, k) => {
          expect(largest).toBeCloseTo(Math.max(0, ...products[k]!), 10);
        });
        const skipped = Int32Array.from(rng.permutation(design.columns).slice(0, rng.integer(4)));
        const limits = products.map((own) => share * Math.max(0, ...own));
        const found = screen.search(
          places.map((vectorAt, k) => ({ vectorAt, limit: limits[k]!, welcome: 0.9 * limits[k]!, skipped })),
        );
        screen.release();
        memory.heap.release();
        found.forEach(({ columns, isAbove }, k) => {
          const rest = [...products[k]!.keys()].filter((column) => !skipped.includes(column));
          const isOne = rest.some((column) => products[k]![column]! > limits[k]!);
          const listed = [...columns].filter((column) => !skipped.includes(column));
          if (isOne) expect(listed.some((column) => products[k]![column]! > limits[k]!)).toBe(true);
          if (isOne) expect(isAbove).toBe(true);
        });
      }),
      { numRuns: 200, seed: 2017 },
    );
  });
});

describe('distinctColumns', () => {
  it('groups identical and complementary columns and leaves out constant ones', () => {
    const columns = [
      [0, 1, 1, 0],
      [1, 0, 0, 1],
      [1, 1, 1, 1],
      [0, 1, 1, 0.5],
      [2, 3, 3, 2],
      [0, 1, 1, 0],
    ];
    const { representatives, group, sign } = distinctColumns({
      samples: ['a', 'b', 'c', 'd'],
      features: columns.map((_, k) => String(k)),
      values: Float32Array.from(columns.flat()),
    });
    expect([...representatives]).toEqual([0, 3]);
    expect([...group]).toEqual([0, 0, -1, 1, 0, 0]);
    expect([...sign]).toEqual([1, -1, 1, 1, 1, 1]);
  });
});

describe('hasTurned', () => {
  it('waits for a clear and lasting rise', () => {
    expect(hasTurned([5, 4, 3, 3.01, 3.02, 3.02, 3.02])).toBe(false);
    expect(hasTurned([5, 4, 3, 3.5, 3.6, 3.7])).toBe(false);
    expect(hasTurned([5, 4, 3, 3.5, 3.6, 3.7, 3.8])).toBe(true);
    expect(hasTurned([5, 4, 3, 2, 1])).toBe(false);
  });
});
