import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attachPositions } from '@snpress/data/positions/attach-positions';
import { checkGenotypes } from '@snpress/data/genotypes/check-genotypes';
import { decodeMatrix } from '@snpress/data/arrow/decode-matrix';
import { encodeMatrix } from '@snpress/data/arrow/encode-matrix';
import { inspectMatrix } from '@snpress/data/inspect/inspect-matrix';
import { matchSamples } from '@snpress/data/matching/match-samples';
import { readMatrix, readPositions } from '../../src/index.js';
import { hasYeast, yeastFolder } from './yeast-data.js';

const title = hasYeast ? 'the yeast cross' : 'the yeast cross (skipped: no yeast-brem2005 in SNPRESS_DATA)';

describe.skipIf(!hasYeast)(title, () => {
  const readGenotypes = () => readMatrix(join(yeastFolder, 'matrix_genotypes.txt'), { missing: ['2'] });
  const readExpression = () => readMatrix(join(yeastFolder, 'expression.tsv.gz'));

  test('genotypes', async () => {
    const { matrix, warnings } = await readGenotypes();
    checkGenotypes(matrix, 1);
    const summary = inspectMatrix(matrix);
    expect(summary.features.count).toBe(2956);
    expect(summary.samples.count).toBe(112);
    expect(summary.missing.cells).toBe(6258);
    expect(summary.features.count - summary.duplicateFeatures.count).toBe(2171);
    expect(summary.coding).toBe('0/1');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('25 feature ids repeat earlier ones and were renamed (6448_at_x15#2, ');
    const decoded = await decodeMatrix(await encodeMatrix(matrix));
    expect(Buffer.from(decoded.values.slice().buffer).equals(Buffer.from(matrix.values.slice().buffer))).toBe(
      true,
    );
  });

  test('genotypes whose missing code was not named', async () => {
    const { matrix } = await readMatrix(join(yeastFolder, 'matrix_genotypes.txt'));
    expect(() => {
      checkGenotypes(matrix, 1);
    }).toThrow(
      '6258 of 331072 dosages are outside 0 … 1. If 2 is the code of missing calls, say so: missing: ["2"]',
    );
  });

  test('every marker has its position, those with repeated ids too', async () => {
    const { matrix } = await readGenotypes();
    const { matrix: positioned, warnings } = attachPositions(
      matrix,
      await readPositions(join(yeastFolder, 'snp_position.txt')),
    );
    expect(warnings).toEqual([]);
    const { chromosome, start } = positioned.positions!;
    const inOrder = chromosome.filter(
      (name, marker) => name === chromosome[marker - 1] && start[marker]! >= start[marker - 1]!,
    );
    expect(inOrder.length).toBeGreaterThan(2900);
    expect(new Set(chromosome).size).toBe(16);
  });

  test('expression meets the genotypes in all samples', async () => {
    const { matrix } = await readExpression();
    expect(matrix.features).toHaveLength(6216);
    expect(inspectMatrix(matrix).missing.cells).toBe(0);
    const { reconciliation } = matchSamples((await readGenotypes()).matrix, matrix);
    expect(reconciliation).toEqual({
      matched: 112,
      genotypes: { total: 112, dropped: [] },
      expression: { total: 112, dropped: [] },
    });
  });

  test('genes have positions, on both strands', async () => {
    const { ids, positions } = await readPositions(join(yeastFolder, 'gene_positions.tsv'));
    expect(positions.start[ids.indexOf('YAL068C')]).toBe(2169);
    expect(positions.end[ids.indexOf('YAL068C')]).toBe(1807);
  });
});
