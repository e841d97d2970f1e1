import { expect, it } from 'vitest';
import { createRng } from '@snpress/data/random/rng';
import { panelPhi } from '../../src/calibration/panel-phi.js';
import { relationshipCollector } from '../../src/calibration/panel-relationship.js';
import { polygenicInflation } from '../../src/calibration/calibrate-z.js';

const rng = createRng('phi');
const samples = Array.from({ length: 150 }, (_, row) => `s${row}`);
const column = (of: () => number): Float32Array => Float32Array.from(samples, of);
/** 220 markers, more than are multiplied at once: in pairs that are nearly one, a constant one and one with missing calls among them. */
const markers: Float32Array[] = [];
for (let pair = 0; pair < 110; pair++) {
  const first = column(() => rng.integer(3));
  markers.push(
    first,
    first.map((value) => (rng.uniform() < 0.1 ? rng.integer(3) : value)),
  );
}
markers[7] = column(() => 1);
const genes = [0, 1, 2].map((gene) => column((): number => 0).map((_, row) => 2 * markers[40 * gene]![row]!));
const predicted = {
  samples,
  features: ['a', 'b', 'c', 'constant'],
  values: Float32Array.from([...genes, column(() => 3)].flatMap((own) => [...own])),
};

function pearson(x: Float32Array, y: Float32Array): number {
  const mean = (values: Float32Array): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(x), mean(y)];
  const sum = (of: (row: number) => number): number => samples.reduce((total, _, row) => total + of(row), 0);
  const square = sum((row) => (x[row]! - a) ** 2) * sum((row) => (y[row]! - b) ** 2);
  return sum((row) => (x[row]! - a) * (y[row]! - b)) / Math.sqrt(square);
}

it('is the mean squared correlation with all markers, less what chance correlates', () => {
  const collector = relationshipCollector(samples.length);
  for (const values of markers) collector.add({ values });
  const relationship = collector.finish();
  expect(relationship.markers).toBe(219);
  const phi = panelPhi(relationship, predicted);
  genes.forEach((own, gene) => {
    const r2 = markers.filter((_, marker) => marker !== 7).map((marker) => pearson(own, marker) ** 2);
    const mean = r2.reduce((sum, value) => sum + value, 0) / r2.length;
    expect(phi[gene]).toBeCloseTo(mean - (1 - mean) / 148, 10);
    expect(phi[gene]).toBeGreaterThan(0.5 / 219);
  });
  expect(phi[3]).toBeNaN();
});

it('inflates by 1 + N h² Φ, and below 0 not at all', () => {
  const trait = { samples: 1000, heritability: 0.5 };
  expect([4e-3, -1e-4, NaN].map((phi) => polygenicInflation(phi, trait))).toEqual([3, 1, NaN]);
});
