/**
 * Feeds damaged files to every reader, and damaged specs to what checks them: each must be told by a DataError that names its file and the place of the fault, or
 * be read with the dimensions and the values that an independent reader finds; in bounded time and memory.
 * The sound files are the fixtures of packages/formats and what its writers write. Needs a build of the packages.
 *
 *     node tools/benchmarks/fuzz-readers.js [--cases 100000] [--seed 1] [--jobs 2] [--first 0] [--keep-going] [--vague]
 *                                           [--formats bgen,arrow,rqtl2,spec] [--peers [--python python3]]
 *
 * With `--peers`, plink2 and pyarrow, where they are installed, say what is right of PGEN and Arrow. Sound files are read first. The files of a case that fails are kept; `--first N --cases 1` runs case N alone.
 */
import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { formatTable } from './report/format-table.js';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '2' },
    first: { type: 'string', default: '0' },
    formats: { type: 'string', default: '' },
    'keep-going': { type: 'boolean', default: false },
    vague: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    python: { type: 'string', default: process.env.SNPRESS_PYTHON ?? 'python3' },
  },
});
const [cases, jobs, first] = [values.cases, values.jobs, values.first].map(Number);
const longest = 20_000;
const inMemory = '/dev/shm';

const temporary = mkdtempSync(join(existsSync(inMemory) ? inMemory : tmpdir(), 'snpress-fuzz-'));
const worker = fileURLToPath(new URL('./fuzz/worker.js', import.meta.url));
const counts = new Map();
const vague = new Map();
let failures = 0;
let slowest = 0;
// Whoever breaks it off sees what was found so far.
process.once('SIGINT', () => {
  report();
  process.exit(130);
});
await runProcess('sound', 0).then(
  (stopped) => stopped && fail({ ended: stopped.case, done: ['sound files'], ...stopped }),
);
counts.clear();
await Promise.all(
  Array.from({ length: Math.min(jobs, cases) }, (_, job) => runAll(first + job, first + cases)),
);
report();
if (readdirSync(temporary).length === 0) rmSync(temporary, { recursive: true });
process.exitCode = failures > 0 ? 1 : 0;

/** Runs every `jobs`-th case from one on; a process that hangs or dies is named and replaced. */
async function runAll(from, to) {
  for (let next = from; next < to;) {
    const stopped = await runProcess(next, to);
    if (stopped === undefined) return;
    fail({ ended: stopped.case, done: [], problem: stopped.problem });
    next = stopped.case + jobs;
  }
}

function runProcess(from, to) {
  return new Promise((resolve) => {
    const child = fork(worker, [
      ...[values.seed, from, jobs, to, temporary, values.formats].map(String),
      ...(values.peers ? [values.python] : []),
    ]);
    let current = from;
    let problem;
    let timer;
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        problem = `it took more than ${longest} ms`;
        child.kill('SIGKILL');
      }, longest);
    };
    watch();
    child.on('message', (message) => {
      watch();
      if (message.begun !== undefined) current = message.begun;
      else note(message);
    });
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      resolve(
        code === 0
          ? undefined
          : { case: current, problem: problem ?? `the process ended by ${signal ?? code}` },
      );
    });
  });
}

function note(message) {
  slowest = Math.max(slowest, message.milliseconds);
  const row = counts.get(message.format) ?? { told: 0, read: 0, compared: 0 };
  row[message.outcome]++;
  counts.set(message.format, row);
  if (message.vague !== undefined) {
    const text = message.vague
      .replace(/"[^"]*"/g, '"…"')
      .replace(/\d+/g, 'N')
      .replace(/\/\S+/g, '/…');
    vague.set(text, (vague.get(text) ?? 0) + 1);
  }
  if (message.problem !== undefined) fail(message);
}

function fail({ ended, name, done, folder, problem }) {
  failures++;
  console.error(`case ${ended} (${[name, ...done].filter(Boolean).join('; ')}): ${problem}`);
  if (folder !== undefined) console.error(`  The files are in ${folder}`);
  if (!values['keep-going']) process.exit(1);
}

function report() {
  const rows = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const total = (key) => rows.reduce((sum, [, row]) => sum + row[key], 0);
  const line = (name, row) => [
    name,
    ...[row.told + row.read + row.compared, row.told, row.read, row.compared].map(String),
  ];
  const sum = { told: total('told'), read: total('read'), compared: total('compared') };
  console.log(
    formatTable([
      ['format', 'cases', 'told', 'read, shape checked', 'read, as another reader reads it'],
      ...rows.map(([name, row]) => line(name, row)),
      line('all', sum),
    ]),
  );
  console.log(`${failures} failures; the slowest case took ${Math.round(slowest)} ms`);
  if (!values.vague) return;
  console.log('\nFaults without a line or a byte:');
  for (const [text, count] of [...vague].toSorted((a, b) => b[1] - a[1])) console.log(`${count}\t${text}`);
}
