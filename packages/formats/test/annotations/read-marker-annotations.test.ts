import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Positions } from '@snpress/data';
import { afterAll, describe, expect, test } from 'vitest';
import { readMarkerAnnotations } from '../../src/index.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-annotations-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const features = ['rs1', 'rs2', 'rs3', 'rs4', 'rs5'];
const positions: Positions = {
  chromosome: ['chr1', 'chr1', 'chr1', 'chr2', ''],
  start: Float64Array.of(100, 200, 300, 100, NaN),
  end: Float64Array.of(100, 200, 300, 100, NaN),
};

async function read(name: string, text: string | Buffer, markers: object = { positions }) {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  const { names, values, warnings } = await readMarkerAnnotations({ path: file }, { features, ...markers });
  return {
    names,
    values: values.map((own) => [...own]),
    warnings: warnings.map((text) => text.replace(`${folder}/`, '')),
  };
}

test.each<readonly [name: string, text: string | Buffer]>([
  ['enhancers.bed', '1\t99\t200\tan\t960\t+\n2\t0\t50\n'],
  ['enhancers.bed', 'track name=x\n#chrom start end\nchr1 150 200\nchr1 99 150\n'],
  ['enhancers.bed.gz', gzipSync('Chr01\t99\t100\nChr01\t120\t250\n')],
  ['enhancers.tsv', 'chrom\tstart\tend\n1\t50\t200\n'],
  ['enhancers', '1\t150\t200\n1\t50\t160\n'],
])('intervals of %s (%#)', async (name, text) => {
  const { names, values } = await read(name, text);
  expect(names).toEqual(['enhancers']);
  expect(values).toEqual([[1, 1, 0, 0, NaN]]);
});

test('a table by marker', async () => {
  const { names, values, warnings } = await read(
    'scores.tsv',
    'marker\tcoding\tscore\nrs2\t1\t0.5\nrs1\t0\tNA\nrs9\t1\t3\nrs3\t0\t-2e1\nrs4\t0\t1\n',
    {},
  );
  expect(names).toEqual(['coding', 'score']);
  expect(values).toEqual([
    [0, 1, 0, 0, NaN],
    [NaN, 0.5, -20, 1, NaN],
  ]);
  expect(warnings).toEqual([
    'scores.tsv: 1 of 5 markers are not in it (rs5) and have none of its annotations.',
    'scores.tsv: 1 of its 5 lines are of no marker of the genotypes (rs9).',
  ]);
});

test('intervals on other chromosomes are told', async () => {
  const { warnings } = await read('some.bed', '1\t99\t100\nchrX\t0\t9\nchrUn\t3\t7\n');
  expect(warnings).toEqual([
    'some.bed: 2 of 3 intervals are on chromosomes without markers (chrX, chrUn), from line 2 on.',
  ]);
});

describe('what is wrong is told with its place and a cure', () => {
  test.each([
    [
      'off.bed',
      '\n7\t99\t200\n',
      /off\.bed:2: No interval is on a chromosome of the markers: intervals are on 7, markers on chr1, chr2\..*name them alike/,
    ],
    [
      'build.bed',
      'chrX\t1\t2\n1\t999\t2000\n',
      /build\.bed:2: No marker lies in any of the 2 intervals: the first on 1 is 1000–2000, and the markers there are from 100 to 300\..*GRCh37/,
    ],
    ['short.bed', '1\t99\n', /short\.bed:1: This line has 2 fields.*tabs/],
    ['order.bed', '1\t200\t99\n', /order\.bed:1:7: This interval ends at 99, before it starts at 200/],
    ['text.bed', '1\t9\t99\n1\tx\t99\n', /text\.bed:2:3: "x" is not a position/],
    ['empty.bed', '# nothing\n', /empty\.bed: This file of annotations has no line/],
    [
      'ids.tsv',
      'marker\tcoding\n1:100\t1\n',
      /ids\.tsv:2: No line is of a marker.*the table has 1:100, the genotypes rs1, rs2, rs3/,
    ],
    [
      'ragged.tsv',
      'marker\tcoding\nrs1\t1\t0\n',
      /ragged\.tsv:2: This line has 3 fields, and the first has 2/,
    ],
    ['words.tsv', 'marker\tcoding\nrs1\tyes\n', /words\.tsv:2:5: "yes" is not a number \(coding\)/],
    ['one.tsv', 'marker\nrs1\n', /one\.tsv:1: This table has one column/],
  ])('%s', async (name, text, message) => {
    await expect(read(name, text)).rejects.toThrow(message);
  });

  test('markers without positions', async () => {
    await expect(read('x.bed', '1\t9\t99\n', {})).rejects.toThrow(
      /positions of the markers are not known.*snpPositions/,
    );
  });
});
