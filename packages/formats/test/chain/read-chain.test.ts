import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { readChain } from '../../src/chain/read-chain.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-chain-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const write = (text: string): string => {
  const file = path.join(folder, 'a.chain.gz');
  writeFileSync(file, gzipSync(text));
  return file;
};

/** 100 bases moved by 50, a gap, 40 more moved by 45; a stretch on the other strand of a chromosome of 1,000; a chain of a lower score over both. */
const text = `# comment
chain 900 chr1 1000 + 100 250 chr1 1100 + 150 285 1
100 10 5
40

chain 800 chr2 1000 + 0 10 chr2 1000 - 20 30 2
10

chain 10 chr1 1000 + 0 300 chr9 1000 + 0 300 3
300
`;

it.each([
  // Position 101 is base 100 from 0.
  ['chr1', 101, 'chr1:151'],
  ['1', 200, 'chr1:250'],
  ['chr1', 205, 'chr9:205'],
  ['chr1', 211, 'chr1:256'],
  ['chr1', 250, 'chr1:295'],
  ['chr1', 50, 'chr9:50'],
  ['chr1', 301, 'none'],
  ['2', 1, 'chr2:980 reversed'],
  ['2', 10, 'chr2:971 reversed'],
  ['chr3', 5, 'none'],
])('%s:%d is %s', async (chromosome, position, expected) => {
  const found = (await readChain(write(text))).lift(chromosome, position);
  expect(
    found === undefined
      ? 'none'
      : `${found.chromosome}:${found.position}${found.reversed ? ' reversed' : ''}`,
  ).toBe(expected);
});

it.each([
  ['100 10 5\n', /:1: This file does not begin with a chain\. Give a chain file of UCSC/],
  ['chain 1 chr1\n', /:1: This line is no header of a chain/],
  ['chain 900 chr1 1000 + 100 250 chr1 1100 + 150 285 1\n1 2\n', /:2: This line is no stretch of a chain/],
])('%j is refused', async (content, message) => {
  await expect(readChain(write(content))).rejects.toThrow(message);
});
