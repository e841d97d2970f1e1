/**
 * The multi-output random forest against scikit-learn's RandomForestRegressor (2 jobs, all genes at once) and ranger
 * (2 threads, one forest per gene): time to fit and to predict the held-out samples, peak memory of the process and
 * held-out error, on fold 1 of the yeast cross, or on a simulated cross of its size where the shared data are not there.
 * The peers are skipped by name where they are not installed.
 *
 *     node tools/benchmarks/forest-sklearn.js [--trees 200] [--peer-trees 10] [--ranger-genes 5] [--repeats 3]
 *                                            [--python /usr/bin/python3] [--json FILE]
 *
 * With --peer-trees scikit-learn grows fewer trees, and its time is scaled linearly to --trees; ranger grows forests for
 * --ranger-genes genes, scaled to all. Times that were scaled say so. Needs a build of the packages.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadCross } from './forest-data.js';

const { values: given } = parseArgs({
  options: {
    trees: { type: 'string', default: '200' },
    'peer-trees': { type: 'string' },
    'ranger-genes': { type: 'string', default: '5' },
    repeats: { type: 'string', default: '3' },
    python: { type: 'string', default: 'python3' },
    json: { type: 'string' },
  },
});
const trees = Number(given.trees);
const peerTrees = Number(given['peer-trees'] ?? trees);
const script = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'snpress-forest-'));

try {
  const { name, train, test } = await loadCross();
  const shape = {
    samples: train.genotypes.samples.length,
    held: test.genotypes.samples.length,
    markers: train.genotypes.features.length,
    genes: train.expression.features.length,
  };
  writeFileSync(join(folder, 'shape.json'), JSON.stringify(shape));
  writeFileSync(join(folder, 'genotypes.f32'), train.genotypes.values);
  writeFileSync(join(folder, 'expression.f32'), train.expression.values);
  writeFileSync(join(folder, 'held.f32'), test.genotypes.values);

  const repeats = Array.from({ length: Number(given.repeats) }, () =>
    run('snpress', process.execPath, [script('forest-snpress.js'), folder, trees]),
  );
  repeats.sort((a, b) => a.seconds - b.seconds);
  const ours = describe(repeats[Math.floor(repeats.length / 2)], 'random-forest, 1 thread', trees);
  const sklearn = run('scikit-learn', given.python, [script('forest-sklearn.py'), folder, peerTrees]);
  const ranger = run('ranger', 'Rscript', [
    script('forest-ranger.R'),
    folder,
    trees,
    Math.min(shape.genes, Number(given['ranger-genes'])),
  ]);
  const rows = [
    ours,
    describe(sklearn, 'RandomForestRegressor, 2 jobs', peerTrees),
    describe(ranger, 'one forest per gene, 2 threads', trees),
  ];
  for (const row of rows) row.ratio = row.seconds / ours.seconds;
  const mean = heldOutError(meanPredictions(), shape.genes);
  report(name, shape, rows, mean);
  if (given.json !== undefined) {
    const result = { data: name, shape, trees, cpu: cpus()[0].model, meanModelMse: mean, rows };
    writeFileSync(given.json, `${JSON.stringify(result, null, 2)}\n`);
  }

  /** Times of fewer trees or genes are scaled up linearly. */
  function describe(result, what, grown) {
    if (result.skipped !== undefined) return { program: result.program, what, skipped: result.skipped };
    const genes = result.genes ?? shape.genes;
    const scale = (trees / grown) * (shape.genes / genes);
    const predicted = readFloats(join(folder, `${result.program}.f32`));
    return {
      program: `${result.program} ${result.version}`,
      what,
      seconds: result.seconds * scale,
      measured: { seconds: result.seconds, trees: grown, genes },
      peakMegabytes: result.peakMegabytes,
      heldOutMse: genes === shape.genes ? heldOutError(predicted, genes) : null,
    };
  }

  function heldOutError(predicted, genes) {
    let sum = 0;
    for (let at = 0; at < genes * shape.held; at++) sum += (predicted[at] - test.expression.values[at]) ** 2;
    return sum / (genes * shape.held);
  }

  function meanPredictions() {
    return Float32Array.from({ length: shape.genes * shape.held }, (_, at) => {
      const from = Math.floor(at / shape.held) * shape.samples;
      const values = train.expression.values.subarray(from, from + shape.samples);
      return values.reduce((sum, value) => sum + value, 0) / shape.samples;
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

function report(name, { samples, held, markers, genes }, rows, mean) {
  console.log(`${name}: ${samples} × ${markers} → ${genes}, ${held} held out; ${trees} trees`);
  const cells = rows.map((row) =>
    row.skipped === undefined
      ? [
          row.program,
          row.what,
          `${row.seconds.toFixed(row.seconds < 10 ? 2 : 0)} s`,
          `${row.ratio.toFixed(row.ratio < 10 ? 1 : 0)} ×`,
          `${row.peakMegabytes.toFixed(0)} MB`,
          describeError(row),
          scaled(row.measured, genes),
        ]
      : [row.program, row.what, 'skipped', '', '', '', row.skipped],
  );
  const table = [['program', 'what', 'time', 'ratio', 'peak', 'held-out MSE', 'note'], ...cells];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
  console.log(`training means: held-out MSE ${mean.toFixed(4)}`);
}

function describeError({ heldOutMse, measured }) {
  if (heldOutMse === null) return '–';
  return measured.trees === trees
    ? heldOutMse.toFixed(4)
    : `${heldOutMse.toFixed(4)} (${measured.trees} trees)`;
}

function scaled(measured, genes) {
  if (measured.trees === trees && measured.genes === genes) return 'measured';
  return `scaled linearly from ${measured.seconds.toFixed(1)} s for ${measured.trees} trees, ${measured.genes} genes`;
}
