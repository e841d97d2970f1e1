/**
 * Whole runs of `snpress run` on a simulated cross of many samples, a model at a time: seconds of CPU, peak memory, what the store holds
 * against what was read, a run that finds everything done, and which kinds of stages the time went to. Needs a build of the packages.
 *
 *     node tools/benchmarks/scale.js [--models ridge,lasso] [--samples 1000] [--markers 42000] [--genes 1000] [--folds 5] [--inner 5]
 *         [--jobs 1] [--permutations 1000] [--final all] [--keep FOLDER] [--profile] [--numpy [--python python3]]
 *
 * --models   types with their defaults, settings chosen per gene
 * --folds    outer folds; 1 holds a fifth of the samples out once
 * --final    none: leaves no model of all samples
 * --keep     keeps data and runs there, so that the data are not simulated again
 * --profile  writes CPU profiles into the folder of each run (with --keep) and prints the functions that took most
 * --numpy    the bare algebra of ridge in these folds (Gram matrices, eigendecompositions, leave-one-out, predictions), on one thread
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRng } from '@snpress/data';
import { simulateCross } from '@snpress/datasets';
import { writeMatrix } from '@snpress/formats';
import { planTuning, ridge } from '@snpress/models';
import { writeFloats } from './cross/float-files.js';
import { findPython } from './process/find-python.js';
import { inTemporaryFolder } from './process/in-temporary-folder.js';
import { formatTable } from './report/format-table.js';

const { values: options } = parseArgs({
  options: {
    models: { type: 'string', default: 'ridge' },
    samples: { type: 'string', default: '1000' },
    markers: { type: 'string', default: '42000' },
    genes: { type: 'string', default: '1000' },
    folds: { type: 'string', default: '5' },
    inner: { type: 'string', default: '5' },
    jobs: { type: 'string', default: '1' },
    permutations: { type: 'string', default: '1000' },
    final: { type: 'string', default: 'all' },
    keep: { type: 'string' },
    profile: { type: 'boolean', default: false },
    numpy: { type: 'boolean', default: false },
    python: { type: 'string' },
  },
});
const program = (name) => fileURLToPath(new URL(`programs/${name}`, import.meta.url));
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
const seconds = (value) => `${value.toFixed(1)} s`;

if (options.keep === undefined) await inTemporaryFolder(measure);
else await measure(options.keep);

async function measure(folder) {
  const data = await crossIn(join(folder, `${options.samples}x${options.markers}x${options.genes}`));
  const before = loadavg()[0];
  const rows = options.models.split(',').map((model) => measureModel(model, data, folder));
  const header = ['model', 'CPU', 'wall', 'peak', 'store', '÷ input', 'no-op, wall', 'CPU of it'];
  console.log(`\n${formatTable([header, ...rows])}`);
  console.log(
    `${options.samples} × ${options.markers} → ${options.genes}, ${megabytes(data.bytes)} read; ${options.folds} × ${options.inner} folds, ` +
      `${options.jobs} jobs; load average ${before.toFixed(1)} before, ${loadavg()[0].toFixed(1)} after`,
  );
  if (options.numpy) bareAlgebra(data.folder);
}

/** Files of a cross with a hundredth of its calls missing, and its matrices for numpy. */
async function crossIn(folder) {
  const files = ['genotypes.tsv', 'expression.tsv', 'positions.tsv', 'genes.tsv'].map((name) =>
    join(folder, name),
  );
  if (!existsSync(join(folder, 'setup.json'))) {
    mkdirSync(folder, { recursive: true });
    const [samples, markers, genes] = [options.samples, options.markers, options.genes].map(Number);
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

function measureModel(model, { files }, folder) {
  const [genotypes, expression, snpPositions, genePositions] = files;
  const outer = options.folds === '1' ? { holdout: 0.2 } : { folds: Number(options.folds) };
  const spec = {
    name: model,
    seed: 1,
    data: {
      genotypes: { path: genotypes },
      expression: { path: expression },
      ...{ snpPositions, genePositions },
    },
    preprocess: { genotypes: [{ impute: { strategy: 'mean' } }] },
    split: { outer, inner: { folds: Number(options.inner) } },
    models: { [model]: { type: model } },
    final: { fit: options.final },
    evaluate: { permutations: Number(options.permutations) },
  };
  const place = join(folder, `run-${model}`);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const file = join(place, 'spec.json');
  writeFileSync(file, JSON.stringify(spec));
  process.stderr.write(`… ${model}\n`);
  const first = runSpec(file, place, options.profile);
  const again = runSpec(file, place, false);
  if (again.stages.size > 0) throw new Error('a second run must find everything done');
  const byKind = [...first.stages].sort(([, a], [, b]) => b.seconds - a.seconds);
  for (const [kind, stage] of byKind.slice(0, 12))
    console.log(
      `${model}: ${kind.padEnd(12)} ${String(stage.count).padStart(4)} × ${seconds(stage.seconds / stage.count)} = ${seconds(stage.seconds)}`,
    );
  if (options.profile) printProfile(place);
  const store = sizeOf(join(place, 'store'));
  const read = files.reduce((sum, name) => sum + statSync(name).size, 0);
  return [
    model,
    seconds(first.cpu),
    seconds(first.wall),
    `${first.peakMegabytes.toFixed(0)} MB`,
    megabytes(store),
    (store / read).toFixed(2),
    `${again.wall.toFixed(2)} s`,
    `${again.cpu.toFixed(2)} s`,
  ];
}

/** One run of a spec and the seconds of its stages by kind. */
function runSpec(file, place, profiled) {
  const args = [
    'run',
    file,
    '--store',
    join(place, 'store'),
    '--out',
    join(place, 'runs'),
    '--jobs',
    options.jobs,
    '--log-format',
    'json',
  ];
  const profile = profiled ? ['--cpu-prof', '--cpu-prof-dir', join(place, 'profile')] : [];
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...profile, program('snpress-run.js'), ...args],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    },
  );
  const lines = stdout.trim().split('\n');
  const stages = new Map();
  for (const line of lines.filter((text) => text.includes('"stage-finished"'))) {
    const { stage, seconds: own } = JSON.parse(line);
    const kind = stage.split('/').find((part) => !/^(outer|inner)\d+$/.test(part) && part !== 'final');
    const { count = 0, seconds: sum = 0 } = stages.get(kind) ?? {};
    stages.set(kind, { count: count + 1, seconds: sum + own });
  }
  if (status !== 0) throw new Error((stdout + stderr).slice(-4000));
  return { ...JSON.parse(lines.at(-1)), stages };
}

