import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRng, readMatrix, selectSamples, simulateCross, simulateOptions } from '@snpress/data';
import { readFileSync } from 'node:fs';

const shared = process.env.SNPRESS_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** Fold 1 of the yeast cross, or a simulated cross of its size; genotypes imputed by the means of the training samples. */
export async function loadCross() {
  const folder = join(shared, 'yeast-brem2005');
  return existsSync(folder) ? yeastFold(folder) : simulatedFold();
}

async function yeastFold(folder) {
  const genotypes = (
    await readMatrix(join(folder, 'matrix_genotypes.txt'), { format: 'matrix-eqtl', missing: ['2'] })
  ).matrix;
  const expression = (await readMatrix(join(folder, 'expression.tsv.gz'), { format: 'matrix-eqtl' })).matrix;
  const lines = readFileSync(join(folder, 'folds.tsv'), 'utf8').trim().split(/\r?\n/).slice(1);
  const held = new Set(
    lines.map((line) => line.split('\t')).flatMap(([id, fold]) => (fold === '1' ? [id] : [])),
  );
  return { name: 'yeast cross, fold 1', ...split(genotypes, expression, (id) => held.has(id)) };
}

function simulatedFold() {
  const options = simulateOptions.parse({ samples: 112, markers: 2956, genes: 6216 });
  const { genotypes, expression } = simulateCross(options, createRng('forest benchmark')).dataset;
  const held = new Set(genotypes.samples.slice(0, 22));
  return { name: 'simulated cross', ...split(genotypes, expression, (id) => held.has(id)) };
}

function split(genotypes, expression, isHeld) {
  const part = (matrix, ids) =>
    selectSamples(
      matrix,
      ids.map((id) => matrix.samples.indexOf(id)),
    );
  const trainIds = genotypes.samples.filter((id) => !isHeld(id));
  const heldIds = genotypes.samples.filter(isHeld);
  const trained = part(genotypes, trainIds);
  const means = trained.features.map((_, marker) => {
    const from = marker * trainIds.length;
    const known = trained.values
      .subarray(from, from + trainIds.length)
      .filter((value) => !Number.isNaN(value));
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  });
  const impute = (matrix) => ({
    ...matrix,
    values: matrix.values.map((value, at) =>
      Number.isNaN(value) ? means[Math.floor(at / matrix.samples.length)] : value,
    ),
  });
  return {
    train: { genotypes: impute(trained), expression: part(expression, trainIds) },
    test: { genotypes: impute(part(genotypes, heldIds)), expression: part(expression, heldIds) },
  };
}
