import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createRng } from '@snpress/data/random/rng';
import { associateSamples } from '../../src/associate/associate-samples.js';
import { readRelatives } from '../../src/associate/relatedness.js';
import { traitTable } from '../../src/associate/trait-table.js';

import { study, writeStudy } from './metaxcan-study.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-traits-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const file = (name: string, lines: readonly (readonly (string | number)[])[]): string => {
  const own = path.join(folder, name);
  writeFileSync(own, lines.map((line) => `${line.join('\t')}\n`).join(''));
  return own;
};

const rng = createRng('traits');
const ids = Array.from({ length: 60 }, (_, row) => `s${row}`);
const genes = Array.from({ length: 3 }, () => ids.map(() => rng.normal()));
const expression = file('expression.tsv', [
  ['gene', ...ids],
  ...genes.map((own, gene) => [`g${gene}`, ...own]),
]);
const traits = file('traits.tsv', [
  ['id', 'height', 'sick', 'village'],
  ...ids.slice(5).map((id, at) => {
    const value = genes[1]![at + 5]!;
    return [id, value + 0.5 * rng.normal(), value > 0.5 ? 'yes' : 'no', `v${at % 7}`];
  }),
]);
const markers = Array.from({ length: 40 }, () => ids.map(() => rng.integer(3)));
const genotypes = file('genotypes.traw', [
  ['CHR', 'SNP', '(C)M', 'POS', 'COUNTED', 'ALT', ...ids.map((id) => `${id}_${id}`)],
  ...markers.map((own, at) => [1 + (at % 4), `rs${at}`, 0, 100 * at + 1, 'A', 'G', ...own]),
]);

it('takes numbers for quantities and two levels for a binary trait, and says so', async () => {
  const { associations, notes } = await associateSamples({ traits, expression });
  expect(
    associations.map(({ trait, method, samples, cases }) => [trait, method, samples, cases !== undefined]),
  ).toEqual([
    ['height', 'linear', 55, false],
    ['sick', 'firth', 55, true],
  ]);
  expect(notes.join(' ')).toMatch(
    /55 samples of 60 with expression\. sick is binary: yes is taken for a case\. .*village\.$/,
  );
  for (const { p, q } of associations) {
    expect(p[1]).toBeLessThan(1e-3);
    expect(q[1]).toBeLessThan(0.05);
  }
  const lines = [...traitTable(associations)];
  expect(lines).toHaveLength(7);
  expect(lines[1]).toMatch(/^height,g1,/);
});

it('reads phenotypes of GCTA and PLINK, which have no header line: no sample is taken for one', async () => {
  const rows = ids.map((id, at) => ['f1', id, at === 3 ? -9 : genes[1]![at]!, Number(genes[2]![at]! > 0)]);
  const phenotypes = file('two.phen', rows);
  const { associations, warnings } = await associateSamples({ traits: phenotypes, expression });
  expect(associations.map(({ trait, method, samples }) => [trait, method, samples])).toEqual([
    ['trait1', 'linear', 59],
    ['trait2', 'firth', 60],
  ]);
  expect(warnings.join(' ')).toContain('1 value of -9 is read as missing');
  const one = await associateSamples({ traits: phenotypes, traitColumns: ['trait2'], expression });
  expect(one.associations.map(({ trait }) => trait)).toEqual(['trait2']);
  await expect(
    associateSamples({ traits: phenotypes, traitColumns: ['height'], expression }),
  ).rejects.toThrow(/no trait "height" in this table/);
});

it('takes relatedness out of quantitative traits alone, and names the others', async () => {
  await expect(associateSamples({ traits, expression, genotypes, loco: true })).rejects.toThrow(
    /quantitative traits alone, and .*traits\.tsv has binary ones: sick/,
  );
});

it('takes relatedness out by other chromosomes', async () => {
  const genePositions = file(
    'genes.tsv',
    [0, 1, 2].map((gene) => [`g${gene}`, gene + 1, 5, 9]),
  );
  const { associations } = await associateSamples({
    ...{ traits, expression, genotypes, genePositions },
    ...{ traitColumns: ['height'], loco: true },
  });
  expect(associations[0]!.method).toBe('mixed');
  expect(associations[0]!.p[1]).toBeLessThan(1e-6);
});

