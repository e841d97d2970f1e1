/**
 * What a user waits for when nothing has changed: `snpress run` of experiments whose every stage is reused, with Node's
 * start, from the command to the report. Each is run once into a store of its own first. Needs a build of the packages.
 *
 *     node tools/benchmarks/cli-noop.js [--repeats 9] [SPEC …]      default: quickstart.yaml and xie2017.yaml
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { inTemporaryFolder } from './process/in-temporary-folder.js';
import { formatSeconds } from './report/format-comparisons.js';
import { formatTable } from './report/format-table.js';
import { medianOf } from './report/median-of.js';

const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const snpress = path('apps/runner/bin/snpress.js');
const { values, positionals } = parseArgs({
  options: { repeats: { type: 'string', default: '9' } },
  allowPositionals: true,
});
const repeats = Number(values.repeats);
const data = process.env.SNPRESS_DATA ?? path('../shared/data');
const specs =
  positionals.length > 0
    ? positionals
    : ['quickstart', 'xie2017'].map((name) => path(`experiments/${name}.yaml`));

const before = loadavg()[0];
const rows = [];
for (const spec of specs) {
  if (basename(spec) === 'xie2017.yaml' && !existsSync(data)) {
    console.log('xie2017.yaml: skipped, the shared data are not there (set SNPRESS_DATA)');
    continue;
  }
  await inTemporaryFolder((folder) => {
    const run = () => timeRun(spec, folder);
    process.stderr.write(`… ${basename(spec)}\n`);
    const first = run();
    const again = Array.from({ length: repeats }, run);
    if (first.reused > 0 || again.some(({ ran }) => ran > 0))
      throw new Error('a first run must run everything, and a second one nothing');
    const seconds = again.map((each) => each.seconds);
    rows.push([
      basename(spec),
      String(first.ran),
      formatSeconds(first.seconds),
      formatSeconds(medianOf(seconds)),
      formatSeconds(Math.min(...seconds)),
    ]);
  });
}
console.log(formatTable([['experiment', 'stages', 'first run', 'no-op, median', 'fastest'], ...rows]));
console.log(
  `of ${repeats} no-op runs; load average ${before.toFixed(1)} before and ${loadavg()[0].toFixed(1)} after`,
);

function timeRun(spec, folder) {
  const args = ['run', spec, '--store', join(folder, 'store'), '--out', join(folder, 'runs')];
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [snpress, ...args], {
    encoding: 'utf8',
    env: { ...process.env, SNPRESS_DATA: data, CI: 'true' },
    maxBuffer: 2 ** 28,
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`snpress run failed:\n${stderr}`);
  const [, ran, reused] = /(\d+) stages? run(?:, (\d+) reused)?/.exec(stdout);
  return { seconds, ran: Number(ran), reused: Number(reused ?? 0) };
}
