import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { readMatrix, writeArrowMatrix } from '../../src/index.js';
import type { ReadMatrixOptions } from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { withPositions } from '../matrix/matrix-catalogue.js';

async function read(content: string | Uint8Array, options: ReadMatrixOptions = {}) {
  const path = join(await temporaryFolder(), 'm.txt');
  await writeFile(path, content);
  return readMatrix(path, options);
}

const expected = createMatrix({
  samples: ['s1', 's2', 's3'],
  features: ['f1', 'f2'],
  values: Float32Array.of(0, 1, 2, -0.5, NaN, 1e3),
});
const table = 'id\ts1\ts2\ts3\nf1\t0\t1\t2\nf2\t-0.5\tNA\t1e3\n';

test.each([
  ['tabs', table],
  ['no corner label', table.slice(3)],
  ['an empty corner label', table.slice(2)],
  ['Windows line ends', table.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\ufeff${table}`],
  ['no line end at the end', table.trimEnd()],
  ['blank lines', table.replaceAll('\n', '\n\n') + '\n'],
  ['commas', table.replaceAll('\t', ',')],
  ['commas and blanks', table.replaceAll('\t', ', ')],
  ['semicolons', table.replaceAll('\t', ';')],
  ['runs of spaces', table.replaceAll('\t', '   ').replaceAll('\n', ' \n')],
  [
    'spaces, indented, no corner label',
    table.slice(3).replaceAll('\t', ' ').replaceAll(/^/gm, '  ').trimEnd(),
  ],
  ['quoted ids', table.replaceAll(/([sf]\d)/g, '"$1"')],
  ['quoted everything', table.replaceAll(/([^\t\n]+)/g, '"$1"')],
  ['gzip', gzipSync(table)],
  [
    'gzip of several members',
    Buffer.concat([gzipSync(table.slice(0, 17)), gzipSync(table.slice(17)), gzipSync('')]),
  ],
])('the format is recognised: %s', async (_, content) => {
  const { matrix, warnings } = await read(content);
  expect(matrix).toEqual(expected);
  expect(warnings).toEqual([]);
});

test('each format can be named', async () => {
  expect((await read(table, { format: 'matrix-eqtl' })).matrix).toEqual(expected);
  expect((await read(table, { format: 'tsv' })).matrix).toEqual(expected);
  expect((await read(table.replaceAll('\t', ','), { format: 'csv' })).matrix).toEqual(expected);
  expect((await read(table.replaceAll('\t', ';'), { format: 'csv' })).matrix).toEqual(expected);
});

test('a delimiter can be named', async () => {
  const oneColumn = 'id,with comma\ts1\nf,1\t5\n';
  expect((await read(oneColumn, { delimiter: 'tab' })).matrix.features).toEqual(['f,1']);
});

test('Arrow is recognised, keeps its positions and obeys missing codes', async () => {
  const path = join(await temporaryFolder(), 'm');
  await writeArrowMatrix(path, withPositions(expected));
  expect((await readMatrix(path)).matrix).toEqual(withPositions(expected));
  const { matrix } = await readMatrix(path, { format: 'arrow', missing: ['2', 'NA'] });
  expect(matrix.values).toEqual(Float32Array.of(0, 1, NaN, -0.5, NaN, 1e3));
});

test('samples may be in rows', async () => {
  const rows = 'id,f1,f2\ns1,0,-0.5\ns2,1,NA\ns3,2,1000\n';
  expect((await read(rows, { orientation: 'samples-in-rows' })).matrix).toEqual(expected);
});

test('quotes protect delimiters and quotes in ids', async () => {
  const { matrix } = await read('id,"a,b","say ""hi"""\n"f,1",1,2\n');
  expect(matrix.samples).toEqual(['a,b', 'say "hi"']);
  expect(matrix.features).toEqual(['f,1']);
});

test('all default missing codes are missing', async () => {
  const { matrix } = await read('id\ta\tb\tc\td\te\tf\nf\tNA\tNaN\tnan\t\t.\t"NA"\n');
  expect(matrix.values).toEqual(new Float32Array(6).fill(NaN));
});

test('missing codes given replace the default ones, and are compared as text', async () => {
  const { matrix } = await read('id\ta\tb\tc\nf\t2\t2.0\t-9\n', { missing: ['2', '-9'] });
  expect(matrix.values).toEqual(Float32Array.of(NaN, 2, NaN));
});

test('feature ids that repeat are renamed, and never to one that is taken', async () => {
  const { matrix, warnings } = await read('id\ts\nrs1\t1\nrs1#2\t2\nrs1\t3\nrs1\t4\nrs2\t5\nrs2\t6\n');
  expect(matrix.features).toEqual(['rs1', 'rs1#2', 'rs1#3', 'rs1#4', 'rs2', 'rs2#2']);
  expect(warnings.map((text) => text.replace(/^.*?: /, ''))).toMatchInlineSnapshot(`
    [
      "3 feature ids repeat earlier ones and were renamed (rs1#3, rs1#4, rs2#2).",
    ]
  `);
});

test('a table larger than a chunk of the file', async () => {
  const samples = Array.from({ length: 300 }, (_, sample) => `sample${sample}`);
  const cell = (feature: number, sample: number) => (feature * 31 + sample * 7) / 64;
  const lines = Array.from({ length: 800 }, (_, feature) =>
    [`feature${feature}`, ...samples.map((_, sample) => cell(feature, sample))].join('\t'),
  );
  const { matrix } = await read(['id\t' + samples.join('\t'), ...lines].join('\n'));
  expect(matrix.features).toHaveLength(800);
  expect(matrix.values.every((value, index) => value === cell(Math.floor(index / 300), index % 300))).toBe(
    true,
  );
  const transposed = await read(['id\t' + samples.join('\t'), ...lines].join('\n'), {
    orientation: 'samples-in-rows',
  });
  expect(transposed.matrix.values[800 * 2 + 5]).toBe(cell(5, 2));
});

async function failure(content: string | Uint8Array, options: ReadMatrixOptions = {}): Promise<string> {
  const folder = await temporaryFolder();
  const path = join(folder, 'm.txt');
  await writeFile(path, content);
  return readMatrix(path, options).then(
    () => 'no error',
    (error: unknown) => String(error).replaceAll(folder + '/', ''),
  );
}

test('a ragged row', async () => {
  expect(await failure('id\ts1\ts2\nf1\t0\t1\nf2\t0\nf3\t0\t1\t1\n')).toMatchInlineSnapshot(`
    "DataError: m.txt:3: This row has 2 fields, but the header line calls for 3 (an id and 2 values). Check for missing or surplus delimiters.
    m.txt:4: This row has 4 fields, but the header line calls for 3 (an id and 2 values). Check for missing or surplus delimiters."
  `);
});

test('a ragged first row', async () => {
  expect(await failure('id\ts1\ts2\nf1\t0\n')).toMatchInlineSnapshot(
    `"DataError: m.txt:2: This row has 2 fields, but the header line calls for 3 (an id and 2 values). Check for missing or surplus delimiters."`,
  );
});

test('a letter among the numbers', async () => {
  expect(await failure('id\ts1\tsämple 2\nfä1\t0\tA\n')).toMatchInlineSnapshot(
    `"DataError: m.txt:2:7: "A" is not a number (feature fä1, sample sämple 2). If it stands for a missing value, say so: missing: ["NA","NaN","nan","",".","A"]."`,
  );
});

test('a letter, samples in rows', async () => {
  expect(
    await failure('id\tf1\ns1\tA\n', { orientation: 'samples-in-rows', missing: ['2'] }),
  ).toMatchInlineSnapshot(
    `"DataError: m.txt:2:4: "A" is not a number (feature f1, sample s1). If it stands for a missing value, say so: missing: ["2","A"]."`,
  );
});

test('a decimal comma', async () => {
  expect(await failure('id\ts1\nf1\t0,5\n')).toMatchInlineSnapshot(
    `"DataError: m.txt:2:4: "0,5" is not a number (feature f1, sample s1). Write numbers with a decimal point, not a comma."`,
  );
});

test('numbers that single precision does not hold', async () => {
  expect(await failure('id\ts1\ts2\nf1\t1e39\t-1e400\n')).toMatchInlineSnapshot(`
    "DataError: m.txt:2:4: "1e39" is not a number that single precision holds (feature f1, sample s1). Rescale the values.
    m.txt:2:9: "-1e400" is not a number that single precision holds (feature f1, sample s2). Rescale the values."
  `);
});

test('five problems are enough', async () => {
  const message = await failure('id\ts1\ts2\nf1\tx\ty\nf2\tz\t1\t2\nf3\tInfinity\t0x10\nf4\t1e\t-\n');
  expect(message.split('\n')).toHaveLength(5);
  expect(message).toMatchInlineSnapshot(`
    "DataError: m.txt:2:4: "x" is not a number (feature f1, sample s1). If it stands for a missing value, say so: missing: ["NA","NaN","nan","",".","x"].
    m.txt:2:6: "y" is not a number (feature f1, sample s2). If it stands for a missing value, say so: missing: ["NA","NaN","nan","",".","y"].
    m.txt:3: This row has 4 fields, but the header line calls for 3 (an id and 2 values). Check for missing or surplus delimiters.
    m.txt:4:4: "Infinity" is not a number (feature f3, sample s1). If it stands for a missing value, say so: missing: ["NA","NaN","nan","",".","Infinity"].
    m.txt:4:13: "0x10" is not a number (feature f3, sample s2). This is text: take columns and lines that hold no values out, or name the format (format: …); if it stands for a missing value, say so: missing: ["NA","NaN","nan","",".","0x10"]."
  `);
});

test('sample ids that repeat', async () => {
  expect(await failure('id\ts1\ts2\ts1\nf1\t0\t1\t1\n')).toMatchInlineSnapshot(
    `"DataError: m.txt:1:10: Sample id "s1" occurs in fields 2 and 4. Give each sample an id of its own."`,
  );
});

test('sample ids that repeat, samples in rows', async () => {
  expect(
    await failure('id\tf1\ns1\t0\ns2\t0\ns1\t0\n', { orientation: 'samples-in-rows' }),
  ).toMatchInlineSnapshot(
    `"DataError: m.txt:4:1: Sample id "s1" occurs in lines 2 and 4. Give each sample an id of its own."`,
  );
});

test('no header line', async () => {
  expect(await failure('f1\t0\t1\t0\nf2\t1\t1\t1\n')).toMatchInlineSnapshot(
    `"DataError: m.txt:1:8: Sample id "0" occurs in fields 2 and 4. Give each sample an id of its own, and add the header line if the file has none."`,
  );
});

test('an empty sample id', async () => {
  expect(await failure('id\ts1\t\nf1\t0\t1\n')).toMatchInlineSnapshot(
    `"DataError: m.txt:1:7: The sample id in field 3 is empty. Name the sample, or remove the delimiter at the end of the line."`,
  );
});

test('a row without an id', async () => {
  expect(await failure('id\ts1\n\t0\n')).toMatchInlineSnapshot(
    `"DataError: m.txt:2:1: This row has no feature id. Put one in its first field."`,
  );
});

test('an empty file', async () => {
  expect(await failure('')).toMatchInlineSnapshot(
    `"DataError: m.txt: This file is empty. Check how it was written or copied."`,
  );
  expect(await failure('\n\n')).toMatchInlineSnapshot(
    `"DataError: m.txt: This file is empty. Check how it was written or copied."`,
  );
  expect(await failure(gzipSync(''))).toContain('This file is empty');
});

test('a header line only', async () => {
  expect(await failure('id\ts1\n')).toMatchInlineSnapshot(
    `"DataError: m.txt: This file has a header line but no rows. Check how it was written or copied."`,
  );
});

test('one column', async () => {
  expect(await failure('id\nf1\n')).toMatchInlineSnapshot(
    `"DataError: m.txt:1: The header line has one field only. Check the delimiter; it can be named: \`delimiter: tab\`."`,
  );
});

test('a quote that is not closed', async () => {
  expect(await failure('id\t"s1\nf1\t0\t0\t0\nf2\t0\t0\t0\n')).toMatchInlineSnapshot(
    `"DataError: m.txt:1:4: This field begins with a quote that is not closed in its line. Close it, or double a quote that is part of the text and put quotes around the field."`,
  );
  expect(await failure('id\ts1\nf1\t"0\n')).toMatchInlineSnapshot(
    `"DataError: m.txt:2:4: This field begins with a quote that is not closed in its line. Close it, or double a quote that is part of the text and put quotes around the field."`,
  );
});

test('binary files of known kinds', async () => {
  expect(await failure('PK\x03\x04...')).toMatchInlineSnapshot(
    `"DataError: m.txt: This is a ZIP archive or an Excel workbook, not a table of text. Unpack it, or save the sheet as CSV."`,
  );
  expect(await failure('##fileformat=VCFv4.2\n')).toMatchInlineSnapshot(
    `"DataError: m.txt: This VCF file has no line of column names, which begins with #CHROM. Check how it was written or copied."`,
  );
  expect(await failure(Buffer.from('\ufeffid\ts1', 'utf16le'))).toMatchInlineSnapshot(
    `"DataError: m.txt: This is UTF-16 text, not a table of text. Say \`encoding: utf-16\`, or save it as UTF-8."`,
  );
  expect(await failure(gzipSync('RDX3\nX'))).toMatchInlineSnapshot(
    `"DataError: m.txt: This is an R workspace, not a table of text. Write the matrix in R with write.table."`,
  );
});

test('a binary file of no known kind', async () => {
  expect(await failure('abc\0def')).toMatchInlineSnapshot(
    `"DataError: m.txt: This is a binary file, not a table of text (byte 3 is 0). Use tab- or comma-separated text, plain or gzip-compressed, or an Arrow IPC or Parquet file."`,
  );
});

test('Arrow where text is expected, and the other way round', async () => {
  expect(await failure('ARROW1', { format: 'tsv' })).toMatchInlineSnapshot(
    `"DataError: m.txt: This is an Arrow IPC file, not a table of text. Say \`format: arrow\`, or leave \`format\` out to have it recognised."`,
  );
  expect(await failure(table, { format: 'arrow' })).toMatchInlineSnapshot(
    `"DataError: m.txt: This is not an Arrow IPC file: it does not begin with ARROW1. Leave \`format\` out to have the format recognised, or name the right one."`,
  );
});

test('gzip cut short or damaged', async () => {
  const whole = gzipSync(Array.from({ length: 999 }, (_, index) => `f${index}\t${index ** 3}`).join('\n'));
  expect(await failure(whole.subarray(0, whole.length - 100))).toMatchInlineSnapshot(
    `"DataError: m.txt: The gzip data end too early, at or after byte 6538. Copy or download the file again."`,
  );
  expect(await failure(whole.map((byte, index) => (index > 40 ? byte ^ 0x55 : byte)))).toMatchInlineSnapshot(
    `"DataError: m.txt: The gzip data are damaged, at or after byte 0. Copy or download the file again."`,
  );
});

test('no such file', async () => {
  await expect(readMatrix('nowhere.tsv')).rejects.toThrowErrorMatchingInlineSnapshot(
    `[DataError: nowhere.tsv: There is no such file. Check the path and the folder that it is relative to.]`,
  );
});

test('options at fault are all named', async () => {
  const options = { format: 'matrix-eqtl', orientation: 'samples-in-rows' } as const;
  expect(await failure(table, options)).toMatchInlineSnapshot(
    `"DataError: m.txt: options.orientation: matrix-eqtl files have no samples in rows; arrow, parquet, tsv, and csv files can have them."`,
  );
  const wrong = { format: 'xlsx', missing: 'NA' } as unknown as ReadMatrixOptions;
  expect(await failure(table, wrong)).toMatchInlineSnapshot(`
    "DataError: m.txt: options.format: Invalid option: expected one of "plink"|"pgen"|"bgen"|"vcf"|"rqtl2"|"arrow"|"parquet"|"23andme"|"gct"|"bed"|"raw"|"traw"|"pheno"|"long"|"matrix-eqtl"|"tsv"|"csv".
    m.txt: options.missing: Invalid input: expected array, received string."
  `);
});

test('options of VCF for a file that is none', async () => {
  expect(await failure(table, { vcf: { field: 'GT' } })).toContain(
    'This is read as tsv, which has no option `vcf`: that is for vcf files',
  );
});
