/**
 * Which model is right where that is known: simulated data, skill on samples that no model has seen (the mean over targets, with the
 * paired interval of its difference from a baseline over targets), the weights that a blend learned of its members, and how often 95 % credible
 * sets hold a causal marker. Needs a build of the packages.
 *
 *     node tools/benchmarks/simulated.js [--designs cis-sparse,cis-polygenic,structured,pairs,null,sets-cross,sets-cis] [--repeats N]
 *
 * cis-sparse, cis-polygenic   windows of 100–400 markers in LD blocks, 400 samples, a genetic share of 0.2 by 1–3 markers, or 60 % of it by them and
 *                             40 % by 20 small effects: susie and elastic net, their equal and learned blend
 * structured                  inbred lines of five subpopulations, a smooth function of all markers (a Gaussian kernel is right)
 * pairs                       a cross, a few markers and their products (pairs of weighted markers are right)
 * null                        a cross, nothing
 * sets-cross, sets-cis        credible sets of a cross, and of cis windows
 */
import { parseArgs } from 'node:util';
import { createRng } from '@snpress/data';
import { getEstimator } from '@snpress/models';
import * as simulated from './simulated/designs.js';

const { values: options } = parseArgs({
  options: {
    designs: {
      type: 'string',
      default: 'cis-sparse,cis-polygenic,structured,pairs,null,sets-cross,sets-cis',
    },
    repeats: { type: 'string' },
  },
});
const elasticNet = { type: 'elastic-net', standardize: true };
const cisMembers = ['susie', elasticNet];
const designs = {
  'cis-sparse': (repeats = 60) => scoreCis(repeats, 0),
  'cis-polygenic': (repeats = 60) => scoreCis(repeats, 0.4),
  structured: (repeats = 2) => scoreBroad(repeats, structuredSet),
  pairs: (repeats = 2) => scoreBroad(repeats, pairsSet),
  null: (repeats = 2) => scoreBroad(repeats, nullSet),
  'sets-cross': (repeats = 10) => coverSets(repeats, crossSet),
  'sets-cis': (repeats = 100) => coverSets(repeats, cisSet(0)),
};
for (const name of options.designs.split(',')) {
  console.log(`\n${name}`);
  await designs[name](options.repeats === undefined ? undefined : Number(options.repeats));
}
console.log(`\n${(process.cpuUsage().user / 1e6).toFixed(0)} s of one processor`);

async function scoreCis(repeats, polygenic) {
  const models = {
    'elastic-net': { type: 'blend', of: [elasticNet] },
    susie: { type: 'susie' },
    'equal blend': { type: 'blend', of: cisMembers },
    'learned blend': { type: 'blend', of: cisMembers, weights: 'nnls' },
  };
  await score(repeats, cisSet(polygenic), models, 'elastic-net');
}

async function scoreBroad(repeats, draw) {
  const blend = getEstimator('blend');
  const members = blend
    .members(blend.params.parse({}))
    .of.map((member) => (typeof member === 'string' ? { type: member } : member));
  const names = ['GBLUP', 'Gaussian kernel', 'susie + GBLUP', 'pairs', 'lasso'];
  const models = Object.fromEntries(
    members.map((member, at) => [names[at], { type: 'blend', of: [member] }]),
  );
  models.blend = { type: 'blend' };
  await score(repeats, draw, models, 'GBLUP');
}

async function score(repeats, draw, models, baseline) {
  const skills = Object.fromEntries(Object.keys(models).map((name) => [name, []]));
  const weights = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const { train, test } = split(draw(createRng(`simulated/${repeat}`)));
    for (const [name, { type, ...params }] of Object.entries(models)) {
      const fitted = await getEstimator(type).fit(train, params, { seed: repeat });
      skills[name].push(...skillsOf(fitted.predict(test.genotypes), train.expression, test.expression));
      if (isLearned({ type, ...params })) weights.push(...fitted.save().arrays.weights);
    }
  }
  for (const [name, own] of Object.entries(skills)) {
    const differences = own.map((skill, at) => skill - skills[baseline][at]);
    const { mean, error } = summary(differences);
    const interval = `${signed(mean)} [${signed(mean - 1.96 * error)}, ${signed(mean + 1.96 * error)}]`;
    console.log(
      `${name.padEnd(16)} skill ${summary(own).mean.toFixed(4)}${name === baseline ? '' : `, over ${baseline} ${interval}`}`,
    );
  }
  const learned = Object.keys(models).find((name) => isLearned(models[name]));
  const single = Object.keys(models).filter((name) => !/blend/.test(name));
  const best = single.reduce((a, b) => (summary(skills[a]).mean >= summary(skills[b]).mean ? a : b));
  const { mean, error } = summary(skills[learned].map((skill, at) => skill - skills[best][at]));
  console.log(
    `${learned} over ${best}, the best member: ${signed(mean)} [${signed(mean - 1.96 * error)}, ${signed(mean + 1.96 * error)}]`,
  );
  const means = single.map((_, at) => summary(weights.filter((_w, k) => k % single.length === at)).mean);
  console.log(`mean weights of ${means.map((mean) => mean.toFixed(3)).join(', ')}`);
}

/** Whether a blend's weights are learned: where it is asked for, or nothing is. */
function isLearned({ type, of, weights }) {
  return type === 'blend' && (weights === 'nnls' || of === undefined);
}

