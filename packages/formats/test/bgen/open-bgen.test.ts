import { DataError } from '@snpress/data';
import fc from 'fast-check';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { companionFiles, openMarkers, readMatrix, type ReadMatrixOptions } from '../../src/index.js';
import { unpackNumbers } from '../../src/bgen/unpack-numbers.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { encodeBgen, packed, type WrittenMarker } from './encode-bgen.js';
import { damaged, expectReadOrTold } from '../files/damaged.js';

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

/** Writes files into a folder of its own; the first is read. */
async function readFiles(files: Readonly<Record<string, Buffer | string>>, options: ReadMatrixOptions = {}) {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  try {
    const { matrix, warnings } = await readMatrix(join(folder, Object.keys(files)[0]!), options);
    return {
      ...matrix,
      values: [...matrix.values],
      warnings: warnings.map((text) => text.replaceAll(`${folder}/`, '')),
    };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new Error(error.message.replaceAll(`${folder}/`, ''), { cause: error });
  }
}

const samples = ['a', 'b', 'c'];
const marker: WrittenMarker = {
  alleles: ['A', 'C'],
  ploidies: [2, 2, -2],
  bits: 8,
  numbers: [255, 0, 51, 102, 0, 0],
};

test('numbers of every width are unpacked', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 32 })
        .chain((bits) =>
          fc.record({ bits: fc.constant(bits), numbers: fc.array(fc.nat(2 ** bits - 1), { maxLength: 40 }) }),
        ),
      ({ bits, numbers }) => {
        const bytes = Buffer.concat([Buffer.of(1, 2, 3), packed(numbers, bits)]);
        expect([...unpackNumbers(bytes, 3, numbers.length, bits)]).toEqual(numbers);
      },
    ),
  );
});

describe('dosages', () => {
  test.each([false, true])(
    'are the expected copies of the second allele; compressed: %s',
    async (isCompressed) => {
      const { values, alleles, features, ploidy } = await readFiles({
        'm.bgen': encodeBgen(samples, [marker], { isCompressed }),
      });
      expect(values).toEqual([0, Math.fround(1.2), NaN]);
      expect(alleles).toEqual({ counted: ['C'], other: ['A'] });
      expect([features, ploidy]).toEqual([['rs100'], 2]);
    },
  );

  test('of several alleles', async () => {
    // Genotypes 00, 01, 11, 02, 12, of which 22 is what is left; then haplotypes.
    const several: WrittenMarker[] = [
      {
        alleles: ['A', 'C', 'G'],
        ploidies: [2, 2, 1],
        bits: 4,
        numbers: [0, 3, 3, 3, 3, 0, 0, 0, 0, 15, 5, 5],
      },
      {
        alleles: ['A', 'C', 'G'],
        ploidies: [2, 2, 1],
        isPhased: true,
        bits: 2,
        numbers: [3, 0, 0, 0, 1, 1, 0, 3, 0, 3],
      },
    ];
    const bgen = encodeBgen(samples, [several[0]!, marker, several[1]!]);
    const { values, alleles, warnings } = await readFiles({ 'm.bgen': bgen }, { multiallelic: 'split' });
    const f = Math.fround;
    expect(values).toEqual([
      ...[f(12 / 15), 1, f(10 / 15)],
      ...[f(12 / 15), 1, f(10 / 15)],
      ...[0, f(1.2), NaN],
      ...[0, f(4 / 3), 2],
      ...[1, f(1 / 3), 0],
    ]);
    expect(alleles!.counted).toEqual(['C', 'G', 'C', 'C', 'G']);
    expect(warnings).toEqual([
      'm.bgen: markers with more than two alleles were split into one for each allele after the first: 2.',
      'm.bgen: 2 feature ids repeat earlier ones and were renamed (rs100#2, rs102#2).',
    ]);
    const skipped = await readFiles({ 'm.bgen': bgen }, { multiallelic: 'skip' });
    expect(skipped.features).toEqual(['rs101']);
    expect(skipped.warnings).toEqual(['m.bgen: markers with more than two alleles were left out: 2.']);
    await expect(readFiles({ 'm.bgen': bgen })).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: m.bgen: Marker 1 (rs100 at 1:100), at byte 41, cannot be read: it has 3 alleles. Split such markers into one for each allele with multiallelic: split, or leave them out with multiallelic: skip.]`,
    );
  });

  test('of haploids', async () => {
    const haploid = { ...marker, ploidies: [1, 1, -1], numbers: [255, 51, 0] };
    const { values, ploidy, warnings } = await readFiles({ 'm.bgen': encodeBgen(samples, [haploid]) });
    expect([values, ploidy]).toEqual([[0, Math.fround(0.8), NaN], 1]);
    expect(warnings).toEqual([
      'm.bgen: all samples of the first markers are haploid, so ploidy 1 was taken.',
    ]);
    expect((await readFiles({ 'm.bgen': encodeBgen(samples, [haploid]) }, { ploidy: 2 })).values).toEqual([
      0,
      Math.fround(1.6),
      NaN,
    ]);
    await expect(
      readFiles({ 'm.bgen': encodeBgen(samples, [...Array.from({ length: 100 }, () => haploid), marker]) }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: m.bgen: Marker 101 (rs200 at 1:200), at byte 4941, cannot be read: it has diploid samples, but those of the first markers are haploid. Say which it is: ploidy: 1 or ploidy: 2.]`,
    );
  });

  test('of diploids in haploid data: a certain heterozygote is missing', async () => {
    const calls = { ...marker, ploidies: [2, 2, 2], numbers: [0, 0, 0, 255, 0, 100] };
    const { values, warnings } = await readFiles({ 'm.bgen': encodeBgen(samples, [calls]) }, { ploidy: 1 });
    expect(values).toEqual([1, NaN, Math.fround((100 / 255 + (2 * 155) / 255) / 2)]);
    expect(warnings).toEqual([
      'm.bgen: 1 heterozygous call is missing, because the data are haploid (ploidy: 1).',
    ]);
  });

  test('of a sample without copies of the chromosome, and of a marker with one allele', async () => {
    const odd: WrittenMarker[] = [
      { ...marker, ploidies: [2, 0, 1], numbers: [0, 0, 0] },
      { ...marker, alleles: ['A'], ploidies: [2, 2, -2], numbers: [] },
    ];
    const { values, alleles } = await readFiles({ 'm.bgen': encodeBgen(samples, odd) });
    expect(values).toEqual([2, NaN, 2, 0, 0, NaN]);
    expect(alleles).toEqual({ counted: ['C', ''], other: ['A', 'A'] });
  });
});

