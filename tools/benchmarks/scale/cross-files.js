import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRng } from '@snpress/data';
import { simulateCross } from '@snpress/datasets';
import { writeMatrix } from '@snpress/formats';
import { planTuning, ridge } from '@snpress/models';
import { writeFloats } from '../cross/float-files.js';

/** Files of a cross with a hundredth of its calls missing, and its matrices for numpy. */
export async function crossFiles(folder, { samples, markers, genes }) {
  const files = ['genotypes.tsv', 'expression.tsv', 'positions.tsv', 'genes.tsv'].map((name) =>
    join(folder, name),
  );
  if (!existsSync(join(folder, 'setup.json'))) {
    mkdirSync(folder, { recursive: true });
    const { dataset } = simulateCross({ samples, markers, genes, heritability: 0.5 }, createRng('scale'));
    const { genotypes, expression } = dataset;
    await writeMatrix(files[0], genotypes);
    await writeMatrix(files[1], {
      ...expression,
      values: expression.values.map((value) => Math.round(1e4 * value) / 1e4),
    });
    [genotypes, expression].forEach(({ features, positions: { chromosome, start, end } }, side) => {
      const lines = features.map((id, at) => `${id}\t${chromosome[at]}\t${start[at]}\t${end[at]}\n`);
      writeFileSync(files[2 + side], `id\tchromosome\tstart\tend\n${lines.join('')}`);
    });
    writeFloats(join(folder, 'genotypes.f32'), genotypes.values);
    writeFloats(join(folder, 'expression.f32'), expression.values);
    const relativeLambdas = planTuning(ridge, ridge.params.parse({}))
      .cells[0].settings.map(({ relativeLambda }) => relativeLambda)
      .filter(Number.isFinite);
    writeFileSync(
      join(folder, 'setup.json'),
      JSON.stringify({ samples, held: 0, markers, genes, relativeLambdas }),
    );
  }
  return { folder, files, bytes: files.reduce((sum, file) => sum + statSync(file).size, 0) };
}
