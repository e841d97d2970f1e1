import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import type { ReadMatrixOptions } from '../../src/index.js';
import { outcomeOfReading } from '../files/outcome-of-reading.js';

const signal = [0.31, 1.27, 2.9, 0.05];

const written = (
  values: readonly number[],
): Readonly<Record<string, readonly [string | Uint8Array, ReadMatrixOptions?]>> => ({
  'm.tsv': [
    `id\t${values.map((_, sample) => `s${sample}`).join('\t')}\ng1\t${values.join('\t')}\ng2\t1\t2\t3\t4\n`,
  ],
  't.tsv': [
    `id\tg1\tg2\n${values.map((value, sample) => `s${sample}\t${value}\t0`).join('\n')}\n`,
    { orientation: 'samples-in-rows' },
  ],
  'long.csv': [`sample,gene,value\n${values.map((value, sample) => `s${sample},g1,${value}`).join('\n')}\n`],
  'm.parquet': [
    new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'id', data: ['g1'], type: 'STRING' },
          ...values.map((value, sample) => ({ name: `s${sample}`, data: [value], type: 'DOUBLE' as const })),
        ],
      }),
    ),
  ],
  't.parquet': [
    new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'id', data: values.map((_, sample) => `s${sample}`), type: 'STRING' },
          { name: 'g1', data: [...values], type: 'DOUBLE' },
        ],
      }),
    ),
    { orientation: 'samples-in-rows' },
  ],
});

test.each(['m.tsv', 't.tsv', 'long.csv', 'm.parquet', 't.parquet'])(
  '%s: what single precision loses is told with its gene',
  async (name) => {
    const of = (change: (value: number) => number): Promise<string> =>
      outcomeOfReading(name, ...written(signal.map(change))[name]!);
    for (const change of [(y: number) => y + 1e7, (y: number) => y + 1e8, (y: number) => y * 1e-46]) {
      expect(await of(change)).toMatch(
        /The values of feature g1 lie from .* to .*, which single precision does not tell apart well enough/,
      );
    }
    for (const change of [
      (y: number) => y,
      (y: number) => y + 1e4,
      // Whole numbers, equal ones, and what computing leaves of equal ones.
      (y: number) => 1e7 + Math.round(y),
      () => 0.1,
      (y: number) => 0.3 + 1e-16 * y,
      (y: number) => Math.fround(y * 1e-44),
    ]) {
      expect(await of(change)).toBe('read');
    }
  },
);
