import { openAsBlob, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { MarkerStream } from '@snpress/data';
import { openVcf, openVcfBlob } from '../../src/index.js';

const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name);

/** Its name in a warning: the path of a file, what a Blob is called. */
const withoutFile = (warning: string): string => warning.slice(warning.indexOf(': '));

async function all(stream: MarkerStream): Promise<unknown> {
  const blocks = [];
  for await (const { features, values, positions, alleles } of stream.blocks) {
    blocks.push({
      features,
      values: [...values],
      chromosome: positions.chromosome,
      start: [...positions.start],
      alleles,
    });
  }
  const { samples, ploidy, warnings } = stream;
  return { samples, ploidy, blocks, warnings: warnings.map(withoutFile) };
}

describe('a VCF file that is a Blob reads as one on disk', () => {
  test.each(['blocks.vcf.gz', 'dosages.vcf.gz', 'haploid.vcf.gz', 'kinds.vcf'])('%s', async (name) => {
    const options = { multiallelic: 'skip' } as const;
    const blob = await openAsBlob(fixture(name));
    expect(await all(await openVcfBlob(blob, options))).toEqual(
      await all(await openVcf(fixture(name), options)),
    );
  });

  test.each([1, 3])('plain gzip, members: %i', async (members) => {
    const text = await readFile(fixture('kinds.vcf'));
    const size = Math.ceil(text.length / members);
    const parts = Array.from({ length: members }, (_, part) => text.subarray(part * size, (part + 1) * size));
    const blob = new Blob([...parts.map((part) => gzipSync(part)), new Uint8Array(members)]);
    const options = { multiallelic: 'skip' } as const;
    expect(await all(await openVcfBlob(blob, options))).toEqual(
      await all(await openVcf(fixture('kinds.vcf'), options)),
    );
  });

  test('regions and samples', async () => {
    const path = fixture('blocks.vcf.gz');
    const options = { region: 'chr1', samples: ['sample2', 'sample1'] };
    const onDisk = (await all(await openVcf(path, options))) as { blocks: unknown };
    const inBlob = (await all(await openVcfBlob(await openAsBlob(path), options))) as { blocks: unknown };
    expect(inBlob.blocks).toEqual(onDisk.blocks);
  });
});

describe('faults of a Blob', () => {
  const reading = async (bytes: Uint8Array<ArrayBuffer>): Promise<unknown> =>
    all(await openVcfBlob(new Blob([bytes]), { name: 'upload.vcf.gz' }));
  const stored = new Uint8Array(readFileSync(fixture('blocks.vcf.gz')));

  test('BGZF that was cut short, within a block or before the last one', async () => {
    const cut = {
      problems: [
        { file: 'upload.vcf.gz', code: expect.stringMatching(/^(cut-short|damaged-compression)$/) as string },
      ],
    };
    await expect(reading(stored.slice(0, stored.length - 28))).rejects.toMatchObject(cut);
    await expect(reading(stored.slice(0, stored.length >> 1))).rejects.toMatchObject(cut);
  });

  test('a byte that is wrong is found by the checksum', async () => {
    const wrong = stored.slice();
    wrong[stored.length >> 1]! ^= 0x55;
    await expect(reading(wrong)).rejects.toMatchObject({ problems: [{ code: 'damaged-compression' }] });
  });

  test('gzip that was cut short', async () => {
    const gzip = gzipSync(await readFile(fixture('kinds.vcf')));
    await expect(reading(new Uint8Array(gzip.subarray(0, 300)))).rejects.toMatchObject({
      problems: [{ code: 'cut-short' }],
    });
  });

  test('what is no VCF', async () => {
    await expect(reading(new TextEncoder().encode('id\ts1\n'))).rejects.toThrow(
      'upload.vcf.gz:1: This is not a VCF file',
    );
  });
});

test('reading is watched, and ends when it is told to', async () => {
  const blob = await openAsBlob(fixture('blocks.vcf.gz'));
  const shares: number[] = [];
  await all(await openVcfBlob(blob, { onProgress: (share) => shares.push(share) }));
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  const stream = await openVcfBlob(blob, { signal: AbortSignal.abort(new Error('enough')) });
  await expect(all(stream)).rejects.toThrow('enough');
});
