import { Readable } from 'node:stream';
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openMarkers, readMatrix, readPositions, type ReadMatrixOptions } from '../../src/index.js';
import { utf8Bytes } from '../../src/files/utf8-bytes.js';
import { temporaryFolder } from './temporary-folder.js';

async function told(content: Buffer, options: ReadMatrixOptions = {}): Promise<unknown> {
  const path = join(await temporaryFolder(), 'm.tsv');
  await writeFile(path, content);
  return readMatrix(path, options).then(
    ({ matrix }) => [matrix.features, matrix.samples, [...matrix.values]],
    (error: unknown) => String(error).replaceAll(path, 'm.tsv'),
  );
}

const table = 'id\tä\tb\nµ\t1\t2\nß€\t3\t4\n';
const whole = [
  ['µ', 'ß€'],
  ['ä', 'b'],
  [1, 2, 3, 4],
];
const windows = Buffer.from(table.replace('€', '\x80'), 'latin1');

describe('encodings', () => {
  test('bytes that are not UTF-8 are told with line and column', async () => {
    expect(await told(windows)).toMatchInlineSnapshot(
      `"DataError: m.tsv:1:4: The byte e4 is not UTF-8. If the file is Latin-1 (Windows-1252), as Excel writes it, say encoding: latin1; else save it as UTF-8."`,
    );
    expect(
      await told(Buffer.concat([Buffer.from('id\tü'), Buffer.of(0xff), Buffer.from('\ng\t1\n')])),
    ).toContain('m.tsv:1:5: The byte ff is not UTF-8');
    expect(await told(Buffer.concat([Buffer.from('id\ta\ng\t1\nh'), Buffer.of(0xc3)]))).toContain(
      'm.tsv:3:2: The byte c3',
    );
  });

  test('Latin-1 and UTF-16 are read where they are said', async () => {
    expect(await told(windows, { encoding: 'latin1' })).toEqual(whole);
    const little = Buffer.from(`\ufeff${table}`, 'utf16le');
    expect(await told(little)).toContain('This is UTF-16 text, not a table of text. Say `encoding: utf-16`');
    expect(await told(little, { encoding: 'utf-16' })).toEqual(whole);
    expect(await told(Buffer.from(little).swap16(), { encoding: 'utf-16' })).toEqual(whole);
    expect(await told(Buffer.from(table), { encoding: 'utf-8' })).toEqual(whole);
  });

  test('also in tables beside matrices, and in files of PLINK', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'p.txt'), Buffer.from('id\tchr\tpos\nrs\xe4\t1\t5\n', 'latin1'));
    await expect(readPositions(join(folder, 'p.txt'))).rejects.toThrow('p.txt:2:3: The byte e4 is not UTF-8');
    await writeFile(join(folder, 'm.bed'), Buffer.of(0x6c, 0x1b, 1, 0));
    await writeFile(join(folder, 'm.bim'), '1 rs 0 1 A C\n');
    await writeFile(join(folder, 'm.fam'), Buffer.from('f \xe4 0 0 0 -9\n', 'latin1'));
    await expect(openMarkers(join(folder, 'm.bed'))).rejects.toThrow('m.fam:1:3: The byte e4 is not UTF-8');
  });

  test('however the text is cut into chunks, it is the same, and so is the place of a fault', async () => {
    const cut = async (bytes: Buffer, places: readonly number[]): Promise<string> => {
      function* pieces() {
        const at = [
          0,
          ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b),
          bytes.length,
        ];
        for (let index = 1; index < at.length; index++) yield bytes.subarray(at[index - 1], at[index]);
      }
      const parts: Buffer[] = [];
      try {
        for await (const part of utf8Bytes(Readable.from(pieces()), 'utf-8', 'f')) parts.push(part);
      } catch (error) {
        return String(error);
      }
      return Buffer.concat(parts).toString();
    };
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.array(fc.nat(60)), async (text, places) => {
        const bytes = Buffer.from(text);
        expect(await cut(bytes, places)).toBe(bytes.toString());
        const spoiled = Buffer.concat([bytes, Buffer.of(0xff), Buffer.from('x\n')]);
        expect(await cut(spoiled, places)).toBe(await cut(spoiled, []));
      }),
    );
  });
});

test('a line that does not end is told in bounded memory', async () => {
  const folder = await temporaryFolder();
  for (const name of ['m.tsv.gz', 'm.vcf.gz']) {
    const start = name === 'm.vcf.gz' ? '##fileformat=VCFv4.2\n##x' : 'id\ts\ng\t';
    const file = join(folder, name);
    await writeFile(
      file,
      Buffer.concat([gzipSync(start), ...Array<Buffer>(8).fill(gzipSync(Buffer.alloc(2 ** 26, '1')))]),
    );
    const program = `
      import { readMatrix } from ${JSON.stringify(join(import.meta.dirname, '../../dist/index.js'))};
      await readMatrix(${JSON.stringify(file)}).catch((error) => console.log(error.message));
      console.log(process.resourceUsage().maxRSS < 1e6);`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/This line does not end within 67108864 bytes\..*SNPRESS_LONGEST_LINE\.\ntrue/);
  }
});
