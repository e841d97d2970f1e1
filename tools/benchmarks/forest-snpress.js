/** Our side of forest-sklearn.js, in a process of its own: node forest-snpress.js FOLDER TREES */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRng } from '@snpress/data';
import { parseParams, randomForest } from '@snpress/models';

const [folder, trees] = process.argv.slice(2);
const { samples, held, markers, genes } = JSON.parse(readFileSync(join(folder, 'shape.json'), 'utf8'));
const genotypes = matrix('genotypes.f32', samples, markers);
const expression = matrix('expression.f32', samples, genes);
const unseen = matrix('held.f32', held, markers);

const start = performance.now();
const params = parseParams(randomForest, { trees: Number(trees) });
const forest = await randomForest.fit({ genotypes, expression }, params, { rng: createRng('benchmark') });
const predicted = forest.predict(unseen);
const seconds = (performance.now() - start) / 1000;

writeFileSync(join(folder, 'snpress.f32'), predicted.values);
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
const version = JSON.parse(
  readFileSync(new URL('../../packages/models/package.json', import.meta.url), 'utf8'),
).version;
console.log(JSON.stringify({ version, seconds, peakMegabytes }));

function matrix(file, rows, columns) {
  const bytes = readFileSync(join(folder, file));
  const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return {
    samples: Array.from({ length: rows }, (_, row) => `sample${row + 1}`),
    features: Array.from({ length: columns }, (_, column) => `feature${column + 1}`),
    values,
  };
}
