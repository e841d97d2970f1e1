import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { collectReconciled } from '@snpress/data/reconcile/collect-reconciled';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { markersOf } from '@snpress/data/reconcile/markers-of';
import { openMarkers, readMatrix } from '../../src/index.js';
import { reconcileMarkers } from '@snpress/data/reconcile/reconcile-markers';
import type { Matrix } from '@snpress/data';
import { readGolden } from '../genotype-files/fixtures.js';

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

/** What plink2 reads from the file that all others are made of. */
async function original(): Promise<Matrix> {
  const { samples, chromosomes, positions, counted, other, values } = await readGolden('calls-61');
  const start = Float64Array.from(positions);
  return createMatrix({
    samples,
    features: positions.map((position, marker) => `${chromosomes[marker]}:${position}`),
    values: Float32Array.from(values),
    positions: { chromosome: chromosomes, start, end: start },
    alleles: { counted, other },
    ploidy: 2,
  });
}

test.each([
  ['swapped', 12],
  ['minor', undefined],
])(
  'the dosages of markers whose alleles PLINK swapped are those of the original: %s',
  async (name, swapped) => {
    const genotypes = await original();
    const { features, values, samples } = genotypes;
    const stream = await openMarkers(fixture(`${name}.bed`));
    const { matrix, reconciliation } = await collectReconciled(stream, name, markersOf(genotypes, 2), 2);
    const { columns, summary } = reconciliation;
    expect(summary).toMatchObject({
      met: 40,
      byPosition: 40,
      absentBy: { 'not-there': 8 },
      dropped: 0,
      frequencyGaps: 0,
    });
    if (swapped !== undefined) expect(summary.flipped).toBe(swapped);
    expect(summary.flipped).toBeGreaterThan(5);
    expect(matrix).toEqual({
      ...genotypes,
      values: values.map((value, at) => (columns[Math.floor(at / samples.length)] === -1 ? NaN : value)),
    });
    expect(columns.filter((column) => column === -1)).toHaveLength(features.length - 40);
  },
);

test('markers that PLINK does not merge are those that are not met, until the other strand is read', async () => {
  const [base, strand] = [await original(), (await readMatrix(fixture('strand.bed'))).matrix];
  const refused = (await readFile(fixture('strand.missnp'), 'utf8')).trimEnd().split('\n');
  const given = markersOf(strand, 2);
  const { records, summary } = reconcileMarkers(markersOf(base, 2), given);
  const dropped = [...records()]
    .filter(({ status }) => status === 'dropped')
    .map((record) => record.given!.id);
  expect(dropped.sort()).toEqual(refused);
  expect(summary.absentBy).toEqual({ 'other-strand': refused.length - 1, 'alleles-differ': 1 });

  const read = reconcileMarkers(markersOf(base, 2), given, { complement: true }).summary;
  expect(read).toMatchObject({ complement: refused.length - 1, absentBy: { 'alleles-differ': 1 } });
});
