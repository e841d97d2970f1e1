/**
 * Our engine, Snakemake and DVC on the same graph, side by side: 50 chains of stages that each copy a small file by a
 * process of `cp`. First everything runs, then nothing has to. Times are of the whole process, its start included. A
 * program that is not installed is skipped by name. Needs a build of the packages.
 *
 *     node tools/benchmarks/engine-peers.js [--stages 100,1000] [--repeats 3] [--limit 600] [--dvc dvc]
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dvc } from './peers/dvc.js';
import { snakemake } from './peers/snakemake.js';
import { snpress } from './peers/snpress.js';
import { inTemporaryFolder } from './process/in-temporary-folder.js';
import { formatSeconds } from './report/format-comparisons.js';
import { formatTable } from './report/format-table.js';
import { medianOf } from './report/median-of.js';

const { values } = parseArgs({
  options: {
    stages: { type: 'string', default: '100,1000' },
    /** How many no-op runs; the median counts. */
    repeats: { type: 'string', default: '3' },
    /** Seconds after which a run is given up. */
    limit: { type: 'string', default: '600' },
    dvc: { type: 'string', default: 'dvc' },
  },
});
const limit = Number(values.limit);
const repeats = Number(values.repeats);

const before = loadavg()[0];
const rows = [];
const programs = [snpress, snakemake, dvc(values.dvc)].flatMap((program) => {
  const version = program.version();
  if (version === undefined) console.log(`${program.name}: skipped, it is not installed`);
  return version === undefined ? [] : [{ ...program, version }];
});
for (const stages of values.stages.split(',').map(Number)) {
  let ours;
  for (const program of programs)
    await inTemporaryFolder((folder) => {
      process.stderr.write(`… ${program.name}, ${stages} stages\n`);
      writeFileSync(join(folder, 'source.txt'), 'a small file\n');
      program.prepare(folder, stages);
      const run = () => timeOf(program.command(folder, stages), folder);
      const cold = run();
      const again = cold === undefined ? [] : Array.from({ length: repeats }, run);
      const noop = again.includes(undefined) || again.length === 0 ? undefined : medianOf(again);
      ours ??= { cold, noop };
      rows.push([
        String(stages),
        `${program.name} ${program.version}`,
        inWords(cold),
        ratio(cold, ours.cold),
        inWords(noop),
        ratio(noop, ours.noop),
      ]);
    });
}
console.log(formatTable([['stages', 'program', 'cold', '÷ ours', 'no-op', '÷ ours'], ...rows]));
console.log(
  `no-op: median of ${repeats}; load average ${before.toFixed(1)} before and ${loadavg()[0].toFixed(1)} after`,
);

/** Seconds of a run; undefined when it took more than the limit. */
function timeOf([program, args], cwd) {
  const started = performance.now();
  const { error, status, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    timeout: limit * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: 2 ** 28,
  });
  if (error?.code === 'ETIMEDOUT') return undefined;
  if (error !== undefined || status !== 0)
    throw new Error(`${program} failed (${error?.message ?? `exit code ${status}`}):\n${stderr}`);
  return (performance.now() - started) / 1000;
}

function inWords(seconds) {
  return seconds === undefined ? `> ${limit} s` : formatSeconds(seconds);
}

function ratio(theirs, ours) {
  if (ours === undefined) return '';
  return theirs === undefined ? `> ${(limit / ours).toFixed(0)}` : (theirs / ours).toFixed(1);
}