/** The functions that took most of the sampled time of all threads. */
function printProfile(place) {
  const own = new Map();
  for (const file of readdirSync(join(place, 'profile'))) {
    const name = join(place, 'profile', file);
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(name, 'utf8'));
    const labelOf = new Map(
      nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [
        id,
        `${functionName || '(anonymous)'} ${url.split('/').slice(-2).join('/')}:${lineNumber + 1}`,
      ]),
    );
    samples.forEach((id, at) =>
      own.set(labelOf.get(id), (own.get(labelOf.get(id)) ?? 0) + timeDeltas[at] / 1e6),
    );
  }
  const most = [...own].filter(([name]) => !name.startsWith('(idle)')).sort(([, a], [, b]) => b - a);
  for (const [name, time] of most.slice(0, 40)) console.log(`${time.toFixed(2).padStart(8)} s  ${name}`);
}

function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0);
}

function bareAlgebra(folder) {
  const { python, missing } = findPython('numpy', options.python);
  if (missing) throw new Error(missing);
  const run = spawnSync(python, [program('ridge-folds-numpy.py'), folder, options.folds], {
    encoding: 'utf8',
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1' },
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const { cpu, version, blas } = JSON.parse(run.stdout);
  console.log(
    `numpy ${version} (${blas}), one thread: ${seconds(cpu)} of CPU for the algebra of ridge in these folds`,
  );
}
