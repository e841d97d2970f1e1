/**
 * Skill, seconds and memory of susie, multi-kernel and their blend on the yeast cross of Brem & Kruglyak (2005), in the outer folds that
 * its folds.tsv gives, all genes. Needs a build of the packages and yeast-brem2005 in $SNPRESS_DATA.
 *
 *     node tools/benchmarks/blend.js [--folds 1,2,3,4,5] [--genes N] [--interactions none|pairs|gaussian|arc-cosine] [--kernels N]
 *         [--reference FILE [--python python3]]
 *
 * --genes         only the first so many
 * --interactions  of multi-kernel (none)
 * --kernels       of multi-kernel (its default)
 * --reference     a script in Python that takes the folder of the data, --folds and --lean, and does the same: it is run beside, on one
 *                 thread, and the ratio of both processors' seconds is told (numpy and numba; once before, to compile)
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { attachPositions, matchSamples, selectFeatures, selectSamples } from '@snpress/data';
import { readMatrix, readPositions } from '@snpress/formats';
import { multiKernel, susie } from '@snpress/models';
import { fitSteps } from '@snpress/preprocess';
import { findPython } from './process/find-python.js';

const { values: options } = parseArgs({
  options: {
    folds: { type: 'string', default: '1,2,3,4,5' },
    genes: { type: 'string' },
    interactions: { type: 'string', default: 'none' },
    kernels: { type: 'string' },
    reference: { type: 'string' },
    python: { type: 'string' },
  },
});
const folder = path.join(
  process.env.SNPRESS_DATA ?? path.resolve(import.meta.dirname, '../../../shared/data'),
  'yeast-brem2005',
);
const { genotypes, expression, foldOf } = await readYeast();
const totals = new Map();
for (const fold of options.folds.split(',')) {
  const rows = (isTest) =>
    [...genotypes.samples.keys()].filter((row) => (foldOf.get(genotypes.samples[row]) === fold) === isTest);
  const [training, testing] = [rows(false), rows(true)];
  const steps = fitSteps(selectSamples(genotypes, training), [{ impute: {} }]);
  const train = {
    genotypes: steps.apply(selectSamples(genotypes, training)),
    expression: selectSamples(expression, training),
  };
  const test = {
    genotypes: steps.apply(selectSamples(genotypes, testing)),
    expression: selectSamples(expression, testing),
  };
  const multi = {
    interactions: options.interactions,
    ...(options.kernels && { kernels: Number(options.kernels) }),
  };
  const first = await predictions('susie', () => susie.fit(train), test);
  const second = await predictions('multi-kernel', () => multiKernel.fit(train, multi), test);
  report(
    'blend',
    first.map((value, at) => (value + second[at]) / 2),
    train,
    test,
  );

  async function predictions(name, fit, { genotypes: held }) {
    const before = cpuSeconds();
    const fitted = await fit();
    const { values } = fitted.predict(held);
    report(name, values, train, test, cpuSeconds() - before);
    return values;
  }
}
for (const [name, { error, variance }] of totals) print(`all ${name}`, error, variance);
const ours = cpuSeconds();
console.log(
  `${ours.toFixed(1)} s of one processor, ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB at most`,
);
if (options.reference) compareWith(options.reference);

/** Runs the reference on the same folds; both processes are counted from their start, with reading. */
function compareWith(script) {
  const { python, missing } = findPython('numba', options.python);
  if (missing) throw new Error(missing);
  const run = `"$0" "$@" && times`;
  const one = Object.fromEntries(
    ['NUMBA', 'OMP', 'OPENBLAS', 'MKL'].map((name) => [`${name}_NUM_THREADS`, '1']),
  );
  const args = (folds) => ['-c', run, python, script, folder, '--lean', '--folds', folds];
  const settings = { encoding: 'utf8', env: { ...process.env, ...one } };
  spawnSync('sh', args('1'), settings);
  const { stdout, stderr, status } = spawnSync('sh', args(options.folds), settings);
  if (status !== 0) throw new Error(stderr);
  const lines = stdout.trim().split('\n');
  const theirs = lines
    .at(-1)
    .match(/[\d.]+m[\d.]+s/g)
    .map((time) => time.split('m').map(Number.parseFloat))
    .reduce((sum, [minutes, seconds]) => sum + 60 * minutes + seconds, 0);
  console.log(`reference: ${lines.at(-3)}`);
  console.log(`reference: ${theirs.toFixed(1)} s of one processor, ${(theirs / ours).toFixed(2)} times ours`);
}

function report(name, predicted, train, test, seconds) {
  const genes = expression.features.length;
  const [trained, tested] = [train.expression.samples.length, test.expression.samples.length];
  const own = { error: new Float64Array(genes), variance: new Float64Array(genes) };
  const sum = totals.get(name) ?? { error: new Float64Array(genes), variance: new Float64Array(genes) };
  totals.set(name, sum);
  for (let gene = 0; gene < genes; gene++) {
    const values = train.expression.values.subarray(gene * trained, (gene + 1) * trained);
    const mean = values.reduce((total, value) => total + value, 0) / trained;
    for (let at = gene * tested; at < (gene + 1) * tested; at++) {
      own.error[gene] += (test.expression.values[at] - predicted[at]) ** 2;
      own.variance[gene] += (test.expression.values[at] - mean) ** 2;
    }
    sum.error[gene] += own.error[gene];
    sum.variance[gene] += own.variance[gene];
  }
  print(name, own.error, own.variance, seconds);
}

function print(name, error, variance, seconds) {
  const total = (values) => values.reduce((sum, value) => sum + value, 0);
  const skills = error.map((value, gene) => 1 - value / variance[gene]);
  const above = [0.1, 0.3, 0.5].map((limit) => skills.filter((skill) => skill > limit).length);
  console.log(
    `${name.padEnd(18)} pooled ${(1 - total(error) / total(variance)).toFixed(4)}, mean ${(total(skills) / skills.length).toFixed(4)}, ` +
      `genes above 0.1 / 0.3 / 0.5: ${above.join(' / ')}${seconds === undefined ? '' : `, ${seconds.toFixed(1)} s`}`,
  );
}

function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function readYeast() {
  const format = 'matrix-eqtl';
  const read = async (file, settings) =>
    (await readMatrix(path.join(folder, file), { format, ...settings })).matrix;
  const positioned = async (matrix, file) =>
    attachPositions(matrix, await readPositions(path.join(folder, file))).matrix;
  const markers = await read('matrix_genotypes.txt', { missing: ['2'] });
  const all = await read('expression.tsv.gz');
  const count = Math.min(all.features.length, Number(options.genes ?? all.features.length));
  const some = selectFeatures(all, [...Array(count).keys()]);
  const lines = readFileSync(path.join(folder, 'folds.tsv'), 'utf8').trim().split(/\r?\n/);
  return {
    ...matchSamples(
      await positioned(markers, 'snp_position.txt'),
      await positioned(some, 'gene_positions.tsv'),
    ),
    foldOf: new Map(lines.map((line) => line.split('\t'))),
  };
}
