import { copyFile, readFile, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openMarkers, openVcf, readMatrix } from '../../src/index.js';
import type { VcfOptions } from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { callDosage } from './read-calls.js';
import { readAll, type AllMarkers } from './read-all.js';

const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name);

/** What a table of `bcftools query` says: CHROM, POS, ID, REF, ALT, then one field per sample. */
async function queried(
  name: string,
  decode: (field: string) => number,
): Promise<Omit<AllMarkers, 'samples'>> {
  const bytes = await readFile(fixture(name));
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  const rows = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  return {
    features: rows.map(([chromosome, position, id, reference, alternative]) =>
      id === '.' ? [chromosome, position, reference, alternative].join('_') : id!.split(';')[0]!,
    ),
    values: Float32Array.from(rows.flatMap((row) => row.slice(5).map(decode))),
    chromosome: rows.map((row) => row[0]!),
    position: rows.map((row) => Number(row[1])),
    counted: rows.map((row) => known(row[4]!)),
    other: rows.map((row) => known(row[3]!)),
  };
}

/** `.`, any base and any allele are alleles that are not known. */
const known = (allele: string): string => (['.', 'N', '<*>'].includes(allele) ? '' : allele);

const diploid = (call: string): number => callDosage(call, 1, 2);

async function read(name: string, options?: VcfOptions): Promise<AllMarkers> {
  return readAll(await openVcf(fixture(name), options));
}

async function write(content: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), 'calls.vcf');
  await writeFile(path, content);
  return path;
}

/** A file of diploid genotypes with the samples a and b. */
function vcf(...lines: readonly string[]): string {
  const columns = '#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT a b';
  return ['##fileformat=VCFv4.2', ...[columns, ...lines].map((line) => line.replaceAll(' ', '\t'))]
    .join('\n')
    .concat('\n');
}

async function warningsOf(path: string, options?: VcfOptions): Promise<readonly string[]> {
  const stream = await openVcf(path, options);
  await readAll(stream);
  return stream.warnings.map((text) => text.replaceAll(`${dirname(path)}/`, ''));
}

async function failure(content: string | Uint8Array, options?: VcfOptions): Promise<string> {
  const path = await write(content);
  const reading = openVcf(path, options).then(readAll);
  const error: unknown = await reading.then(
    () => 'no error',
    (reason: unknown) => reason,
  );
  return String(error).replaceAll(path, 'calls.vcf');
}

/** The kind of the values of the first block. */
async function kindOf(path: string, options?: VcfOptions): Promise<string> {
  for await (const { values } of (await openVcf(path, options)).blocks) return values.constructor.name;
  return 'none';
}

describe('values are hard calls where no line can have dosages', () => {
  const declared = (...lines: readonly string[]): string =>
    vcf(...lines).replace('\n#CHROM', '\n##FORMAT=<ID=DS,Number=A,Type=Float,Description="d">\n#CHROM');
  const [gt, ds] = ['1 1 . A C . . . GT 0/1 0/0', '1 2 . A C . . . DS 0.5 2'];

  test.each([
    ['no DS is declared', vcf(gt), {}, 'Int8Array'],
    ['GT is asked for', declared(gt), { field: 'GT' }, 'Int8Array'],
    ['DS is declared', declared(gt), {}, 'Float32Array'],
    ['the first line has only DS', vcf(ds, gt), {}, 'Float32Array'],
    ['DS is asked for', vcf(ds), { field: 'DS' }, 'Float32Array'],
  ] as const)('%s', async (_, text, options, kind) => {
    expect(await kindOf(await write(text), options)).toBe(kind);
  });

  test('both kinds are read as the same dosages', async () => {
    const lines = [gt, '1 2 . A C . . . GT ./. 1/1', '1 3 . A C . . . GT . 1|0'];
    const [calls, dosages] = await Promise.all(
      [vcf(...lines), declared(...lines)].map(async (text) => readAll(await openVcf(await write(text)))),
    );
    expect(calls).toEqual(dosages);
    expect(calls!.values).toEqual(Float32Array.of(1, 0, NaN, 2, NaN, 1));
  });

  test('a line of dosages that nothing announced', async () => {
    expect(await failure(vcf(gt, ds))).toMatchInlineSnapshot(
      `"DataError: calls.vcf:4:17: FORMAT has no GT but "DS" (1:2). Read what it has: field: DS."`,
    );
    expect((await readAll(await openVcf(await write(declared(gt, ds))))).values).toEqual(
      Float32Array.of(1, 0, 0.5, 2),
    );
  });
});

