import { openVcfBlob } from '../../src/index.js';
import { describe, expect, test } from 'vitest';

const header = (keys: readonly string[], samples: readonly string[]): string =>
  [
    '##fileformat=VCFv4.3',
    ...keys.map((key) => `##FORMAT=<ID=${key},Number=.,Type=String,Description="a field">`),
    ['#CHROM', 'POS', 'ID', 'REF', 'ALT', 'QUAL', 'FILTER', 'INFO', 'FORMAT', ...samples].join('\t'),
    '',
  ].join('\n');

const line = (position: number, alternatives: string, ...fields: readonly string[]): string =>
  ['1', position, `rs${position}`, 'A', alternatives, '.', '.', '.', ...fields].join('\t') + '\n';

async function read(text: string, options: Parameters<typeof openVcfBlob>[1] = {}) {
  const stream = await openVcfBlob(new Blob([text]), { name: 'a.vcf', ...options });
  const values: number[][] = [];
  for await (const block of stream.blocks) {
    const size = stream.samples.length;
    for (let marker = 0; marker < block.features.length; marker++)
      values.push(Array.from(block.values.subarray(marker * size, (marker + 1) * size), round));
  }
  return { values, warnings: stream.warnings };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

describe('a line with several fields', () => {
  const text =
    header(['GT', 'DS', 'GP'], ['s1', 's2', 's3', 's4']) +
    line(1, 'C', 'GT:DS:GP', '0/1:1.2:0,.9,.1', '1/1:.:0.1,0.2,0.7', '0/1:.:.', './.:.:0,0,0');

  test.each([
    ['GT', [1, 2, 1, NaN]],
    ['DS', [1.2, NaN, NaN, NaN]],
    ['GP', [1.1, 1.6, NaN, NaN]],
    ['auto', [1.2, 1.6, 1, NaN]],
    [undefined, [1, 2, 1, NaN]],
  ] as const)('field %s', async (field, expected) => {
    // Without dosages in what is read, missing calls are a number of their own.
    const { values } = await read(text, { field });
    expect(values[0]!.map((value) => (value < 0 ? NaN : value))).toEqual(expected);
  });

  test('it is said which one was taken, and why', async () => {
    expect((await read(text)).warnings).toEqual([
      'a.vcf: GT was taken, as it is by default, though there is DS (1 line) and GP (1 line) too; field: DS takes that, field: auto takes DS, else GP, else GT.',
    ]);
    expect((await read(text, { field: 'auto' })).warnings).toEqual([
      'a.vcf: as field: auto says, DS was taken of 1 calls, GP of 1 and GT of 1.',
    ]);
    expect((await read(text, { field: 'DS' })).warnings).toEqual([]);
  });
});

test('probabilities of three alleles, and of haploid genotypes', async () => {
  const several = header(['GP'], ['s1', 's2']) + line(1, 'C,G', 'GP', '0,0.5,0,0.25,0,0.25', '0.1,0.2,0.7');
  expect((await read(several, { multiallelic: 'split' })).values).toEqual([
    [0.5, 0.4],
    [0.75, 1.4],
  ]);
  const haploid = header(['GP'], ['s1']) + line(1, 'C', 'GP', '0.25,0.75');
  expect((await read(haploid, { ploidy: 1 })).values).toEqual([[0.75]]);
});

test.each([
  ['0,3,40', 'holds no probabilities'],
  ['0.5,0.1,0.1', 'holds no probabilities'],
  ['1,0,0,0', 'holds 4 probabilities, but 2 alleles have 3 genotypes, or 2 haploid ones'],
])('probabilities %s are refused', async (field, message) => {
  await expect(read(header(['GP'], ['s1']) + line(1, 'C', 'GP', field))).rejects.toThrow(message);
});

test('auto reads a file of calls as calls', async () => {
  const text = header(['GT'], ['s1']) + line(1, 'C', 'GT', '0/1');
  const stream = await openVcfBlob(new Blob([text]), { field: 'auto' });
  for await (const { values } of stream.blocks) expect(values).toEqual(Int8Array.of(1));
});
