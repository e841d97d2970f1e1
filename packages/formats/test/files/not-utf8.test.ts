import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstNotUtf8 } from '@snpress/data/bytes/first-not-utf8';
import { readMatrix } from '../../src/index.js';
import { encodeBgen } from '../bgen/encode-bgen.js';
import { temporaryFolder } from './temporary-folder.js';

test('where bytes cease to be UTF-8', () => {
  const text = fc.string({ unit: 'binary', maxLength: 6 }).map((whole) => Buffer.from(whole));
  fc.assert(
    fc.property(text, fc.uint8Array({ maxLength: 4 }), text, (before, odd, after) => {
      const bytes = Buffer.concat([before, odd, after]);
      const at = firstNotUtf8(bytes);
      expect(at === -1).toBe(isUtf8(bytes));
      if (at === -1) return;
      expect(isUtf8(bytes.subarray(0, at))).toBe(true);
      for (let end = at + 1; end <= at + 4; end++) expect(isUtf8(bytes.subarray(at, end))).toBe(false);
    }),
    { numRuns: 500 },
  );
});

const vcf = (meta: string, sample: string, id: string): Buffer =>
  Buffer.from(
    `##fileformat=VCFv4.2\n##x=${meta}\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ta\t${sample}\n1\t1\té${id}\tA\tG\t.\t.\t.\tGT\t0/0\t0/1\n`,
    'latin1',
  );
const inUtf8 = (text: string): string => Buffer.from(text).toString('latin1');

/** A file with one byte of Latin-1 in a place of its format, and where it is. */
const files: readonly (readonly [name: string, bytes: Buffer, place: string])[] = [
  ['in-meta.vcf', vcf('Grö', 'b', ''), ':2:7: The byte f6'],
  ['in-sample.vcf', vcf(inUtf8('Grö'), 'Grö', ''), ':3:51: The byte f6'],
  ['in-id.vcf', vcf('', 'b', ''), ':4:5: The byte e9'],
  ['cross.json', Buffer.from('{"crosstype": "f2",\n "description": "é"}', 'latin1'), ':2:18: The byte e9'],
  [
    'a.bgen',
    Buffer.from(
      encodeBgen(['a', 'bXc'], [{ alleles: ['A', 'G'], ploidies: [2, 2], bits: 8, numbers: [255, 0, 0, 0] }])
        .toString('latin1')
        .replace('bXc', 'b\xe9c'),
      'latin1',
    ),
    'it has a text that is not UTF-8',
  ],
];

test.each(files)('%s', async (name, bytes, place) => {
  const file = path.join(await temporaryFolder(), name);
  await writeFile(file, bytes);
  await expect(readMatrix(file)).rejects.toThrow(place);
});
