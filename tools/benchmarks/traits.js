/**
 * What interactions gain on polygenic traits: skill of multi-kernel with the trait's own profile, with and without pairs of markers, on the 46
 * growth traits of Bloom et al. (2013). Strains that lack a trait are left out of it, so that the parts of the estimator are put together here: what
 * traits share is learned from all of them. Needs a build of the packages and yeast-bloom2013 in
 * $SNPRESS_DATA.
 *
 *     node tools/benchmarks/traits.js [--folds FILE] [--only 1,2,…] [--traits N] [--interactions pairs|gaussian|arc-cosine]
 *
 * --folds         a table of strains and folds (five random folds)
 * --only          of these folds (all)
 * --traits        only the first so many are scored
 * --interactions  pairs
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { attachPositions, createRng, selectSamples } from '@snpress/data';
import { readMatrix, readPositions } from '@snpress/formats';
import { kFold } from '@snpress/preprocess';

const load = (file) => import(`../../packages/models/dist/${file}.js`);
const { mergeMarkers } = await load('bins/marker-bins');
const { binScaling, standardiseBins } = await load('bins/standardise-bins');
const { fitOwnProfiles } = await load('multi-kernel/fit-own-profiles');
const { addInteractions } = await load('multi-kernel/interaction-duals');
const { multiKernel } = await load('multi-kernel/multi-kernel');
const { anywhere, hotspots } = await load('susie/place-prior');
const { fitSharedEffects } = await load('susie/shared-effects');
const { sparseRowCollector } = await load('susie/sparse-rows');

const { values: options } = parseArgs({
  options: {
    folds: { type: 'string' },
    only: { type: 'string' },
    traits: { type: 'string' },
    interactions: { type: 'string', default: 'pairs' },
  },
});
const folder = path.join(
  process.env.SNPRESS_DATA ?? path.resolve(import.meta.dirname, '../../../shared/data'),
  'yeast-bloom2013',
);
const read = async (file) =>
  (await readMatrix(path.join(folder, file), { format: 'matrix-eqtl', missing: ['NA'] })).matrix;
const genotypes = attachPositions(
  await read('genotypes.tsv.gz'),
  await readPositions(path.join(folder, 'markers.tsv.gz')),
).matrix;
const traits = await read('traits.tsv.gz');
const foldOf = folds();
const names = [...new Set(foldOf.values())].sort();
const shown = options.only?.split(',') ?? names;
const bins = mergeMarkers(genotypes, 0.02);
const places = bins.sizes.length;
const shared = {
  effects: 20,
  sizes: [0.003, 0.01, 0.03, 0.1, 0.25, 0.6],
  passes: 4,
  iterations: 25,
  earlyIterations: 8,
};
const kinds = ['none', options.interactions];
const scored = Math.min(traits.features.length, Number(options.traits ?? traits.features.length));
const sums = Array.from({ length: scored }, () => kinds.map(() => ({ error: 0, variance: 0 })));
for (const fold of shown) await scoreFold(fold);
const skills = sums.map((own) => own.map(({ error, variance }) => 1 - error / variance));
skills.forEach((own, trait) => {
  console.log(`${traits.features[trait].padEnd(30)} ${described((kind) => own[kind])}`);
});
const { user, system } = process.cpuUsage();
console.log(
  `mean of ${scored} traits: ${described((kind) => skills.reduce((sum, own) => sum + own[kind], 0) / scored)}; ` +
    `${((user + system) / 1e6).toFixed(0)} s of one processor, ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB at most`,
);

function described(skillOf) {
  return kinds
    .map((kind, at) => `${kind === 'none' ? 'additive' : kind} ${skillOf(at).toFixed(4)}`)
    .join(', ');
}

/** Fits all traits without a fold, and scores those that are asked for. */
async function scoreFold(fold) {
  const sets = traits.features.map((_, trait) => trainingSet(trait, fold));
  const found = [];
  await fitSharedEffects(
    sets,
    [hotspots(places), anywhere(places)],
    shared,
    (_, { effects, empty }, chances) => {
      const sum = new Float64Array(places);
      for (const one of effects) one.places.forEach((place, k) => (sum[place] += one.values[k]));
      found.push({
        effects: rowOf(sum, 0),
        inclusion: rowOf(chances, 1e-3),
        anyEffect: Float64Array.of(1 - empty.reduce((product, chance) => product * chance, 1)),
      });
    },
    () => Promise.resolve(),
  );
  for (let trait = 0; trait < scored; trait++) {
    const { mean, deviation, scaling, ...set } = sets[trait];
    const test = rowsOf(trait, fold, true);
    const held = selectSamples(genotypes, test);
    const columns = standardiseBins(held.values, test.length, scaling);
    for (const [at, interactions] of kinds.entries()) {
      const params = multiKernel.params.parse({ interactions });
      const fitted = await fitOwnProfiles({ ...set, ...found[trait] }, params, {});
      const predicted = new Float32Array(test.length);
      columns.forEach((value, index) => {
        predicted[index % test.length] += value * fitted.effects[Math.floor(index / test.length)];
      });
      if (fitted.interactions) addInteractions(fitted.interactions, columns, test.length, predicted);
      test.forEach((row, k) => {
        const value = valueOf(trait, row) - mean;
        sums[trait][at].error += (value - deviation * predicted[k]) ** 2;
        sums[trait][at].variance += value ** 2;
      });
    }
  }
}

/** A trait of the strains that have it, outside a fold: standardised places and trait. */
function trainingSet(trait, fold) {
  const rows = rowsOf(trait, fold, false);
  const samples = rows.length;
  const own = selectSamples(genotypes, rows);
  const scaling = binScaling(own, bins);
  const values = rows.map((row) => valueOf(trait, row));
  const mean = values.reduce((sum, value) => sum + value, 0) / samples;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / samples);
  const targets = Float64Array.from(values, (value) => (value - mean) / deviation);
  return {
    samples,
    columns: standardiseBins(own.values, samples, scaling),
    targets,
    scaling,
    mean,
    deviation,
  };
}

function rowOf(values, least) {
  const collector = sparseRowCollector(least);
  collector.add(values);
  return collector.rows();
}

function valueOf(trait, row) {
  return traits.values[trait * genotypes.samples.length + row];
}

/** The strains with a trait, in a fold or outside it. */
function rowsOf(trait, fold, isTest) {
  return [...genotypes.samples.keys()].filter(
    (row) => !Number.isNaN(valueOf(trait, row)) && (foldOf.get(genotypes.samples[row]) === fold) === isTest,
  );
}

function folds() {
  if (options.folds !== undefined) {
    const lines = readFileSync(options.folds, 'utf8').trim().split(/\r?\n/);
    return new Map(lines.map((line) => line.split('\t')));
  }
  const splits = kFold(genotypes.samples, 5, createRng('traits'));
  return new Map(
    splits.flatMap(({ test }, fold) => test.map((row) => [genotypes.samples[row], String(fold + 1)])),
  );
}
