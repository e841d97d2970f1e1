/**
 * One fit and the predictions of held-out samples by a forest and a pretrained network, in a process of its own, on simulated crosses of more and more
 * samples, a fifth of which are held out: CPU seconds with start and reading, and peak memory. Needs a build of the packages.
 *
 *     node tools/benchmarks/many-samples.js [--samples 112,500,1000] [--markers 42000] [--genes 5700] [--trees 200] [--models forest,mlp-sae]
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { forest } from './comparisons/forest.js';
import { mlpSae } from './comparisons/mlp-sae.js';
import { simulateFold } from './cross/simulate-fold.js';
import { writeCross } from './cross/write-cross.js';
import { inTemporaryFolder } from './process/in-temporary-folder.js';
import { runProgram } from './process/run-program.js';
import { formatTable } from './report/format-table.js';

const { values: options } = parseArgs({
  options: {
    samples: { type: 'string', default: '112,500,1000' },
    markers: { type: 'string', default: '42000' },
    genes: { type: 'string', default: '5700' },
    trees: { type: 'string', default: '200' },
    models: { type: 'string', default: 'forest,mlp-sae' },
  },
});
const models = [
  { comparison: forest, change: { trees: Number(options.trees) } },
  { comparison: mlpSae, change: { params: {} } },
].filter(({ comparison }) => options.models.split(',').includes(comparison.name));

const rows = [];
for (const samples of options.samples.split(',').map(Number)) rows.push(...(await measure(samples)));
console.log(formatTable([['model', 'samples', 'CPU', 'peak'], ...rows]));
console.log(`load average ${loadavg()[0].toFixed(1)} after`);

function measure(samples) {
  const extents = { samples, markers: Number(options.markers), genes: Number(options.genes) };
  return inTemporaryFolder((folder) => {
    const written = writeCross(folder, simulateFold(extents));
    return models.map(({ comparison, change }) => {
      const setup = { ...written, ...comparison.setup(written, false), ...change };
      writeFileSync(join(folder, 'setup.json'), JSON.stringify(setup));
      const { cpuSeconds, peakMegabytes } = runProgram(comparison.ours, folder);
      return [
        comparison.name,
        String(samples),
        `${cpuSeconds.toFixed(1)} s`,
        `${peakMegabytes.toFixed(0)} MB`,
      ];
    });
  });
}
