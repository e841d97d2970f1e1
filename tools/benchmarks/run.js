/**
 * Our models against their peers, side by side in one run: time, ratio, peak memory and held-out error. Peers that are
 * not installed and data that are not there are skipped by name. Needs a build of the packages. See docs/explanation/benchmarks.md.
 *
 *     node tools/benchmarks/run.js [--only forest,lasso] [--data yeast|simulated|both] [--quick | --full]
 *                                  [--repeats N] [--python PYTHON] [--growth]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { forest } from './comparisons/forest.js';
import { lassoCv } from './comparisons/lasso-cv.js';
import { mlpSae } from './comparisons/mlp-sae.js';
import { elasticNet, lasso } from './comparisons/one-alpha.js';
import { ridge } from './comparisons/ridge.js';
import { runComparison } from './comparisons/run-comparison.js';
import { loadYeastFold } from './cross/load-yeast-fold.js';
import { simulateFold } from './cross/simulate-fold.js';
import { writeCross } from './cross/write-cross.js';
import { measureGrowth } from './growth/measure-growth.js';
import { inTemporaryFolder } from './process/in-temporary-folder.js';
import { formatComparisons } from './report/format-comparisons.js';
import { formatGrowth } from './report/format-growth.js';
import { formatTargets } from './report/format-targets.js';

const comparisons = [forest, lasso, elasticNet, lassoCv, mlpSae, ridge];
const loaders = { yeast: loadYeastFold, simulated: simulateFold };
const { only, data, full, repeats, python, growth } = parseOptions();

const loadBefore = loadavg();
const onStart = (what) => process.stderr.write(`… ${what}\n`);
const rows = [];
console.log(
  full
    ? 'Full run: as much of the work as is feasible; ranger and glmnet on a sample of the genes.'
    : 'Quick run: peers do a part of the work, and their times are scaled to all of it where the table says so.',
);
for (const name of data) {
  const cross = await loaders[name]();
  if (cross === undefined) {
    console.log(`\n${name}: skipped, the shared data are not there (set SNPRESS_DATA)`);
    continue;
  }
  await inTemporaryFolder((folder) => {
    const extents = writeCross(folder, cross);
    const { samples, held, markers, genes } = extents;
    const done = only.flatMap((comparison) =>
      runComparison(comparison, cross, extents, folder, { full, repeats, python, onStart }),
    );
    console.log(`\n${name} cross: ${samples} × ${markers} → ${genes}, ${held} samples held out`);
    console.log(formatComparisons(done));
    rows.push(...done.map((row) => ({ ...row, extents })));
  });
}
console.log(`\n${only.map(({ name, title }) => `${name}: ${title}`).join('\n')}`);
const targets = formatTargets(rows);
if (targets !== '') console.log(`\n${targets}`);
const growing = growth ? await measureGrowth({ onStart }) : null;
if (growing !== null) console.log(`\n${formatGrowth(growing)}`);

const machine = {
  cpu: cpus()[0].model,
  cores: cpus().length,
  gigabytes: totalmem() / 2 ** 30,
  node: process.version,
  load: { before: loadBefore, after: loadavg() },
};
console.log(
  `\n${machine.cores} cores (${machine.cpu}), Node ${machine.node}, ` +
    `load average ${loadBefore[0].toFixed(1)} before and ${machine.load.after[0].toFixed(1)} after`,
);
mkdirSync('bench-results', { recursive: true });
const path = `bench-results/${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.json`;
writeFileSync(path, `${JSON.stringify({ full, machine, rows, growth: growing }, null, 2)}\n`);
console.log(`written: ${path}`);

function parseOptions() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      data: { type: 'string', default: 'both' },
      quick: { type: 'boolean' },
      full: { type: 'boolean', default: false },
      repeats: { type: 'string' },
      python: { type: 'string' },
      growth: { type: 'boolean', default: false },
    },
  });
  const names = comparisons.map(({ name }) => name);
  const wanted = values.only?.split(',') ?? names;
  const problems = wanted
    .filter((name) => !names.includes(name))
    .map((name) => `--only ${name}: the comparisons are ${names.join(', ')}`);
  if (values.data !== 'both' && !Object.hasOwn(loaders, values.data)) {
    problems.push(`--data ${values.data}: give yeast, simulated or both`);
  }
  if (values.quick && values.full) problems.push('give --quick or --full, not both');
  const count = values.repeats === undefined ? undefined : Number(values.repeats);
  if (count !== undefined && !(Number.isInteger(count) && count > 0)) {
    problems.push(`--repeats ${values.repeats}: give a whole number from 1 on`);
  }
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    process.exit(2);
  }
  return {
    ...values,
    only: comparisons.filter(({ name }) => wanted.includes(name)),
    data: values.data === 'both' ? Object.keys(loaders) : [values.data],
    repeats: count,
  };
}
