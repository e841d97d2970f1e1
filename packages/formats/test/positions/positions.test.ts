import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { attachPositions } from '@snpress/data/positions/attach-positions';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { readPositions } from '../../src/index.js';
import type { ReadPositionsOptions } from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';

async function read(content: string | Uint8Array, options?: ReadPositionsOptions) {
  const path = join(await temporaryFolder(), 'p.txt');
  await writeFile(path, content);
  return readPositions(path, options);
}

async function failure(content: string): Promise<string> {
  const folder = await temporaryFolder();
  const path = join(folder, 'p.txt');
  await writeFile(path, content);
  return readPositions(path).then(
    () => 'no error',
    (error: unknown) => String(error).replaceAll(folder + '/', ''),
  );
}

const snps = {
  ids: ['rs1', 'rs2'],
  positions: { chromosome: ['1', 'X'], start: Float64Array.of(483, 7), end: Float64Array.of(483, 7) },
};

test.each([
  ['with a header line', 'snp\tchr\tpos\nrs1\t1\t483\nrs2\tX\t7\n'],
  ['without one', 'rs1\t1\t483\nrs2\tX\t7\n'],
  ['with commas', 'snp,chr,pos\nrs1,1,483\n"rs2",X,7\n'],
  ['with spaces', 'rs1  1 483\r\nrs2  X 7'],
  ['compressed', gzipSync('rs1\t1\t483\nrs2\tX\t7\n')],
])('SNP positions %s', async (_, content) => {
  expect(await read(content)).toEqual(snps);
});

test('gene positions, also on the reverse strand', async () => {
  expect(await read('gene\tchromosome\tstart\tend\nA\tI\t335\t649\nB\tI\t2169\t1807\n')).toEqual({
    ids: ['A', 'B'],
    positions: { chromosome: ['I', 'I'], start: Float64Array.of(335, 2169), end: Float64Array.of(649, 1807) },
  });
});

test('positions that are not known', async () => {
  const unknown = { chromosome: ['', '', ''], start: Float64Array.of(NaN, NaN, NaN) };
  expect((await read('a\t1\tNA\nb\t\t5\nc\tNA\tNA\n')).positions).toMatchObject(unknown);
  expect((await read('a\t0\t0\nb\t0\t5\nc\t1\t0\n', { missing: ['0'] })).positions).toMatchObject(unknown);
});

test('a position that is not a number', async () => {
  expect(await failure('id\tchr\tpos\nrs1\t1\tchr1\nrs2\t1\t-5\n')).toMatchInlineSnapshot(`
    "DataError: p.txt:2:7: "chr1" is not a position (rs1). Positions are whole numbers of bases, from 1; write NA where one is not known.
    p.txt:3:7: "-5" is not a position (rs2). Positions are whole numbers of bases, from 1; write NA where one is not known."
  `);
});

test('rows of the wrong width', async () => {
  expect(await failure('id\tchr\tpos\nrs1\t1\n')).toMatchInlineSnapshot(
    `"DataError: p.txt:2: This row has 2 fields, but the first has 3. SNP positions are id, chromosome, position; gene positions are id, chromosome, start, end."`,
  );
  expect(await failure('id\tpos\nrs1\t1\n')).toMatchInlineSnapshot(`
    "DataError: p.txt:1: This row has 2 fields. SNP positions are id, chromosome, position; gene positions are id, chromosome, start, end.
    p.txt:2: This row has 2 fields. SNP positions are id, chromosome, position; gene positions are id, chromosome, start, end."
  `);
});

test('no positions', async () => {
  expect(await failure('id\tchr\tpos\n')).toMatchInlineSnapshot(
    `"DataError: p.txt: This file has no positions. Check how it was written or copied."`,
  );
  expect(await failure('')).toMatchInlineSnapshot(
    `"DataError: p.txt: This file is empty. Check how it was written or copied."`,
  );
});

const matrix = createMatrix({ samples: ['s'], features: ['rs1', 'rs2', 'rs9', 'rs1#2'] });

test('positions are attached by id, never by one that repeats', async () => {
  const { matrix: positioned, warnings } = attachPositions(
    matrix,
    await read('rs1\t1\t10\nrs3\t3\t30\nrs1\t4\t40\nrs2\t2\t20\n'),
  );
  expect(positioned.positions).toEqual({
    chromosome: ['', '2', '', ''],
    start: Float64Array.of(NaN, 20, NaN, NaN),
    end: Float64Array.of(NaN, 20, NaN, NaN),
  });
  expect(warnings).toMatchInlineSnapshot(`
    [
      "1 of 4 features are not in the position table (rs9); their positions are not known.",
      "2 of 4 features have ids that repeat, so that the position table cannot tell which is which (rs1); their positions are not known.",
      "1 of 4 ids of the position table are not in the matrix (rs3).",
    ]
  `);
});

test('line by line, repeated ids are told apart', async () => {
  const table = await read('rs1\t1\t10\nrs2\t2\t20\nrs9\t2\t90\nrs1\t4\t40\n');
  const { matrix: positioned, warnings } = attachPositions(matrix, table);
  expect(positioned.positions?.chromosome).toEqual(['1', '2', '2', '4']);
  expect(warnings).toEqual([]);
});

test('an id that is in the table twice at one place is there', async () => {
  const table = await read('rs2\t2\t20\nrs2\t2\t20\nrs9\t2\t90\nrs9\t3\t90\n.\t1\t1\n');
  const { matrix: positioned } = attachPositions(
    createMatrix({ samples: ['s'], features: ['rs2', 'rs9', '.'] }),
    table,
  );
  expect(positioned.positions?.chromosome).toEqual(['2', '', '']);
});