describe('as bcftools has it', () => {
  test('every kind of call and allele, split', async () => {
    const all = await read('kinds.vcf', { multiallelic: 'split' });
    expect(all).toEqual({
      samples: ['s1', 's2', 's3', 's4'],
      ...(await queried('kinds.split.tsv', diploid)),
    });
    expect(all.values.some(Number.isNaN)).toBe(true);
  });

  test('lines of several ALT alleles left out', async () => {
    expect(await read('kinds.vcf', { multiallelic: 'skip' })).toMatchObject(
      await queried('kinds.skip.tsv', diploid),
    );
  });

  test('lines that pass', async () => {
    expect(await read('kinds.vcf', { multiallelic: 'split', pass: true })).toMatchObject(
      await queried('kinds.pass.tsv', diploid),
    );
  });

  test('some samples, in the order asked for', async () => {
    const expected = { samples: ['s4', 's1'], ...(await queried('kinds.samples.tsv', diploid)) };
    expect(await read('kinds.vcf', { multiallelic: 'split', samples: ['s4', 's1'] })).toEqual(expected);
    const list = await write('s4\r\ns1\n');
    expect(await read('kinds.vcf', { multiallelic: 'split', samples: list })).toEqual(expected);
  });

  test('dosages', async () => {
    const lines = (await readFile(fixture('dosages.tsv'), 'utf8')).trimEnd().split('\n');
    const expected = lines.flatMap((line) => {
      const fields = line.split('\t');
      const alleles = fields[4]!.split(',');
      return alleles.flatMap((_, allele) =>
        fields.slice(5).map((field) => (field === '.' ? NaN : Number(field.split(',')[allele]))),
      );
    });
    const { features, counted, values } = await read('dosages.vcf.gz', {
      field: 'DS',
      multiallelic: 'split',
    });
    expect(features).toEqual(['rs10', '22_1100_C_T', 'rs12', 'rs12', 'rs13']);
    expect(counted).toEqual(['G', 'T', 'A', 'T', 'A']);
    expect(values).toEqual(Float32Array.from(expected));
  });

  test('haploid data', async () => {
    const stream = await openVcf(fixture('haploid.vcf.gz'));
    expect(stream.ploidy).toBe(1);
    const haploid = (call: string): number => callDosage(call, 1, 1);
    expect(await readAll(stream)).toEqual({
      samples: ['y1', 'y2', 'y3'],
      ...(await queried('haploid.tsv', haploid)),
    });
    expect((await read('haploid.vcf.gz', { ploidy: 2 })).values).toEqual(
      (await queried('haploid.tsv', diploid)).values,
    );
  });

  test('BGZF of several blocks', async () => {
    expect(await read('blocks.vcf.gz')).toMatchObject(await queried('blocks.tsv.gz', diploid));
  });

  test('regions, by either index and without one', async () => {
    const table = (await readFile(fixture('regions.tsv'), 'utf8')).trimEnd().split('\n');
    const folder = await temporaryFolder();
    const plain = join(folder, 'plain.vcf');
    const bgzf = join(folder, 'bgzf.vcf.gz');
    await writeFile(plain, gunzipSync(await readFile(fixture('blocks.vcf.gz'))));
    await copyFile(fixture('blocks.vcf.gz'), bgzf);
    const whole = await read('blocks.vcf.gz');
    for (const line of table) {
      const [asked, found] = line.split('\t');
      const region = asked!.split(',');
      const results = await Promise.all(
        [fixture('blocks.vcf.gz'), fixture('blocks-csi.vcf.gz'), plain, bgzf].map(async (path) =>
          readAll(await openVcf(path, { region })),
        ),
      );
      for (const result of results) {
        expect(result).toEqual(results[0]);
        expect(result.chromosome.map((name, marker) => `${name}:${result.position[marker]!}`)).toEqual(
          found!.split(' '),
        );
      }
      const first = whole.features.indexOf(results[0]!.features[0]!);
      expect(results[0]!.values.subarray(0, 40)).toEqual(whole.values.subarray(first * 40, first * 40 + 40));
    }
    expect(table.length).toBeGreaterThan(5);
  });
});

