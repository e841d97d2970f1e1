import { createRng } from '@snpress/data/random/rng';
import type { Rng } from '@snpress/data';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ActiveSetSolver } from '../../src/elastic-net/active-set.js';
import { ColumnScreen } from '../../src/elastic-net/column-screen.js';
import { prepareDesign, type Design } from '../../src/elastic-net/design.js';
import { distinctColumns } from '../../src/linear/distinct-columns.js';
import { hasTurned } from '../../src/elastic-net/has-turned.js';

/** Genotypes of all kinds: 0/1 or 0/1/2 dosages, some imputed, some continuous, some columns repeated or constant. */
function makeDesign(rng: Rng, samples: number, markers: number, standardize: boolean): Design {
  const values = new Float32Array(samples * markers);
  for (let marker = 0; marker < markers; marker++) {
    const kind = rng.integer(6);
    const other = rng.integer(Math.max(1, marker));
    for (let row = 0; row < samples; row++) {
      const at = marker * samples + row;
      if (kind === 0) values[at] = 1;
      else if (kind === 1 && marker > 0) values[at] = values[other * samples + row]!;
      else if (kind === 2) values[at] = rng.normal();
      else values[at] = rng.uniform() < 0.05 ? rng.uniform() : rng.integer(kind === 3 ? 3 : 2);
    }
  }
  const ids = (what: string, count: number): string[] =>
    Array.from({ length: count }, (_, k) => `${what}${k}`);
  const genotypes = { samples: ids('s', samples), features: ids('m', markers), values };
  return prepareDesign(genotypes, standardize);
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
};

describe('ActiveSetSolver', () => {
  it('satisfies the optimality conditions along a path, for any genotypes', () => {
    const property = fc.record({ ...sizes, ridgeShare: fc.constantFrom(0, 0.5, 3) });
    fc.assert(
      fc.property(property, ({ seed, samples, markers, standardize, ridgeShare }) => {
        const rng = createRng(seed);
        const design = makeDesign(rng, samples, markers, standardize);
        const y = centredNormal(rng, samples);
        const solver = new ActiveSetSolver(design, { tolerance: 1e-8, maxIterations: 1000 });
        const largest = solver.start(y);
        for (const share of [0.8, 0.5, 0.2, 0.05]) {
          const threshold = largest * share;
          if (threshold === 0) continue;
          const ridge = ridgeShare * threshold;
          expect(solver.solve(threshold, ridge)).toBe(true);
          expectOptimal(design, solver, y, threshold, ridge);
        }
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

function expectOptimal(
  design: Design,
  solver: ActiveSetSolver,
  y: Float64Array,
  threshold: number,
  ridge: number,
): void {
  const { columns, samples, multiplicity } = design;
  const values = valuesOf(design);
  const weights = new Float64Array(columns);
  for (let k = 0; k < solver.size; k++) weights[solver.columns[k]!] = solver.weights[k]!;
  const residual = y.map(
    (value, row) => value - weights.reduce((sum, weight, j) => sum + weight * values[j * samples + row]!, 0),
  );
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

describe('ColumnScreen', () => {
  it('misses no column above a threshold and lists none far below it, for any genotypes', () => {
    const property = fc.record({ ...sizes, share: fc.double({ min: 1e-6, max: 1.1, noNaN: true }) });
    fc.assert(
      fc.property(property, ({ seed, samples, markers, standardize, share }) => {
        const rng = createRng(seed);
        const design = makeDesign(rng, samples, markers, standardize);
        const vector = centredNormal(rng, samples);
        const values = valuesOf(design);
        const products = Float64Array.from({ length: design.columns }, (_, column) => {
          let product = 0;
          for (let row = 0; row < samples; row++) {
            product += values[column * samples + row]! * vector[row]!;
          }
          return Math.abs(product);
        });
        const largest = Math.max(0, ...products);
        const screen = new ColumnScreen(design);
        screen.load(vector);
        expect(screen.largest(vector)).toBeCloseTo(largest, 10);
        const found = [...screen.found.subarray(0, screen.above(largest * share))];
        screen.release();
        expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
        const longest = Math.max(0, ...design.lengths) * Math.hypot(...vector);
        products.forEach((product, column) => {
          if (product > largest * share) expect(found).toContain(column);
          if (product < largest * share - 1e-3 * longest) expect(found).not.toContain(column);
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