test('a marker is called by its rsid, else by its other id, else by its place and alleles', async () => {
  const bgen = encodeBgen(samples, [
    { ...marker, id: 'v1', rsid: '.' },
    { ...marker, id: '', rsid: '.' },
    { ...marker, id: '', rsid: '' },
  ]);
  expect((await readFiles({ 'm.bgen': bgen })).features).toEqual(['v1', '1_101_A_C', '1_102_A_C']);
});

describe('sample ids', () => {
  const bgen = encodeBgen(samples, [marker], { hasIds: false });
  test.each([
    ['with families', 'ID_1 ID_2 missing\n0 0 0\nf a 0\nf b 0\ng c 0\n', ['a', 'b', 'c']],
    [
      'of ids that repeat from family to family',
      'ID_1 ID_2 missing\n0 0 0\nf a 0\ng a 0\ng c 0\n',
      ['f_a', 'g_a', 'g_c'],
    ],
    ['of QCTOOL 2', 'ID missing sex\n0 0 D\na 0 1\nb 0 2\nc 0 NA\n', samples],
  ])('a .sample file %s', async (_, sample, expected) => {
    expect((await readFiles({ 'm.bgen': bgen, 'm.sample': sample })).samples).toEqual(expected);
    expect((await readFiles({ 'm.sample': sample, 'm.bgen': bgen })).samples).toEqual(expected);
  });
  test("plink2's .sample files", async () => {
    for (const name of ['calls-1.2-8', 'qctool']) {
      const own = Buffer.from(await readFile(fixture(`${name}.bgen`)));
      own[23]! &= 0x7f;
      const sample = await readFile(fixture(`${name}.sample`));
      expect((await readFiles({ 'm.bgen': own, 'm.sample': sample })).samples).toEqual(
        Array.from({ length: 17 }, (__, index) => `s${index}`),
      );
    }
  });
  test('that are missing, too few, or repeated', async () => {
    await expect(readFiles({ 'm.bgen': bgen })).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: m.bgen: This file has no sample ids of its own, and m.sample cannot be read (There is no such file). Put its .sample file there, under this name.]`,
    );
    const two = 'ID missing\n0 0\na 0\nb 0\n';
    await expect(readFiles({ 'm.bgen': bgen, 'm.sample': two })).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: m.sample: This file has 2 samples, but m.bgen has 3. Check that the two files belong together.]`,
    );
    await expect(
      readFiles({ 'm.bgen': bgen, 'm.sample': 'a b\nc d\n' }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: m.sample:2: The second line of a .sample file has the type of each column, 0 for ids. Check that this is the .sample file of a BGEN file.]`,
    );
    await expect(
      readFiles({ 'm.bgen': encodeBgen(['a', 'b', 'a'], [marker]) }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: m.bgen: Samples 1 and 3, in the block from byte 24 on, are both called "a". Give each sample an id of its own.]`,
    );
  });
  test('the .sample file belongs to the .bgen file', () => {
    expect(companionFiles(fixture('qctool.bgen'))).toEqual([fixture('qctool.sample')]);
    expect(companionFiles(fixture('sexes-1.2-8.bgen'))).toEqual([]);
  });
});

