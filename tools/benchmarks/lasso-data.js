import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { matchSamples, readMatrix } from '@snpress/data';

const shared = process.env.SNPRESS_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

/**
 * The yeast cross with its outer fold of every strain, genotypes imputed by the mean over all strains (as the reference
 * numbers were made); undefined where the shared data are not there.
 */
export async function loadYeastCross() {
  const folder = join(shared, 'yeast-brem2005');
  if (!existsSync(folder)) return undefined;
  const read = async (name, options) => (await readMatrix(join(folder, name), options)).matrix;
  const { genotypes, expression } = matchSamples(
    await read('matrix_genotypes.txt', { format: 'matrix-eqtl', missing: ['2'] }),
    await read('expression.tsv.gz', { format: 'matrix-eqtl' }),
  );
  const lines = readFileSync(join(folder, 'folds.tsv'), 'utf8').trim().split(/\r?\n/);
  const foldOf = new Map(lines.map((line) => line.split('\t')));
  return {
    genotypes: imputeMeans(genotypes),
    expression,
    folds: genotypes.samples.map((id) => Number(foldOf.get(id))),
  };
}

function imputeMeans(matrix) {
  const rows = matrix.samples.length;
  const values = matrix.values.slice();
  for (let marker = 0; marker < matrix.features.length; marker++) {
    const column = values.subarray(marker * rows, (marker + 1) * rows);
    const known = column.filter((value) => !Number.isNaN(value));
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    column.forEach((value, row) => {
      if (Number.isNaN(value)) column[row] = mean;
    });
  }
  return { ...matrix, values };
}
