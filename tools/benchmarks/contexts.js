/**
 * What fitting contexts together gains and loses: `both` and `joint` less `apart`, in pooled skill over 5 folds, with the interval of the
 * corrected t test over folds. Needs a build of the packages.
 *
 *     node tools/benchmarks/contexts.js [--model susie] [--seeds 1,2,3] [--tissues [--genes N] [--folds N]]
 *
 * By default a cross of 112 samples in two conditions, 150 genes, heritability 0.4, half of the noise the same in both: with effects
 * that the conditions share (a genetic correlation of 0.8), and with effects that have nothing to do with one another.
 * --tissues: a cohort of 600 people, 8 tissues of 80 to 600 of them, with shared, specific and opposite effects; markers near each gene.
 * 16 genes and 2 folds unless --genes and --folds say more.
 */
import { parseArgs } from 'node:util';
import { createRng, joinContexts, selectFeatures, selectSamples, splitContexts } from '@snpress/data';
import { simulateCohort, simulateCross } from '@snpress/datasets';
import { comparePaired, crossValidate, evaluateModel } from '@snpress/evaluate';
import { contextEstimator, getEstimator, loadModel, onMarkers } from '@snpress/models';

const { values: options } = parseArgs({
  options: {
    model: { type: 'string', default: 'susie' },
    seeds: { type: 'string', default: '1' },
    tissues: { type: 'boolean', default: false },
    genes: { type: 'string', default: '16' },
    folds: { type: 'string', default: '2' },
  },
});

for (const seed of options.seeds.split(',')) {
  if (options.tissues) await compareTissues(seed);
  else {
    await comparePair(`shared effects, seed ${seed}`, pair(seed, 0.8));
    await comparePair(`unrelated effects, seed ${seed}`, pair(seed, 0));
  }
}

async function comparePair(title, dataset) {
  const { evaluations, seconds } = await evaluate(dataset);
  const [apart, joint, both] = evaluations;
  console.log(`${title} (${options.model}, ${seconds} s): apart ${apart.skill.pooled.toFixed(3)}`);
  for (const other of [joint, both]) console.log(`  ${other.name} − apart: ${difference(other, apart)}`);
}

async function compareTissues(seed) {
  const sizes = [600, 500, 400, 300, 200, 150, 100, 80];
  const tissues = Object.fromEntries(sizes.map((size, index) => [`tissue${index + 1}`, size]));
  const cohort = simulateCohort(
    { samples: 600, genes: Number(options.genes), ldBlocks: 30, tissues, hiddenShare: 0.1 },
    createRng(seed),
  );
  const expression = joinContexts(
    new Map([...cohort.tissues].map(([name, tissue]) => [name, tissue.expression])),
  );
  const dataset = { genotypes: inOrder(cohort.genotypes, expression.samples), expression };
  const { evaluations, seconds } = await evaluate(dataset, { folds: Number(options.folds), cis: 1_000_000 });
  console.log(`8 tissues, seed ${seed} (${options.model}, ${seconds} s)`);
  console.log('  tissue   samples  apart   joint   both    both − apart');
  for (const { context, columns, measured } of splitContexts(expression)) {
    const [apart, joint, both] = evaluations.map(({ name, splits }) =>
      evaluateModel({
        name,
        observed: some(expression, columns),
        splits: splits.map((split) => ({
          ...split,
          predicted: some(split.predicted, columns),
          baseline: some(split.baseline, columns),
        })),
      }),
    );
    const shown = [apart, joint, both].map(({ skill }) => skill.pooled.toFixed(3).padEnd(8)).join('');
    console.log(`  ${context}  ${String(measured.length).padStart(7)}  ${shown}${difference(both, apart)}`);
  }
  console.log(`  over all: both − apart ${difference(evaluations[2], evaluations[0])}`);
}

async function evaluate(dataset, { folds = 5, cis } = {}) {
  const began = process.cpuUsage();
  const evaluations = [];
  for (const how of ['apart', 'joint', 'both']) {
    const model = getEstimator(options.model);
    const near = cis === undefined ? model : onMarkers(model, { cis });
    const estimator = contextEstimator(near, loadModel, { how, folds: 5 });
    const { evaluation, splits } = await crossValidate(estimator, dataset, {
      name: how,
      outer: { folds },
      preprocess: { genotypes: [{ impute: {} }] },
    });
    evaluations.push({ ...evaluation, splits });
  }
  const { user, system } = process.cpuUsage(began);
  return { evaluations, seconds: Math.round((user + system) / 1e6) };
}

function difference(first, second) {
  const { skill } = comparePaired([first, second]).at(-1);
  const [low, high] = skill.interval.map((end) => end.toFixed(3));
  return `${skill.difference.toFixed(4)} [${low}, ${high}]`;
}

/** Two conditions of a cross: genetic values with a correlation, of effects that are shared and of effects of each condition alone. */
function pair(seed, correlation) {
  const genes = 150;
  const size = { samples: 112, markers: 800, genes: 3 * genes, heritability: 0.9, missingRate: 0 };
  const { dataset, trueGeneticValues } = simulateCross(size, createRng(seed));
  const { samples } = dataset.genotypes;
  const rng = createRng(`noise ${seed}`);
  const [h, common] = [0.4, 0.5];
  const conditions = ['glucose', 'ethanol'].map(() => new Float32Array(genes * samples.length));
  for (let gene = 0; gene < genes; gene++) {
    const [shared, ...own] = [0, 1, 2].map((block) =>
      standardised(
        trueGeneticValues.values.subarray(
          (block * genes + gene) * samples.length,
          (block * genes + gene + 1) * samples.length,
        ),
      ),
    );
    samples.forEach((_, row) => {
      const noise = rng.normal();
      conditions.forEach((values, at) => {
        const genetic = Math.sqrt(correlation) * shared[row] + Math.sqrt(1 - correlation) * own[at][row];
        const rest = Math.sqrt(common) * noise + Math.sqrt(1 - common) * rng.normal();
        values[gene * samples.length + row] = Math.sqrt(h) * genetic + Math.sqrt(1 - h) * rest;
      });
    });
  }
  const { chromosome, start, end } = dataset.expression.positions;
  const positions = {
    chromosome: chromosome.slice(0, genes),
    start: start.slice(0, genes),
    end: end.slice(0, genes),
  };
  const features = dataset.expression.features.slice(0, genes);
  const [glucose, ethanol] = conditions.map((values) => ({ samples, features, values, positions }));
  return {
    genotypes: dataset.genotypes,
    expression: joinContexts(
      new Map([
        ['glucose', glucose],
        ['ethanol', ethanol],
      ]),
    ),
  };
}

function some(matrix, columns) {
  return selectFeatures(matrix, columns);
}

function inOrder(genotypes, samples) {
  const rowOf = new Map(genotypes.samples.map((id, row) => [id, row]));
  return selectSamples(
    genotypes,
    samples.map((id) => rowOf.get(id)),
  );
}

function standardised(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (deviation === 0 ? 0 : (value - mean) / deviation));
}
