import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMatrix } from '@snpress/data';
import { readFloats, writeFloats } from '../cross/float-files.js';
import { peakMegabytes } from '../process/peak-megabytes.js';

/** The folder a benchmark program is given: its setup, its matrices, and where its predictions go. */
export function openBenchmarkFolder(folder = process.argv[2]) {
  const setup = JSON.parse(readFileSync(join(folder, 'setup.json'), 'utf8'));
  const { samples, held, markers, genes } = setup;
  const matrix = (file, rows, columns) =>
    createMatrix({
      samples: Array.from({ length: rows }, (_, row) => `${file}${row + 1}`),
      features: Array.from({ length: columns }, (_, column) => `feature${column + 1}`),
      values: readFloats(join(folder, `${file}.f32`)).subarray(0, rows * columns),
    });
  const genotypes = matrix('genotypes', samples, markers);
  const expressionOf = (count) => ({
    ...matrix('expression', samples, count),
    samples: genotypes.samples,
  });
  return {
    setup,
    /** The training set with the first `count` genes. */
    train: (count = genes) => ({ genotypes, expression: expressionOf(count) }),
    held: matrix('held', held, markers),
    inner: readFloats(join(folder, 'inner.f32')),
    finish(predicted, result) {
      writeFloats(join(folder, 'snpress.f32'), predicted.values);
      const manifest = new URL('../../../packages/models/package.json', import.meta.url);
      const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
      const { user, system } = process.cpuUsage();
      const taken = { cpuSeconds: (user + system) / 1e6, peakMegabytes: peakMegabytes() };
      console.log(JSON.stringify({ version, ...taken, ...result }));
    },
  };
}