it('decomposes relationships of the same samples once, and says what each trait alone says', async () => {
  const two = file('two.tsv', [
    ['id', 'height', 'weight', 'short'],
    ...ids.map((id, at) => [id, genes[0]![at]! + at / 30, genes[2]![at]!, at < 40 ? genes[1]![at]! : 'NA']),
  ]);
  const genePositions = file(
    'places.tsv',
    [0, 1, 2].map((gene) => [`g${gene}`, gene + 1, 5, 9]),
  );
  const request = { traits: two, expression, genotypes, genePositions, loco: true };
  const together = await associateSamples(request);
  for (const { trait, z } of together.associations) {
    const alone = await associateSamples({ ...request, traitColumns: [trait] });
    expect(alone.associations[0]!.z).toEqual(z);
  }
  const relatives = await readRelatives({ traits: two, genotypes });
  const rows = ids.map((_, row) => row);
  expect(relatives.without('1', rows)).toBe(relatives.without('1', [...rows]));
  expect(relatives.without('2', rows)).not.toBe(relatives.without('1', rows));
  expect(relatives.without('1', rows.slice(1)).basis).toHaveLength(58 * 59);
});

it('calibrates z of predicted expression by Φ of the model and the heritability of the trait', async () => {
  const { models } = writeStudy(folder);
  const study1 = file('study.traw', [
    ['CHR', 'SNP', '(C)M', 'POS', 'COUNTED', 'ALT', ...ids.map((id) => `${id}_${id}`)],
    ...study.variants.map(({ id, position, effect, other }) => [
      ...[1, id, 0, position, effect, other],
      ...ids.map(() => rng.integer(3)),
    ]),
  ]);
  const request = { traits, traitColumns: ['height'], models, genotypes: study1 };
  const [plain, calibrated] = [
    await associateSamples(request),
    await associateSamples({ ...request, heritability: 0.5 }),
  ];
  for (const [at, { genes: own, z, lacks, calibration }] of calibrated.associations.entries()) {
    const { phi } = study.models[at]!;
    expect(calibration!.rawZ).toEqual(plain.associations[at]!.z);
    for (const [gene, id] of own.entries()) {
      const inflation = 1 + 55 * 0.5 * Math.max(0, phi[id] ?? NaN);
      if (phi[id] === null) expect(lacks[gene]).toBe('no-phi');
      else expect(z[gene]! * Math.sqrt(inflation)).toBeCloseTo(plain.associations[at]!.z[gene]!, 12);
    }
  }
  expect([...traitTable(calibrated.associations)][0]).toMatch(
    /left_out,phi,inflation,uncalibrated_z,uncalibrated_p/,
  );
  await expect(associateSamples({ ...request, traitColumns: undefined, heritability: 0.5 })).rejects.toThrow(
    /heritability: it is that of one trait, and .*traits\.tsv has 2: height, sick/,
  );
});

describe('what does not fit is told', () => {
  it.each([
    ['no expression', { traits }, /expression is to be given, or models to predict it by/],
    [
      'measured expression with a heritability',
      { traits, expression, heritability: 0.5 },
      /heritability: z of predicted expression alone is calibrated by Φ/,
    ],
    [
      'a heritability beside loco',
      { traits, expression, genotypes, loco: true, heritability: 2 },
      /it is a share, 0 … 1[^]*is taken out by `loco` already/,
    ],
    ['loco without genotypes', { traits, expression, loco: true }, /relatedness is taken out by genotypes/],
    [
      'other samples',
      {
        traits: file('other.tsv', [
          ['id', 'height'],
          ['x1', 1],
          ['x2', 3],
        ]),
        expression,
      },
      /other\.tsv: No sample of the data is in this table: the data have s0, s1, s2, …, its lines begin with x1, x2/,
    ],
    [
      'no trait',
      {
        traits: file('words.tsv', [
          ['id', 'village'],
          ['s1', 'a'],
          ['s2', 'b'],
          ['s3', 'c'],
        ]),
        expression,
      },
      /No column of this table is a trait: numbers, or two levels\. There are village/,
    ],
  ])('%s', async (_, request, message) => {
    await expect(associateSamples(request)).rejects.toThrow(message);
  });
});
