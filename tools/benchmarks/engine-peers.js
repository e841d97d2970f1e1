/**
 * Our engine, Snakemake and DVC on the same graph, side by side: 50 chains of stages that each copy a small file by a
 * process of `cp`. First everything runs, then nothing has to. Times are of the whole process, its start included; CPU is
 * that of all its processes, and says more on a busy machine. A program that is not installed is skipped by name. Needs a
 * build of the packages.
 *
 *     node tools/benchmarks/engine-peers.js [--stages 100,1000] [--repeats 3] [--limit 600] [--dvc dvc]
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
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
    await inTemporaryFolder(async (folder) => {
      process.stderr.write(`… ${program.name}, ${stages} stages\n`);
      writeFileSync(join(folder, 'source.txt'), 'a small file\n');
      program.prepare(folder, stages);
      const run = () => timeOf(program.command(folder, stages), folder);
      const cold = await run();
      const again = [];
      while (cold !== undefined && again.length < repeats && !again.includes(undefined))
        again.push(await run());
      const noop =
        again.includes(undefined) || again.length === 0
          ? undefined
          : Object.fromEntries(
              ['wall', 'cpu'].map((what) => [what, medianOf(again.map((times) => times[what]))]),
            );
      ours ??= { cold, noop };
      rows.push([
        String(stages),
        `${program.name} ${program.version}`,
        ...cells(cold, ours.cold),
        ...cells(noop, ours.noop),
      ]);
    });
}
const each = (what) => [what, '÷ ours', 'its CPU', '÷ ours'];
console.log(formatTable([['stages', 'program', ...each('cold'), ...each('no-op')], ...rows]));
console.log(
  `no-op: median of ${repeats}; load average ${before.toFixed(1)} before and ${loadavg()[0].toFixed(1)} after`,
);

/** Seconds of a run by the wall and of CPU, its children's with it; undefined when it took more than the limit. */
function timeOf([program, args], cwd) {
  const started = performance.now();
  const child = spawn('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@" 2>&1', 'bash', program, ...args], {
    cwd,
    detached: true,
  });
  let [stdout, stderr, late] = ['', '', false];
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  // With all that it has started: jobs would go on.
  const timer = setTimeout(() => {
    late = true;
    process.kill(-child.pid, 'SIGKILL');
  }, limit * 1000);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      const wall = (performance.now() - started) / 1000;
      const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
      if (late) resolve(undefined);
      else if (code === 0) resolve({ wall, cpu: user + system });
      else reject(new Error(`${program} failed (exit code ${code}):\n${stdout}`));
    });
  });
}

function inWords(times, what) {
  if (times === undefined) return what === 'wall' ? `> ${limit} s` : '';
  return formatSeconds(times[what]);
}

function ratio(theirs, ours, what) {
  return ours === undefined || theirs === undefined ? '' : (theirs[what] / ours[what]).toFixed(1);
}

function cells(theirs, ours) {
  return ['wall', 'cpu'].flatMap((what) => [inWords(theirs, what), ratio(theirs, ours, what)]);
}