describe('the same file, written otherwise', async () => {
  const text = await readFile(fixture('kinds.vcf'), 'utf8');
  const expected = await read('kinds.vcf', { multiallelic: 'split' });

  test.each([
    ['Windows line ends', text.replaceAll('\n', '\r\n')],
    ['blank lines', text.replaceAll(/\n(?=[1X]\t)/g, '\n\n')],
    ['no line end at the end', text.trimEnd()],
    ['phased', text.replaceAll(/(?<=[\d.])\/(?=[\d.])/g, '|')],
    ['signs of phase before calls, as VCF 4.4 allows', text.replaceAll(/\t(?=\d+[/|]\d)/g, '\t/')],
    ['gzip', gzipSync(text)],
    ['gzip of two members', Buffer.concat([gzipSync(text.slice(0, 777)), gzipSync(text.slice(777))])],
    [
      'GT behind other fields',
      text
        .replaceAll('\tGT\t', '\tDP:GT\t')
        .replaceAll(/^([1X]\t.*DP:GT)\t(.*)$/gm, (_, head: string, calls: string) =>
          [head, ...calls.split('\t').map((call) => (call === '.' ? '7' : `7:${call}`))].join('\t'),
        ),
    ],
  ])('%s', async (_, content) => {
    expect(await readAll(await openVcf(await write(content), { multiallelic: 'split' }))).toEqual(expected);
  });
});

describe('ploidy', () => {
  test('is 2 where a call is diploid, or said to be', async () => {
    const path = await write(vcf('X 1 . A C . . . GT 0 1', 'X 2 . A C . . . GT 0/1 1'));
    expect((await openVcf(path)).ploidy).toBe(2);
    expect((await readAll(await openVcf(path))).values).toEqual(Float32Array.of(0, 2, 1, 2));
  });

  test('1: a heterozygous call is missing, a homozygous one is one copy', async () => {
    const path = await write(vcf('1 1 . A C . . . GT 0/1 1/1', '1 2 . A C . . . GT 0|0 1'));
    expect((await readAll(await openVcf(path, { ploidy: 1 }))).values).toEqual(Float32Array.of(NaN, 1, 0, 1));
    expect(await warningsOf(path, { ploidy: 1 })).toMatchInlineSnapshot(`
      [
        "calls.vcf: homozygous diploid calls in haploid data were read as one copy (1/1 as 1): 2.",
        "calls.vcf: heterozygous calls in haploid data were read as missing: 1.",
      ]
    `);
  });

  test('that was guessed is taken back by a diploid call', async () => {
    const haploid = Array.from({ length: 1000 }, (_, line) => `Y ${line + 1} . A C . . . GT 0 1`);
    expect(await failure(vcf(...haploid, 'Y 2000 . A C . . . GT 1 0/1'))).toMatchInlineSnapshot(
      `"DataError: calls.vcf:1003: This line has diploid calls (Y:2000), but all calls of the first markers are haploid. Say which it is: ploidy: 1 or ploidy: 2."`,
    );
  });
});

describe('what the owner should know', () => {
  test('of the calls and lines', async () => {
    expect(await warningsOf(fixture('kinds.vcf'), { multiallelic: 'split' })).toMatchInlineSnapshot(`
      [
        "kinds.vcf: calls that are half missing (such as ./1) were read as missing: 3.",
        "kinds.vcf: haploid calls in diploid data were read as homozygous (1 as 2 copies): 4.",
        "kinds.vcf: lines with several ALT alleles were split into one marker for each: 3.",
      ]
    `);
    expect(await warningsOf(fixture('kinds.vcf'), { multiallelic: 'skip', pass: true }))
      .toMatchInlineSnapshot(`
        [
          "kinds.vcf: calls that are half missing (such as ./1) were read as missing: 3.",
          "kinds.vcf: haploid calls in diploid data were read as homozygous (1 as 2 copies): 4.",
          "kinds.vcf: lines with several ALT alleles were left out: 2.",
          "kinds.vcf: lines with a FILTER other than PASS were left out: 2.",
        ]
      `);
    expect(await warningsOf(fixture('dosages.vcf.gz'), { multiallelic: 'split' })).toMatchInlineSnapshot(`
      [
        "dosages.vcf.gz: lines with several ALT alleles were split into one marker for each: 1.",
        "dosages.vcf.gz: lines have no GT, so that their DS was read: 1.",
        "dosages.vcf.gz: GT was taken, as it is by default, though there is DS (3 lines) too; field: DS takes that, field: auto takes DS, else GP, else GT.",
      ]
    `);
    expect(await warningsOf(fixture('haploid.vcf.gz'))).toMatchInlineSnapshot(`
      [
        "haploid.vcf.gz: all calls of the first markers are haploid, so ploidy 1 was taken.",
      ]
    `);
    expect(await warningsOf(await write(vcf('1 1 . A C . . . GT 0/1 0/0').trimEnd()))).toMatchInlineSnapshot(`
      [
        "calls.vcf: the last line has no line end; the file may have been cut short.",
      ]
    `);
  });

  test('of the index', async () => {
    expect(await warningsOf(fixture('kinds.vcf'), { region: 'X' })).toMatchInlineSnapshot(`
      [
        "kinds.vcf: the regions were looked for in the whole file; an index would be faster (bgzip, then tabix -p vcf).",
        "kinds.vcf: haploid calls in diploid data were read as homozygous (1 as 2 copies): 4.",
      ]
    `);
    const path = join(await temporaryFolder(), 'blocks.vcf.gz');
    await copyFile(fixture('blocks.vcf.gz'), path);
    await copyFile(fixture('blocks.vcf.gz.tbi'), `${path}.tbi`);
    await utimes(`${path}.tbi`, 1e9, 1e9);
    expect(await warningsOf(path, { region: 'chr1' })).toMatchInlineSnapshot(`
      [
        "blocks.vcf.gz.tbi is older than the file it indexes; if that was changed, make the index again (tabix -f -p vcf).",
      ]
    `);
  });
});

