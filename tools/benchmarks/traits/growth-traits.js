import { readFileSync } from 'node:fs';
import path from 'node:path';
import { attachPositions, createRng, selectSamples } from '@snpress/data';
import { readMatrix, readPositions } from '@snpress/formats';
import { kFold } from '@snpress/preprocess';

/** Genotypes and the 46 growth traits of Bloom et al. (2013), and the fold of each strain: those of a table, or five random ones. */
export async function readGrowthTraits(foldsFile) {
  const folder = path.join(
    process.env.SNPRESS_DATA ?? path.resolve(import.meta.dirname, '../../../../shared/data'),
    'yeast-bloom2013',
  );
  const read = async (file) =>
    (await readMatrix(path.join(folder, file), { format: 'matrix-eqtl', missing: ['NA'] })).matrix;
  const genotypes = attachPositions(
    await read('genotypes.tsv.gz'),
    await readPositions(path.join(folder, 'markers.tsv.gz')),
  ).matrix;
  const traits = await read('traits.tsv.gz');
  return { genotypes, traits, foldOf: foldsFile ? readFolds(foldsFile) : randomFolds(genotypes.samples) };
}

function readFolds(file) {
  const lines = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  return new Map(lines.map((line) => line.split('\t')));
}

function randomFolds(samples) {
  const splits = kFold(samples, 5, createRng('traits'));
  return new Map(splits.flatMap(({ test }, fold) => test.map((row) => [samples[row], String(fold + 1)])));
}

/**
 * The strains of one trait that have it: those of a fold, and of the others the first so many of a random order.
 * @returns genotypes of both, the trait of both standardised as in training.
 */
export function splitOfTrait({ genotypes, traits, foldOf }, trait, fold, strains) {
  const { samples } = genotypes;
  const valueOf = (row) => traits.values[trait * samples.length + row];
  const order = createRng(`strains/${fold}`).permutation(samples.length);
  const rows = [...samples.keys()].filter((row) => !Number.isNaN(valueOf(row)));
  const rank = new Map([...order].map((row, at) => [row, at]));
  const others = [...order].filter((row) => foldOf.get(samples[row]) !== fold).slice(0, strains);
  const last = rank.get(others.at(-1));
  const training = rows.filter((row) => foldOf.get(samples[row]) !== fold && rank.get(row) <= last);
  const test = rows.filter((row) => foldOf.get(samples[row]) === fold);
  const mean = training.reduce((sum, row) => sum + valueOf(row), 0) / training.length;
  const variance = training.reduce((sum, row) => sum + (valueOf(row) - mean) ** 2, 0) / training.length;
  const standardised = (own) => Float64Array.from(own, (row) => (valueOf(row) - mean) / Math.sqrt(variance));
  return {
    training: { genotypes: selectSamples(genotypes, training), targets: standardised(training) },
    test: { genotypes: selectSamples(genotypes, test), targets: standardised(test) },
  };
}
