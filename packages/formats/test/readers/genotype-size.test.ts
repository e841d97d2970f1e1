/** How large genotypes are is known before they are read. */
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createRng } from '@snpress/data/random/rng';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeMatrix } from '../../src/index.js';
import { genotypeSize } from '../../src/readers/genotype-size.js';
import { temporaryFolder } from '../files/temporary-folder.js';

const [samples, markers] = [61, 900];
const rng = createRng('size');
const genotypes = createMatrix({
  samples: Array.from({ length: samples }, (_, sample) => `s${sample}`),
  features: Array.from({ length: markers }, (_, marker) => `m${marker}`),
  values: Float32Array.from({ length: samples * markers }, () => Math.floor(rng.uniform() * 3)),
  positions: {
    chromosome: Array<string>(markers).fill('1'),
    start: Float64Array.from({ length: markers }, (_, marker) => 1 + marker),
    end: Float64Array.from({ length: markers }, (_, marker) => 1 + marker),
  },
  alleles: { counted: Array<string>(markers).fill('A'), other: Array<string>(markers).fill('C') },
  ploidy: 2,
});

test.each(['g.bed', 'g.pgen'])('exactly, of %s', async (name) => {
  const path = join(await temporaryFolder(), name);
  await writeMatrix(path, genotypes);
  expect(await genotypeSize({ path })).toMatchObject({ samples, markers, bytes: samples * markers });
});

test.each([
  ['g.vcf', true],
  ['g.vcf.gz', true],
  ['g.tsv', false],
  ['g.tsv.gz', false],
])('roughly, of %s', async (name, isMarkerFile) => {
  const path = join(await temporaryFolder(), name);
  await writeMatrix(path, genotypes);
  const size = await genotypeSize({ path });
  expect(size.isMarkerFile).toBe(isMarkerFile);
  expect(size.bytes / (samples * markers)).toBeGreaterThan(0.95);
  expect(size.bytes / (samples * markers)).toBeLessThan(1.15);
});