describe('what is refused', () => {
  const line = '1 5 . A C . . . GT 0/1 1/1';

  test('files of other kinds', async () => {
    expect(await failure('BCF\x02\x02')).toMatchInlineSnapshot(
      `"DataError: calls.vcf: This is a BCF file, which is not read. Convert it: bcftools view -O z -o FILE.vcf.gz FILE.bcf."`,
    );
    expect(await failure(gzipSync('BCF\x02\x02'))).toContain('This is a BCF file');
    expect(await failure('id\ta\tb\nrs1\t0\t1\n')).toMatchInlineSnapshot(
      `"DataError: calls.vcf:1: This is not a VCF file: it begins with neither ##fileformat=VCF nor the line of column names. Name the format that it is in, or add the header of the file it was made of."`,
    );
    expect(await failure('')).toMatchInlineSnapshot(
      `"DataError: calls.vcf: This file is empty. Check how it was written or copied."`,
    );
    expect(await failure(vcf(line).replace('VCFv4.2', 'VCFv3.3'))).toMatchInlineSnapshot(
      `"DataError: calls.vcf:1: This file says that it is VCFv3.3; only VCFv4 is read. Convert it with the program that wrote it, or with vcf-convert."`,
    );
  });

  test('headers at fault', async () => {
    expect(await failure('##fileformat=VCFv4.2\n')).toMatchInlineSnapshot(
      `"DataError: calls.vcf: This VCF file has no line of column names, which begins with #CHROM. Check how it was written or copied."`,
    );
    expect(await failure(vcf(line).replace(/#CHROM.*\n/, ''))).toMatchInlineSnapshot(
      `"DataError: calls.vcf:2: A marker comes before the line of column names, which begins with #CHROM. Put the header of the file this one was made of before it."`,
    );
    expect(await failure(vcf().replace('\tFORMAT\ta\tb', ''))).toMatchInlineSnapshot(
      `"DataError: calls.vcf:2: This VCF file has no samples, only sites. Use the file that has the genotypes."`,
    );
    expect(await failure(vcf().replace('\ta\tb', ''))).toMatchInlineSnapshot(
      `"DataError: calls.vcf:2: This VCF file has no samples: nothing follows the column FORMAT. Use the file that has the genotypes."`,
    );
    expect(await failure(vcf().replace('\ta\tb', '\ta\tb\ta\t'))).toMatchInlineSnapshot(`
      "DataError: calls.vcf:2:51: Sample id "a" occurs in columns 10 and 12. Give each sample an id of its own: bcftools reheader -s NAMES.
      calls.vcf:2:53: The sample id in column 13 is empty. Name the sample, or remove the tab at the end of the line."
    `);
    expect(await failure(vcf().replace('REF\tALT', 'ALT\tREF'))).toMatchInlineSnapshot(
      `"DataError: calls.vcf:2: Column 4 should be REF, not "ALT". Column names are separated by tabs."`,
    );
    expect(await failure(vcf())).toMatchInlineSnapshot(
      `"DataError: calls.vcf: This file has a header but no markers. Check how it was written or copied."`,
    );
  });

  test('lines at fault, the first five', async () => {
    expect(
      await failure(
        vcf(
          '1 x . A C . . . GT 0/1 1/1',
          '1 5 . A C . . . GT 0/2 1/1',
          '1 6 . A C . . . GT:DP 0/0:1 0/0/1:2',
          '1 7 . A C . . . GT 0/0 A/C',
          '1 8 . A C . . . GT 0/0',
          '1 9 . A C . . . GT 0/0 0/0 0/0',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "DataError: calls.vcf:3:3: POS is not a whole number. Write the position of the first base of REF, from 1.
      calls.vcf:4:20: "0/2" names an allele that the line does not have (1:5, sample a). Its alleles are 0 to 1.
      calls.vcf:5:29: "0/0/1:2" is a call of more than two alleles (1:6, sample b). Only haploid and diploid genotypes are read.
      calls.vcf:6:24: "A/C" is not a genotype call (1:7, sample b). Calls are allele numbers or points, such as 0/1, 0|1, ./. or, haploid, 1.
      calls.vcf:7: This line has 10 fields, but 2 samples need 11 (1:8). The file may have been cut short; fields are separated by tabs."
    `);
    expect(
      await failure(
        vcf(
          '1 9 . A C . . . GT 0/0 0/0 0/0',
          '1 10 . A C',
          '1 11 . A C . . . GL 0,0,0 0,0,0',
          '1 12 . A C,G . . . GT 0/1 0/1',
          '1 13 .  C . . . GT 0/1 0/1',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "DataError: calls.vcf:3: This line has 12 fields, but 2 samples need 11 (1:9). The file may have been cut short; fields are separated by tabs.
      calls.vcf:4: This line has 5 fields, but 2 samples need 11. The file may have been cut short; fields are separated by tabs.
      calls.vcf:5:18: FORMAT has no GT but "GL" (1:11). Only called genotypes (GT), dosages (DS) and genotype probabilities (GP) are read.
      calls.vcf:6:10: This line has 2 ALT alleles (1:12). Split such lines into markers with multiallelic: split, or leave them out with multiallelic: skip.
      calls.vcf:7:8: An allele is empty (1:13). Write a point where no ALT allele is known."
    `);
  });

  test('dosages at fault', async () => {
    expect(
      await failure(
        vcf(
          '1 1 . A C . . . DS 0.5 2.5',
          '1 2 . A C . . . DS 0.5 x',
          '1 3 . A C,G . . . DS 0.5,0 1',
          '1 4 . A C . . . GT 0/1 0/1',
        ),
        { field: 'DS', multiallelic: 'split' },
      ),
    ).toMatchInlineSnapshot(`
      "DataError: calls.vcf:3:24: "2.5" is outside the dosages of ploidy 2, 0 to 2 (1:1, sample b). Check the option ploidy and what DS means in this file.
      calls.vcf:4:24: "x" is not a dosage (1:2, sample b). Write a decimal number, or a point where it is missing.
      calls.vcf:5:28: "1" holds 1 dosages, but the line has 2 ALT alleles (1:3, sample b). DS needs one dosage for each ALT allele (Number=A); with multiallelic: skip such lines are left out.
      calls.vcf:6:17: FORMAT has no DS but "GT" (1:4). Read what it has: field: GT."
    `);
  });

  test('options at fault', async () => {
    expect(await failure(vcf(line), { samples: ['a', 'c', 'a'] })).toMatchInlineSnapshot(`
      "DataError: calls.vcf: Samples are asked for more than once: a. Name each sample once.
      calls.vcf: Samples asked for (1 of 3) are not in this file: c. Its samples are a, b."
    `);
    expect(await failure(vcf(line), { region: '1:9-5' })).toMatchInlineSnapshot(
      `"DataError: calls.vcf: options.region: "1:9-5" is not a region. Write chromosome, chromosome:from-to or chromosome:from-, positions from 1."`,
    );
    expect(await failure(vcf(line), { region: ['chr1', '1:6-'] })).toMatchInlineSnapshot(
      `"DataError: calls.vcf: No marker lies in the regions asked for, on chr1, 1. Check how the file names its chromosomes, such as 1 or chr1."`,
    );
    expect(await failure(vcf(line), { pass: 'yes' } as never)).toMatchInlineSnapshot(
      `"DataError: calls.vcf: options.pass: Invalid input: expected boolean, received string."`,
    );
    expect(await failure(vcf('1 5 . A C . low . GT 0/1 1/1'), { pass: true })).toMatchInlineSnapshot(
      `"DataError: calls.vcf: Every line was left out, for its FILTER or for several ALT alleles: 1. Check the options pass and multiallelic."`,
    );
  });

  test('a subfield that is begun and empty, as where a file was cut short', async () => {
    for (const [format, what] of [
      ['DP:GT', 'is not a genotype call'],
      ['DP:DS', 'holds 1 dosages|is not a dosage'],
    ] as const) {
      const field = format.slice(3) as 'GT' | 'DS';
      const full = field === 'GT' ? '17:0/1' : '17:1';
      const options = { field, ploidy: 2 } as const;
      expect(await failure(vcf(`1 5 x A C . . . ${format} ${full} 17:`), options)).toMatch(new RegExp(what));
      // Left out with its colon, it is missing.
      expect(await failure(vcf(`1 5 x A C . . . ${format} ${full} 17`), options)).toBe('no error');
    }
  });

  test('damage', async () => {
    const bytes = await readFile(fixture('blocks.vcf.gz'));
    expect(await failure(bytes.subarray(0, 20_000))).toMatchInlineSnapshot(
      `"DataError: calls.vcf: The BGZF data end too early: the block that ends such a file is not there. Copy or download the file again."`,
    );
    expect(await failure(bytes.subarray(0, -28))).toMatchInlineSnapshot(
      `"DataError: calls.vcf: The BGZF data end too early: the block that ends such a file is not there. Copy or download the file again."`,
    );
    const flipped = Buffer.from(bytes);
    flipped[10_000]! ^= 4;
    expect(await failure(flipped)).toMatchInlineSnapshot(
      `"DataError: calls.vcf: The BGZF data are damaged at or after byte 0. Copy or download the file again."`,
    );
    const path = await write(bytes);
    await writeFile(`${path}.tbi`, 'no index');
    await expect(openVcf(path, { region: 'chr1' })).rejects.toThrow(
      'tbi: This tabix index is damaged at byte 0 of its content',
    );
    await writeFile(`${path}.tbi`, gzipSync('no index'));
    await expect(openVcf(path, { region: 'chr1' })).rejects.toThrow('tbi: This tabix index is damaged');
    await writeFile(`${path}.tbi`, gzipSync('no index').subarray(0, 20));
    await expect(openVcf(path, { region: 'chr1' })).rejects.toThrow('tbi: The gzip data end too early');
  });
});

test('a stream that is left early closes its file', async () => {
  const stream = await openVcf(fixture('blocks.vcf.gz'));
  for await (const block of stream.blocks) {
    expect(block.features.length).toBeGreaterThan(0);
    break;
  }
  const again: unknown[] = [];
  for await (const block of stream.blocks) again.push(block);
  expect(again).toEqual([]);
});

test('readMatrix and openMarkers recognise VCF and hand on what is to be read', async () => {
  const path = fixture('kinds.vcf');
  const expected = await read('kinds.vcf', { multiallelic: 'split', pass: true, region: 'X' });
  const options = { multiallelic: 'split', vcf: { pass: true, region: 'X' } } as const;
  expect(await readAll(await openMarkers(path, options))).toEqual(expected);
  const { matrix, warnings } = await readMatrix(path, options);
  expect(matrix).toMatchObject({
    samples: expected.samples,
    features: expected.features,
    values: expected.values,
    alleles: { counted: expected.counted, other: expected.other },
  });
  expect(warnings).toHaveLength(2);
  expect((await readMatrix(fixture('haploid.vcf.gz'))).matrix.values).toEqual(
    Float32Array.of(0, 1, NaN, 1, 1, 0, NaN, NaN, 1),
  );
});

test('a file without the line that says its version is read as VCF 4, with a warning', async () => {
  const path = join(await temporaryFolder(), 'calls.vcf');
  const lines = (await readFile(fixture('kinds.vcf'), 'utf8')).split('\n').slice(1);
  const sound = await readMatrix(fixture('kinds.vcf'), { multiallelic: 'split' });
  for (const header of [lines, lines.filter((line) => !line.startsWith('##'))]) {
    await writeFile(path, header.join('\n'));
    const { matrix, warnings } = await readMatrix(path, { multiallelic: 'split' });
    expect(matrix).toEqual(sound.matrix);
    expect(warnings[0]).toContain('does not say which version of VCF this is (##fileformat), so 4 was taken');
  }
});
