/**
 * What the engine costs when there is nothing to do: generated graphs are run once, then planned and run again with every
 * stage a hit (each output read and verified). Each run is a process of its own, which gives its peak memory.
 *
 *     node tools/benchmarks/engine-noop.js [--repeats 5]
 */
import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { inTemporaryFolder } from './process/in-temporary-folder.js';
import { formatTable } from './report/format-table.js';
import { medianOf } from './report/median-of.js';

const program = fileURLToPath(new URL('programs/engine-graph.js', import.meta.url));
/** Ten times as many stages at a time; then as many edges as the largest of them, of a tenth of its stages. */
const graphs = [
  { stages: 100, fanIn: 11, layer: 20 },
  { stages: 1_000, fanIn: 11, layer: 100 },
  { stages: 10_000, fanIn: 11, layer: 100 },
  { stages: 1_100, fanIn: 100, layer: 100 },
];
const { values } = parseArgs({ options: { repeats: { type: 'string', default: '5' } } });
const repeats = Number(values.repeats);

const before = loadavg()[0];
const rows = [];
for (const { stages, fanIn, layer } of graphs)
  await inTemporaryFolder((folder) => {
    const run = () =>
      JSON.parse(
        execFileSync(process.execPath, [program, join(folder, 'store'), stages, fanIn, layer], {
          encoding: 'utf8',
        }),
      );
    const first = run();
    const again = Array.from({ length: repeats }, run);
    if (first.ran !== stages || again.some(({ ran }) => ran > 0))
      throw new Error('a first run must run everything, and a second one nothing');
    const median = (what) => medianOf(again.map((each) => each[what]));
    rows.push({ stages, edges: first.edges, first: first.run, run: median('run'), plan: median('plan') });
    Object.assign(rows.at(-1), { create: median('create'), megabytes: median('megabytes') });
  });

const longest = Math.max(...rows.map(({ run }) => run));
console.log(
  formatTable([
    [
      'stages',
      'edges',
      'first run',
      'graph',
      'no-op plan',
      'no-op run',
      'per stage',
      'peak',
      'no-op run as a curve',
    ],
    ...rows.map(({ stages, edges, first, create, plan, run, megabytes }) => [
      stages.toLocaleString('en'),
      edges.toLocaleString('en'),
      ...[first, create, plan, run].map((seconds) => `${seconds.toFixed(2)} s`),
      `${((run / stages) * 1e6).toFixed(0)} µs`,
      `${megabytes.toFixed(0)} MB`,
      '█'.repeat(Math.max(1, Math.round((run / longest) * 30))),
    ]),
  ]),
);
console.log(
  `medians of ${repeats} runs; load average ${before.toFixed(1)} before and ${loadavg()[0].toFixed(1)} after`,
);
