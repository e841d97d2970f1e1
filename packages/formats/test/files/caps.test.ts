import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { collectMarkers } from '@snpress/data/markers/collect-markers';
import { openMarkers, readMatrix } from '../../src/index.js';
import { parquetTable } from '../../src/parquet/parquet-table.js';
import { useParquetFile } from '../../src/parquet/parquet-file.js';
import { temporaryFolder } from './temporary-folder.js';

/** A ZIP archive of files of these names. */
function zip(files: readonly (readonly [name: string, content: Buffer])[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const stored = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(stored.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), stored]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), fields, place, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(Buffer.concat(central).length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, ...central, Buffer.from('PK\x05\x06'), end]);
}

const control = Buffer.from('{"crosstype": "f2", "geno": "g.csv", "gmap": "m.csv"}');
const geno = Buffer.from('id,m1\ns1,A\n');
const large = 2 ** 26 + 2 ** 24;
const samples = Array.from({ length: 10_000 }, (_, sample) => `s${sample}`);
const rows = Buffer.alloc(large, `m,${samples.map(() => '1').join(',')}\n`);
const comments = Buffer.alloc(large, `##${'x'.repeat(10_000)}\n`);

/** A small file that becomes large or is not one thing, and what is said of it. */
const files: readonly (readonly [name: string, bytes: () => Buffer, said: string])[] = [
  [
    'bomb.csv.gz',
    () => gzipSync(Buffer.concat([Buffer.from(`id,${samples.join(',')}\n`), rows])),
    'SNPRESS_INFLATION',
  ],
  [
    'header.vcf.gz',
    () => gzipSync(Buffer.concat([Buffer.from('##fileformat=VCFv4.2\n'), comments])),
    'SNPRESS_LARGEST_HEADER',
  ],
  [
    'twice.zip',
    () =>
      zip([
        ['c.json', control],
        ['g.csv', geno],
        ['g.csv', geno],
      ]),
    'two files called "g.csv"',
  ],
  [
    'bomb.zip',
    () =>
      zip([
        ['c.json', control],
        ['g.csv', comments],
      ]),
    'SNPRESS_INFLATION',
  ],
];

test.each(files)(
  '%s is refused',
  async (name, bytes, said) => {
    const file = path.join(await temporaryFolder(), name);
    await writeFile(file, bytes());
    await expect(readMatrix(file)).rejects.toThrow(said);
  },
  60_000,
);

test('a table of variants that becomes large', async () => {
  const folder = await temporaryFolder();
  const fixture = path.resolve(import.meta.dirname, '../genotype-files/fixtures/calls-1');
  for (const ending of ['pgen', 'psam'])
    await copyFile(`${fixture}.${ending}`, path.join(folder, `m.${ending}`));
  // A line of 128 kB, in two blocks of a few bytes each, a thousand times.
  const blocks = Array<Buffer>(1000).fill(Buffer.from('180000' + '0a2323' + '020010' + '78', 'hex'));
  const frame = [
    Buffer.from('28b52ffd0058', 'hex'),
    Buffer.from('1000002323', 'hex'),
    ...blocks,
    Buffer.from('0300000a', 'hex'),
  ];
  await writeFile(path.join(folder, 'm.pvar.zst'), Buffer.concat(frame));
  const reading = openMarkers(path.join(folder, 'm.pgen')).then(async (stream) =>
    collectMarkers(stream, folder),
  );
  await expect(reading).rejects.toThrow('SNPRESS_INFLATION');
});

test('a Parquet file that says it has more than it can', async () => {
  const file = path.resolve(import.meta.dirname, '../columnar/fixtures/pandas.parquet');
  await useParquetFile({ path: file }, (parquet) => {
    const { metadata } = parquet;
    const lying = metadata.row_groups.map((group) => ({ ...group, num_rows: 2n ** 40n }));
    const num_rows = 2n ** 40n * BigInt(lying.length);
    expect(() =>
      parquetTable({ ...parquet, metadata: { ...metadata, row_groups: lying, num_rows } }),
    ).toThrow('SNPRESS_INFLATION');
    return Promise.resolve();
  });
});
