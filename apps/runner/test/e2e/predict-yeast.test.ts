import { attachPositions, createRng, selectFeatures } from '@snpress/data';
import { originalIds } from '@snpress/data/matrix/original-ids';
import { readMatrix, readPositions } from '@snpress/formats';
import type { Dataset, Matrix } from '@snpress/data';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  damage,
  largestDifference,
  ownPredictions,
  predict,
  readPredictions,
  runCross,
  skillOf,
  variantTable,
  writeDamaged,
} from './round-trip.js';
import { onYeast, yeastFolder, yeastIsAbsent } from './yeast-data.js';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 900_000 });

const models = {
  'top-snp': { type: 'top-snp' },
  ridge: { type: 'ridge', select: 'per-gene' },
  lasso: { type: 'lasso', standardize: true, select: 'per-gene' },
  forest: { type: 'random-forest', trees: 100 },
  'mlp-sae-dropout': {
    type: 'mlp-sae',
    pretrain: { epochs: 3 },
    dropout: { hidden: 0.5 },
    learningRate: 0.6,
  },
};
const names = Object.keys(models);
let cwd: string;
let cross: Dataset;
let held: readonly string[];

/** Every tenth gene. The file has positions but no alleles: any two will do, as long as they stay the same. */
async function yeastCross(): Promise<Dataset> {
  const read = async (file: string, positions: string, missing: string[]): Promise<Matrix> => {
    const { matrix } = await readMatrix(path.join(yeastFolder, file), { format: 'matrix-eqtl', missing });
    return attachPositions(matrix, await readPositions(path.join(yeastFolder, positions))).matrix;
  };
  const genotypes = await read('matrix_genotypes.txt', 'snp_position.txt', ['2']);
  const expression = await read('expression.tsv.gz', 'gene_positions.tsv', ['NA']);
  const rng = createRng('alleles');
  const pairs = genotypes.features.map(() => {
    const counted = rng.integer(4);
    return ['ACGT'[counted]!, 'ACGT'[(counted + 1 + rng.integer(3)) % 4]!] as const;
  });
  const alleles = { counted: pairs.map(([first]) => first), other: pairs.map(([, second]) => second) };
  return {
    genotypes: { ...genotypes, alleles, ploidy: 1 },
    expression: selectFeatures(
      expression,
      [...expression.features.keys()].filter((gene) => gene % 10 === 0),
    ),
    ploidy: 1,
  };
}

describe.skipIf(yeastIsAbsent)(onYeast('train on 90 yeast strains, predict the other 22'), () => {
  beforeAll(async () => {
    cwd = mkdtempSync(path.join(tmpdir(), 'snpress-yeast-'));
    cross = await yeastCross();
    await runCross(cwd, cross, models);
    held = (await ownPredictions(cwd, 'lasso')).samples;
  });
  afterAll(() => {
    rmSync(cwd, { recursive: true, force: true });
  });

  it('as inside the run, of shuffled variants with swapped alleles', async () => {
    expect(held).toHaveLength(22);
    const done = damage(cross.genotypes, 0, 'same');
    await writeDamaged(path.join(cwd, 'same.bed'), cross.genotypes, held, done);
    expect((await predict(cwd, names, ['--genotypes', 'same.bed', '--out', 'same.arrow'])).code).toBe(0);
    for (const model of names) {
      const again = await readPredictions(cwd, `same.${model}.arrow`);
      expect([model, largestDifference(await ownPredictions(cwd, model), again)]).toEqual([
        model,
        expect.closeTo(0, 5),
      ]);
    }
    const table = variantTable(cwd, 'same.variants.lasso.csv');
    expect(table.filter(({ status }) => status !== 'met')).toEqual([]);
    expect(table.filter(({ flipped }) => flipped === 'true').length).toBe(done.swapped.size);
  });

  it('with skill that degrades gracefully where variants are absent, and a table that counts them', async () => {
    const { features } = cross.genotypes;
    const skills: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
    for (const share of [0, 0.05, 0.2, 0.5]) {
      const file = `absent${share}.bed`;
      const done = damage(cross.genotypes, share, 'absent');
      await writeDamaged(path.join(cwd, file), cross.genotypes, held, done);
      const out = ['--genotypes', file, '--out', `absent${share}.arrow`, '--min-found', '0.4'];
      expect((await predict(cwd, names, out)).code).toBe(0);
      const table = variantTable(cwd, `absent${share}.variants.ridge.csv`);
      expect(table.filter(({ status }) => status === 'absent').map((row) => row.reference_id)).toEqual(
        originalIds(features).filter((_, marker) => done.absent.has(features[marker]!)),
      );
      expect(table.filter(({ flipped }) => flipped === 'true').length).toBe(
        [...done.swapped].filter((id) => !done.absent.has(id)).length,
      );
      for (const model of names) {
        const predicted = await readPredictions(cwd, `absent${share}.${model}.arrow`);
        skills[model]!.push(skillOf(predicted, cross.expression));
      }
    }
    for (const [model, [none, few, some, half]] of Object.entries(skills)) {
      expect(few!, model).toBeGreaterThan(0.9 * none!);
      expect(some!, model).toBeGreaterThan(0.6 * none!);
      expect(half!, model).toBeGreaterThan(0.1 * none!);
    }
  });
});