describe('files that are not read are told', () => {
  test('BGEN 1.1', async () => {
    await expect(
      readFiles({ 'm.bgen': await readFile(fixture('old.bgen')) }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: m.bgen: This is not a BGEN file of version 1.2 or 1.3: its layout is 1, as BGEN 1.1 and older have it. Write it again: plink2 --bgen FILE ref-first --sample FILE.sample --export bgen-1.2 ref-first --out NEW.]`,
    );
  });
  test('another format by this name', async () => {
    await expect(
      readFiles({ 'm.bgen': 'a table of text, rather\n' }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: m.bgen: This is not a BGEN file of version 1.2 or 1.3: it does not say "bgen" at byte 16. Write it again: plink2 --bgen FILE ref-first --sample FILE.sample --export bgen-1.2 ref-first --out NEW.]`,
    );
    await expect(readFiles({ 'm.bgen': '' })).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: m.bgen: This file ends at byte 0, but 20 more bytes belong there. Copy or write it again.]`,
    );
  });
  test('a file that is cut short, or goes on', async () => {
    const whole = encodeBgen(samples, [marker, marker], { isCompressed: true });
    await expect(readFiles({ 'm.bgen': whole.subarray(0, -3) })).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: m.bgen: Marker 2 (rs101 at 1:101), at byte 103, cannot be read: the file ends within it. Copy the file again, or write it again with plink2 --export bgen-1.2.]`,
    );
    await expect(readFiles({ 'm.bgen': whole.subarray(0, -55) })).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: m.bgen: This file ends within marker 2 of 2, which begins at byte 103. Copy the file again, or write it again with plink2 --export bgen-1.2.]`,
    );
    await expect(
      readFiles({ 'm.bgen': Buffer.concat([whole, Buffer.of(0)]) }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: m.bgen: This file goes on at byte 165, after the 2 markers that its header says it has. Copy the file again, or write it again with plink2 --export bgen-1.2.]`,
    );
  });
  test.each([
    ['other alleles than it is said to have', (block: Buffer) => block.writeUInt16LE(3, 4)],
    ['four copies of a chromosome', (block: Buffer) => (block[8] = 4)],
    ['no phase', (block: Buffer) => (block[11] = 2)],
    ['40 bits', (block: Buffer) => (block[12] = 40)],
    ['probabilities above 1', (block: Buffer) => (block[14] = 9)],
    ['nine bits', (block: Buffer) => (block[12] = 9)],
  ])('probabilities with %s', async (_, change) => {
    const bgen = encodeBgen(samples, [marker]);
    change(bgen.subarray(bgen.length - 19));
    await expect(readFiles({ 'm.bgen': bgen })).rejects.toThrow(
      /^m\.bgen: Marker 1 \(rs100 at 1:100\), at byte 41, cannot be read: .* Copy the file again/,
    );
  });
  test('a block that inflates to more than it can have', async () => {
    const bomb = deflateSync(Buffer.alloc(1 << 27));
    const whole = encodeBgen(samples, [marker], { isCompressed: true });
    const header = whole.subarray(0, whole.indexOf('C') + 1);
    const lengths = Buffer.from(Uint32Array.of(bomb.length + 4, 1 << 27).buffer);
    await expect(
      readFiles({ 'm.bgen': Buffer.concat([header, lengths, bomb]) }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: m.bgen: Marker 1 (rs100 at 1:100), at byte 41, cannot be read: it has 134217728 bytes of probabilities, 130466 as they are stored, which is too much. Copy the file again, or write it again with plink2 --export bgen-1.2.]`,
    );
    const lying = Buffer.from(Uint32Array.of(bomb.length + 4, 19).buffer);
    await expect(
      readFiles({ 'm.bgen': Buffer.concat([header, lying, bomb]) }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: m.bgen: Marker 1 (rs100 at 1:100), at byte 41, cannot be read: its zlib data are damaged. Copy the file again, or write it again with plink2 --export bgen-1.2.]`,
    );
  });
});

test('a damaged file is read with its shape, or told', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'm.bgen');
  for (const name of ['phased-1.2-8', 'dosages-1.3-16', 'sexes-1.2-16']) {
    const whole = await readFile(fixture(`${name}.bgen`));
    await fc.assert(
      fc.asyncProperty(damaged(whole), async (bytes) => {
        await writeFile(path, bytes);
        await expectReadOrTold(readMatrix(path, { format: 'bgen', multiallelic: 'split' }), folder);
      }),
      { numRuns: 60 },
    );
  }
});

test('whoever stops early closes the file, and the number of markers is known', async () => {
  const stream = await openMarkers(fixture('dosages-1.2-8.bgen'));
  expect(stream.markers).toBe(48);
  for await (const block of stream.blocks) {
    expect(block.values).toBeInstanceOf(Float32Array);
    break;
  }
});
