import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { readIntervals } from '../../src/tables/read-intervals.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-intervals-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function read(name: string, content: string | Buffer) {
  writeFileSync(path.join(folder, name), content);
  return readIntervals(path.join(folder, name));
}

const two = '1\t0\t10\n1\t20\t30\n';

test.each([
  ['a.bed', two],
  ['named.tsv', 'chr1\t0\t10\nchr2\t20\t30\n'],
  ['repeated.txt', `${two}2 5 9\n`.replaceAll('\t', ' ')],
  ['track.txt', `track name="x y"\n# made today\n${two}`],
  ['head.txt', '#chrom\tstart\tend\tname\tscore\tstrand\n1\t0\t10\ta\t5\t+\n1\t20\t30\tb\t6\t-\n'],
  ['peaks.narrowPeak', 'chr1\t0\t10\tp1\t5\t.\t3.2\t4\t2\t7\n'],
  ['packed', gzipSync('chrX\t0\t10\n')],
])('%s has intervals', async (name, content) => {
  const intervals = await read(name, content);
  expect(intervals?.start[0]).toBe(1);
  expect(intervals?.end[0]).toBe(10);
});

test.each([
  ['positions of markers', 'm.txt', 'chr1_100\t1\t100\nchr1_200\t1\t200\n'],
  ['positions of genes', 'g.txt', 'g1\t1\t100\t200\ng2\t1\t300\t400\n'],
  ['expression with positions', 'e.bed', '#chr\tstart\tend\tgene_id\ts1\ts2\n1\t0\t10\tg1\t1\t2\n'],
  ['a matrix', 'x.tsv', 'gene\ts1\ts2\ng1\t1\t2\n'],
  ['counts', 'counts.tsv', `${['g1', ...Array.from({ length: 12 }, (_, i) => i)].join('\t')}\n`],
  ['nothing', 'comment.bed', '# none\n'],
])('%s are none', async (_, name, content) => {
  expect(await read(name, content)).toBeUndefined();
});

test('a fault is told with its line', async () => {
  await expect(read('faults.bed', `${two}1\t9\t5\n`)).rejects.toThrow(
    /faults\.bed:3:5: This interval ends at 5, before it starts at 9/,
  );
});
