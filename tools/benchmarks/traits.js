/**
 * What interactions and networks gain on polygenic traits: the skill of several models on the 46 growth traits of Bloom et al. (2013), in five
 * outer folds, and how it grows with the number of strains. Strains that lack a trait are left out of it. Beside each model: its gain over
 * the first one, paired by trait, with a bootstrap interval over traits. Needs a build of the packages and yeast-bloom2013 in $SNPRESS_DATA.
 *
 *     node tools/benchmarks/traits.js [--models lasso,additive,pairs,mlp,…] [--strains 100,200,400,806] [--folds FILE] [--only 1,2,…] [--traits N]
 *         [--csv FILE]
 *
 * --models   of: additive, pairs, gaussian, arc-cosine (multi-kernel with the trait's own profile, without and with interactions), lasso, and mlp and
 *            mlp-sae on places weighted by their inclusion probabilities (lasso,additive,pairs)
 * --strains  how many strains train (all that are not in the fold)
 * --folds    a table of strains and folds (five random folds)
 * --only     of these folds (all)
 * --traits   only the first so many are scored
 * --csv      where the skill of every trait, model and number of strains goes
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createRng } from '@snpress/data';
import { readGrowthTraits, splitOfTrait } from './traits/growth-traits.js';
import { traitModels } from './traits/trait-models.js';

const load = (file) => import(`../../packages/models/dist/${file}.js`);
const { mergeMarkers } = await load('bins/marker-bins');
const { binScaling, standardiseBins } = await load('bins/standardise-bins');
const { anywhere, hotspots } = await load('susie/place-prior');
const { fitSharedEffects } = await load('susie/shared-effects');
const { sparseRowCollector } = await load('susie/sparse-rows');

const { values: options } = parseArgs({
  options: {
    models: { type: 'string', default: 'lasso,additive,pairs' },
    strains: { type: 'string', default: '1008' },
    folds: { type: 'string' },
    only: { type: 'string' },
    traits: { type: 'string' },
    csv: { type: 'string' },
  },
});
const data = await readGrowthTraits(options.folds);
const { genotypes, traits, foldOf } = data;
const bins = mergeMarkers(genotypes, 0.02);
const places = bins.sizes.length;
const shared = {
  effects: 20,
  sizes: [0.003, 0.01, 0.03, 0.1, 0.25, 0.6],
  passes: 4,
  iterations: 25,
  earlyIterations: 8,
};
const models = options.models.split(',');
const scored = Math.min(traits.features.length, Number(options.traits ?? traits.features.length));
const names = [...new Set(foldOf.values())].sort();
const lines = ['strains,trait,model,skill'];
for (const strains of options.strains.split(',').map(Number)) {
  const skills = await skillsWith(strains);
  console.log(`\n${strains >= genotypes.samples.length ? 'all' : strains} strains`);
  skills.forEach((own, trait) => {
    const name = traits.features[trait];
    console.log(
      `${name.padEnd(30)} ${models.map((model, at) => `${model} ${own[at].toFixed(4)}`).join(', ')}`,
    );
    models.forEach((model, at) => lines.push(`${strains},${name},${model},${own[at]}`));
  });
  models.forEach((model, at) => console.log(summary(model, at, skills)));
}
if (options.csv) writeFileSync(options.csv, `${lines.join('\n')}\n`);
const { user, system } = process.cpuUsage();
console.log(
  `\n${((user + system) / 1e6).toFixed(0)} s of one processor, ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB at most`,
);

function summary(model, at, skills) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const gains = skills.map((own) => own[at] - own[0]);
  const rng = createRng('interval');
  const drawn = Array.from({ length: 2000 }, () =>
    mean(gains.map(() => gains[rng.integer(gains.length)])),
  ).sort((a, b) => a - b);
  const gain =
    at === 0
      ? ''
      : `, over ${models[0]} ${mean(gains).toFixed(4)} [${drawn[50].toFixed(4)}, ${drawn[1949].toFixed(4)}], better for ${gains.filter((value) => value > 0).length}`;
  return `${model.padEnd(12)} mean skill of ${skills.length} traits ${mean(skills.map((own) => own[at])).toFixed(4)}${gain}`;
}

/** The skill of every trait by every model, where so many strains train. */
async function skillsWith(strains) {
  const sums = Array.from({ length: scored }, () => models.map(() => ({ error: 0, variance: 0 })));
  for (const fold of options.only?.split(',') ?? names) {
    const sets = traits.features.map((_, trait) =>
      standardisedPlaces(splitOfTrait(data, trait, fold, strains).training),
    );
    const found = await effectsOf(sets);
    for (let trait = 0; trait < scored; trait++) {
      const { training, test } = splitOfTrait(data, trait, fold, strains);
      const { scaling, ...own } = sets[trait];
      const rows = test.targets.length;
      const columns = standardiseBins(test.genotypes.values, rows, scaling);
      const set = { training, test, rows, columns, profile: { ...own, ...found[trait] } };
      for (const [at, model] of models.entries()) {
        const predicted = await traitModels[model](set);
        test.targets.forEach((value, k) => {
          sums[trait][at].error += (value - predicted[k]) ** 2;
          sums[trait][at].variance += value ** 2;
        });
      }
    }
  }
  return sums.map((own) => own.map(({ error, variance }) => 1 - error / variance));
}

function standardisedPlaces({ genotypes: own, targets }) {
  const samples = targets.length;
  const scaling = binScaling(own, bins);
  return { samples, columns: standardiseBins(own.values, samples, scaling), targets, scaling };
}

/** The single effects of every trait; what traits share is learned from all of them. */
async function effectsOf(sets) {
  const found = [];
  await fitSharedEffects(
    sets.map((set, trait) => ({ genes: Int32Array.of(trait), load: () => set })),
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
  return found;
}

function rowOf(values, least) {
  const collector = sparseRowCollector(least);
  collector.add(values);
  return collector.rows();
}
