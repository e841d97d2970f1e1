/**
 * The pretrained network (mlp-sae) against the same network written plainly in PyTorch (2 threads): the same layers,
 * initial distributions, losses, order of samples, batches and epochs. It reports the time of pretraining, of
 * fine-tuning and of both, the processor time and peak memory of the process, and the held-out error, on fold 1 of the
 * yeast cross, or on a simulated cross of its size where the shared data are not there. PyTorch is skipped by name where
 * it is not installed.
 *
 *     node tools/benchmarks/network-torch.js [--pretrain-epochs 30] [--epochs 100] [--batch 18] [--repeats 3]
 *                                            [--threads 2] [--python python3] [--json FILE]
 *
 * The two programs run in turn, --repeats times; the ratio is the median of the ratios of each turn. On a machine that is
 * busy with other work, threads that wait for one another lose the most: compare with --threads 1 as well. Needs a build
 * of the packages.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadCross } from './forest-data.js';

const { values: given } = parseArgs({
  options: {
    'pretrain-epochs': { type: 'string', default: '30' },
    epochs: { type: 'string', default: '100' },
    batch: { type: 'string', default: '18' },
    repeats: { type: 'string', default: '3' },
    threads: { type: 'string', default: '2' },
    python: { type: 'string', default: 'python3' },
    json: { type: 'string' },
  },
});
const script = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'snpress-network-'));

try {
  const { name, train, test } = await loadCross();
  const setup = {
    samples: train.genotypes.samples.length,
    held: test.genotypes.samples.length,
    markers: train.genotypes.features.length,
    genes: train.expression.features.length,
    params: {
      hidden: [500, 200],
      activation: 'sigmoid',
      dropout: { hidden: 0.5, input: 0 },
      learningRate: 0.3,
      momentum: 0.9,
      batchSize: Number(given.batch),
      epochs: Number(given.epochs),
      pretrain: {
        corruption: 0.2,
        learningRate: 0.03,
        momentum: 0,
        batchSize: Number(given.batch),
        epochs: Number(given['pretrain-epochs']),
      },
    },
  };
  writeFileSync(join(folder, 'setup.json'), JSON.stringify(setup));
  writeFileSync(join(folder, 'genotypes.f32'), train.genotypes.values);
  writeFileSync(join(folder, 'expression.f32'), train.expression.values);
  writeFileSync(join(folder, 'held.f32'), test.genotypes.values);

  const turns = Array.from({ length: Number(given.repeats) }, () => {
    const ours = run('snpress', process.execPath, [script('network-snpress.js'), folder]);
    const torch = run('PyTorch', given.python, [script('network-torch.py'), folder, given.threads]);
    return [ours, torch].map((result) =>
      result.skipped === undefined
        ? { ...result, mse: heldOutError(readFloats(join(folder, `${result.program}.f32`))) }
        : result,
    );
  });
  const rows = [0, 1].map((program) => summary(turns, program));
  const mean = heldOutError(meanPredictions());
  report(name, setup, rows, mean);
  if (given.json !== undefined) {
    const machine = { cpu: cpus()[0].model, cores: cpus().length, load: loadavg() };
    const result = { data: name, ...setup, machine, meanModelMse: mean, rows, turns };
    writeFileSync(given.json, `${JSON.stringify(result, null, 2)}\n`);
  }

  function heldOutError(predicted) {
    return (
      predicted.reduce((sum, value, at) => sum + (value - test.expression.values[at]) ** 2, 0) /
      predicted.length
    );
  }

  function meanPredictions() {
    return Float32Array.from({ length: setup.genes * setup.held }, (_, at) => {
      const from = Math.floor(at / setup.held) * setup.samples;
      const values = train.expression.values.subarray(from, from + setup.samples);
      return values.reduce((sum, value) => sum + value, 0) / setup.samples;
    });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs one program, which prints its result as the last line of JSON. */
function run(program, command, args) {
  const { error, status, stdout, stderr } = spawnSync(command, args.map(String), { encoding: 'utf8' });
  if (error !== undefined) return { program, skipped: `${command} is not installed` };
  if (status === 3) return { program, skipped: stderr.trim() };
  if (status !== 0) throw new Error(`${program} failed:\n${stderr}`);
  return { program, ...JSON.parse(stdout.trim().split('\n').at(-1)) };
}

function readFloats(path) {
  const bytes = readFileSync(path);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** Medians over the turns; ratios are to our time of the same turn. */
function summary(turns, program) {
  const results = turns.map((turn) => turn[program]);
  const [{ program: name, version, what, skipped }] = results;
  if (skipped !== undefined) return { program: name, skipped };
  const phases = ['pretraining', 'fineTuning', 'total'];
  const timeOf = (result, phase) =>
    phase === 'total' ? result.pretraining + result.fineTuning : result[phase];
  const perPhase = (value) =>
    Object.fromEntries(phases.map((phase) => [phase, median(turns.map(value(phase)))]));
  return {
    program: `${name} ${version}`,
    what,
    seconds: perPhase((phase) => (turn) => timeOf(turn[program], phase)),
    ratio: perPhase((phase) => (turn) => timeOf(turn[program], phase) / timeOf(turn[0], phase)),
    cpu: median(results.map(({ cpu }) => cpu)),
    peakMegabytes: median(results.map(({ peakMegabytes }) => peakMegabytes)),
    heldOutMse: median(results.map(({ mse }) => mse)),
  };
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function report(name, { samples, held, markers, genes, params }, rows, mean) {
  console.log(
    `${name}: ${samples} × ${markers} → ${genes}, ${held} held out; ${markers}-${params.hidden.join('-')}-${genes}, ` +
      `batches of ${params.batchSize}, ${params.pretrain.epochs} + ${params.epochs} epochs`,
  );
  const header = [
    'program',
    'what',
    'pretraining',
    'fine-tuning',
    'both',
    'ratio',
    'CPU',
    'peak',
    'held-out MSE',
  ];
  const cells = rows.map((row) =>
    row.skipped === undefined
      ? [
          row.program,
          row.what,
          ...['pretraining', 'fineTuning', 'total'].map((phase) => `${row.seconds[phase].toFixed(2)} s`),
          ['pretraining', 'fineTuning', 'total'].map((phase) => `${row.ratio[phase].toFixed(1)}×`).join(' '),
          `${row.cpu.toFixed(2)} s`,
          `${row.peakMegabytes.toFixed(0)} MB`,
          row.heldOutMse.toFixed(4),
        ]
      : [row.program, `skipped: ${row.skipped}`],
  );
  const widths = header.map((_, column) =>
    Math.max(...[header, ...cells].filter((row) => row.length > 2).map((row) => row[column].length)),
  );
  for (const row of [header, ...cells]) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
  }
  console.log(
    `training means: held-out MSE ${mean.toFixed(4)}; ratios are of pretraining, fine-tuning and both`,
  );
}
