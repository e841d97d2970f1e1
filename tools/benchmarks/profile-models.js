/**
 * What each model takes at more and more samples, and where: a table of CPU seconds of the kinds of stages of a whole run of `snpress run` on a simulated
 * cross, bytes of its store against those of its input, and peak memory. One job. Needs a build of the packages.
 *
 *     node tools/benchmarks/profile-models.js [--models ridge,top-snp,lasso,elastic-net,multi-kernel,random-forest,mlp-sae] [--samples 112,500]
 *         [--markers 42000] [--genes 100] [--folds 1] [--inner 5] [--permutations 1000] [--final none] [--keep FOLDER]
 *
 * --folds   outer folds; 1 holds a fifth of the samples out once
 * --final   all: with the model of all samples
 * --keep    keeps data and runs there
 */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inTemporaryFolder } from './process/in-temporary-folder.js';
import { crossFiles } from './scale/cross-files.js';
import { bytesBelow, runSpec, specIn } from './scale/run-model.js';

const { values: options } = parseArgs({
  options: {
    models: {
      type: 'string',
      default: 'ridge,top-snp,lasso,elastic-net,multi-kernel,random-forest,mlp-sae',
    },
    samples: { type: 'string', default: '112,500' },
    markers: { type: 'string', default: '42000' },
    genes: { type: 'string', default: '100' },
    folds: { type: 'string', default: '1' },
    inner: { type: 'string', default: '5' },
    permutations: { type: 'string', default: '1000' },
    final: { type: 'string', default: 'none' },
    keep: { type: 'string' },
  },
});
const columns = ['pretrain', 'tune', 'refit', 'predict', 'parts', 'evaluate'];
const line = (cells) => console.log(`| ${cells.join(' | ')} |`);
const seconds = (value) => (value === undefined ? '–' : value.toFixed(value < 10 ? 2 : 1));

if (options.keep === undefined) await inTemporaryFolder(measureAll);
else await measureAll(options.keep);

async function measureAll(folder) {
  const header = [
    'model',
    'samples',
    ...columns,
    'the rest',
    'all, CPU s',
    'store ÷ input',
    'peak MB',
    'load',
  ];
  line(header);
  line(header.map(() => '---'));
  for (const samples of options.samples.split(',').map(Number)) {
    const extents = { samples, markers: Number(options.markers), genes: Number(options.genes) };
    const data = await crossFiles(join(folder, Object.values(extents).join('x')), extents);
    for (const model of options.models.split(',')) {
      const place = join(folder, `run-${model}-${samples}`);
      const { stages, cpu, peakMegabytes } = runSpec(specIn(place, model, data.files, options), place, {
        jobs: '1',
      });
      const own = columns.map((kind) => stages.get(kind)?.cpu);
      const rest = cpu - own.reduce((sum, value) => sum + (value ?? 0), 0);
      line([
        ...[model, samples, ...own.map(seconds), seconds(rest), seconds(cpu)],
        (bytesBelow(join(place, 'store')) / data.bytes).toFixed(2),
        peakMegabytes.toFixed(0),
        loadavg()[0].toFixed(1),
      ]);
    }
  }
}
