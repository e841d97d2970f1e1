/** Our side of lasso on genotypes in a file: node swept-lasso-snpress.js FOLDER */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRng } from '@snpress/data';
import { openGenotypeBlocks } from '@snpress/formats';
import { lasso } from '@snpress/models';
import { applyStepsToBlocks, fitStepsOfBlocks } from '@snpress/preprocess';
import { readFloats } from '../cross/float-files.js';
import { peakMegabytes } from '../process/peak-megabytes.js';

const folder = process.argv[2];
const { relativeAlphas } = JSON.parse(readFileSync(join(folder, 'setup.json'), 'utf8'));
const stored = await openGenotypeBlocks(join(folder, 'genotypes.arrow'));
const expression = {
  samples: stored.samples,
  features: ['trait'],
  values: readFloats(join(folder, 'expression.f32')),
};
const rows = Int32Array.from(stored.samples.keys());
const folds = [0, 1, 2].map((fold) => rows.filter((row) => row % 3 === fold));
const settings = relativeAlphas.map((relativeAlpha) => ({ relativeAlpha }));
const params = lasso.params.parse({});
const context = { rng: createRng(1) };

const before = process.cpuUsage();
const { fitted: steps } = fitStepsOfBlocks(stored, [{ impute: {} }]);
const train = { genotypes: applyStepsToBlocks(steps, stored), expression };
const { path } = lasso.swept;
const { sse } = await path.score({ train, folds }, params, settings, context);
const best = sse.indexOf(Math.min(...sse));
const fitted = await path.fitPerGene(train, params, settings, Int32Array.of(best), context);
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({
    cpuSeconds: (user + system) / 1e6,
    peakMegabytes: peakMegabytes(),
    best,
    mse: sse[best] / rows.length,
    markers: fitted.save().arrays.markerIndices.length,
  }),
);
