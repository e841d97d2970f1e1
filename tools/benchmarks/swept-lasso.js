/**
 * Lasso on genotypes in a file, read in blocks, beside scikit-learn's with all of them in memory: one trait, twenty penalties by three folds, and the
 * fit with the best. Simulated diploids, each marker like the one before it but for an eighth of the haplotypes; fifty act. Needs a build of the packages.
 *
 *     node tools/benchmarks/swept-lasso.js [--samples 2000] [--markers 20000] [--python python3]
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRng } from '@snpress/data';
import { writeArrowMatrix } from '@snpress/formats';
import { writeFloats } from './cross/float-files.js';
import { inTemporaryFolder } from './process/in-temporary-folder.js';
import { runProgram } from './process/run-program.js';

const { values: options } = parseArgs({
  options: {
    samples: { type: 'string', default: '2000' },
    markers: { type: 'string', default: '20000' },
    python: { type: 'string' },
  },
});
const [samples, markers] = [options.samples, options.markers].map(Number);

await inTemporaryFolder(async (folder) => {
  await writeData(folder);
  const sides = [
    { script: 'swept-lasso-snpress.js' },
    { script: 'swept-lasso-sklearn.py', module: 'sklearn', env: { OPENBLAS_NUM_THREADS: '1' } },
  ];
  for (const side of sides) console.log(side.script, JSON.stringify(runProgram(side, folder, options)));
  console.log(`${samples} × ${markers}, load average ${loadavg()[0].toFixed(1)}`);
});

async function writeData(folder) {
  const rng = createRng('swept-lasso');
  const values = new Float32Array(samples * markers);
  const trait = Float64Array.from({ length: samples }, () => rng.normal());
  const haplotypes = new Uint8Array(2 * samples);
  for (let marker = 0; marker < markers; marker++) {
    const effect = marker % (markers / 50) === 0 ? rng.normal() / 5 : 0;
    for (let at = 0; at < haplotypes.length; at++)
      if (rng.uniform() < (marker % 20 === 0 ? 0.5 : 0.125)) haplotypes[at] ^= 1;
    for (let row = 0; row < samples; row++) {
      const dosage = haplotypes[2 * row] + haplotypes[2 * row + 1];
      values[marker * samples + row] = dosage;
      trait[row] += effect * dosage;
    }
  }
  const ids = (prefix, count) => Array.from({ length: count }, (_, k) => `${prefix}${k}`);
  const genotypes = { samples: ids('s', samples), features: ids('m', markers), values, ploidy: 2 };
  await writeArrowMatrix(join(folder, 'genotypes.arrow'), genotypes, { calls: true });
  writeFloats(join(folder, 'genotypes.f32'), values);
  writeFloats(join(folder, 'expression.f32'), trait);
  const relativeAlphas = Array.from({ length: 20 }, (_, k) => 0.2 ** (k / 19));
  writeFileSync(
    join(folder, 'setup.json'),
    JSON.stringify({ samples, held: 0, markers, genes: 1, relativeAlphas }),
  );
}