/** Of the sets of every gene, how many hold a marker with an effect. */
async function coverSets(repeats, draw) {
  let [sets, covering, size] = [0, 0, 0];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const data = draw(createRng(`sets/${repeat}`));
    const { train } = split(data);
    const fitted = await getEstimator('susie').fit(train, {}, {});
    for (const { gene, markers, purity } of fitted.inclusion().credibleSets) {
      if (purity < 0.5) continue;
      sets += 1;
      size += markers.length / data.columns.length;
      if (data.causal[gene].some((marker) => markers.includes(marker))) covering += 1;
    }
  }
  const share = covering / sets;
  const [low, high] = wilson(covering, sets);
  console.log(
    `${sets} sets of purity 0.5 or more, ${(100 * share).toFixed(1)} % hold a causal marker [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}], ` +
      `${((100 * size) / sets).toFixed(1)} % of the markers in a set`,
  );
}

/** One gene and its window; 400 samples to learn from and 600 to score. */
function cisSet(polygenic) {
  return (rng) => {
    const markers = 100 + rng.integer(301);
    const values = simulated.cisWindow(rng, 1000, markers);
    const columns = simulated.standardisedMarkers(values, 1000);
    const { genetic: few, causal } = simulated.fewEffects(rng, columns, 1 + rng.integer(3));
    const many = simulated.fewEffects(rng, columns, 20).genetic;
    const genetic = few.map(
      (value, row) => Math.sqrt(1 - polygenic) * value + Math.sqrt(polygenic) * many[row],
    );
    return dataOf(values, columns, [simulated.traitOf(rng, genetic, 0.2)], 400, [causal]);
  };
}

function structuredSet(rng) {
  const values = simulated.subpopulations(rng, 450, 300);
  const columns = simulated.standardisedMarkers(values, 450);
  return dataOf(
    values,
    columns,
    traits(16, () => simulated.traitOf(rng, simulated.smoothFunction(rng, columns), 0.7)),
    300,
  );
}

function pairsSet(rng) {
  const values = simulated.cross(rng, 700, 300);
  const columns = simulated.standardisedMarkers(values, 700);
  const draw = () => {
    const { genetic, causal } = simulated.fewEffects(rng, columns, 8);
    const products = simulated.pairEffects(rng, columns, causal, 8);
    return simulated.traitOf(
      rng,
      genetic.map((value, row) => Math.sqrt(0.5) * (value + products[row])),
      0.7,
    );
  };
  return dataOf(values, columns, traits(8, draw), 500);
}

function nullSet(rng) {
  const values = simulated.cross(rng, 300, 300);
  const columns = simulated.standardisedMarkers(values, 300);
  return dataOf(
    values,
    columns,
    traits(16, () => Float64Array.from({ length: 300 }, () => rng.normal())),
    200,
  );
}

/** A cross whose genes have one to three effects each. */
function crossSet(rng) {
  const values = simulated.cross(rng, 200, 400);
  const columns = simulated.standardisedMarkers(values, 200);
  const drawn = traits(60, () => simulated.fewEffects(rng, columns, 1 + rng.integer(3)));
  return dataOf(
    values,
    columns,
    drawn.map(({ genetic }) => simulated.traitOf(rng, genetic, 0.4)),
    200,
    drawn.map(({ causal }) => causal),
  );
}

function traits(count, draw) {
  return Array.from({ length: count }, draw);
}

function dataOf(values, columns, targets, training, causal) {
  const rows = targets[0].length;
  const samples = Array.from({ length: rows }, (_, row) => `sample${row}`);
  const named = (prefix, count) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
  return {
    genotypes: { samples, features: named('snp', columns.length), values },
    expression: {
      samples,
      features: named('gene', targets.length),
      values: Float32Array.from(targets.flatMap((target) => [...target])),
    },
    columns,
    training,
    causal,
  };
}

function split({ genotypes, expression, training }) {
  const part = (matrix, first, last) => ({
    samples: matrix.samples.slice(first, last),
    features: matrix.features,
    values: Float32Array.from(
      matrix.features.flatMap((_, at) => [
        ...matrix.values.subarray(at * matrix.samples.length + first, at * matrix.samples.length + last),
      ]),
    ),
  });
  const rows = genotypes.samples.length;
  const both = (first, last) => ({
    genotypes: part(genotypes, first, last),
    expression: part(expression, first, last),
  });
  return { train: both(0, training), test: both(training, rows) };
}

function skillsOf(predicted, training, tested) {
  return tested.features.map((_, gene) => {
    const own = (matrix) =>
      matrix.values.subarray(gene * matrix.samples.length, (gene + 1) * matrix.samples.length);
    const mean = summary([...own(training)]).mean;
    const observed = own(tested);
    const guess = own(predicted);
    const error = observed.reduce((sum, value, row) => sum + (value - guess[row]) ** 2, 0);
    return 1 - error / observed.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  });
}

function summary(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}

function signed(value) {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;
}

/** 95 % interval of a share (Wilson 1927). */
function wilson(hits, count) {
  const z = 1.96;
  const middle = (hits + z ** 2 / 2) / (count + z ** 2);
  const width = (z * Math.sqrt((hits * (count - hits)) / count + z ** 2 / 4)) / (count + z ** 2);
  return [middle - width, middle + width];
}
