import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { matchSamples } from '@snpress/data';
import { readMatrix } from '@snpress/formats';
import { readFolds, splitFromFolds } from '@snpress/preprocess';
import { divideCross } from './divide-cross.js';

const shared = process.env.SNPRESS_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));

/** Fold 1 of the yeast cross (Brem & Kruglyak 2005), held out; undefined where the shared data are not there. */
export async function loadYeastFold() {
  const folder = join(shared, 'yeast-brem2005');
  if (!existsSync(folder)) return undefined;
  const read = async (name, options) => (await readMatrix(join(folder, name), options)).matrix;
  const { genotypes, expression } = matchSamples(
    await read('matrix_genotypes.txt', { format: 'matrix-eqtl', missing: ['2'] }),
    await read('expression.tsv.gz', { format: 'matrix-eqtl' }),
  );
  const { foldOfSample } = await readFolds(join(folder, 'folds.tsv'), genotypes.samples);
  const [split] = splitFromFolds(genotypes.samples, foldOfSample);
  return divideCross('yeast', genotypes, expression, split);
}
