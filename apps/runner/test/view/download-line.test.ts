import { expect, it } from 'vitest';
import { createDownloadLine } from '../../src/view/download-line.js';

it('tells share, size, rate and time left on a terminal', () => {
  const written: string[] = [];
  let time = 0;
  const stream = { isTTY: true, columns: 100, write: (text: string) => written.push(text) > 0 };
  const line = createDownloadLine(stream, () => time);
  line.update('a.txt', 100_000, 1_000_000);
  time = 50;
  line.update('a.txt', 150_000, 1_000_000);
  time = 1000;
  line.update('a.txt', 400_000, 1_000_000);
  time = 1200;
  line.update('b.txt', 10, undefined);
  line.clear();
  expect(written).toEqual([
    '\r\u001b[Ka.txt  ━━────────────────── · 10 % · 98 KiB of 977 KiB',
    '\r\u001b[Ka.txt  ━━━━━━━━──────────── · 40 % · 391 KiB of 977 KiB · 293 KiB/s · about 2.0 s left',
    '\r\u001b[Kb.txt  10 B',
    '\r\u001b[K',
  ]);
});

it('is silent elsewhere', () => {
  const written: string[] = [];
  const line = createDownloadLine({ write: (text: string) => written.push(text) > 0 });
  line.update('a.txt', 5, 10);
  line.clear();
  expect(written).toEqual([]);
});
