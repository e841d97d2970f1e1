import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { readMatrix, writeBedMatrix, writeMatrix } from '../../src/index.js';
import type { Matrix } from '@snpress/data';
import { temporaryFolder } from '../files/temporary-folder.js';
import { matrixCatalogue, withPositions } from '../matrix/matrix-catalogue.js';

const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name);

const gtex = createMatrix({
  samples: ['GTEX-1117F', 'GTEX-111CU', 'GTEX-111FC'],
  features: ['ENSG00000227232.5', 'ENSG00000268903.1', 'ENSG00000269981.1', 'ENSG00000002586.18_PAR_Y'],
  values: Float32Array.of(1.313511, -0.900371, 0.1987, -0.397939, NaN, 0.573253, 0, 0.25, -0.001, 1, 2, 3),
  positions: {
    chromosome: ['chr1', 'chr1', 'chr1', 'chrX'],
    start: Float64Array.of(29553, 135895, 137965, 2691187),
    end: Float64Array.of(29553, 135895, 137965, 2691187),
  },
});

describe('a file of GTEx', () => {
  test('plain and BGZF, recognised by its first line', async () => {
    expect(await readMatrix(fixture('gtex.bed'))).toEqual({ matrix: gtex, warnings: [] });
    expect(await readMatrix(fixture('gtex.expression.bed.gz'))).toEqual({ matrix: gtex, warnings: [] });
  });

  test.each([
    ['gzip', (text: string) => gzipSync(text)],
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['#Chr, as in QTLtools', (text: string) => text.replace('#chr', '#Chr')],
    ['#chrom', (text: string) => text.replace('#chr', '#chrom')],
    ['#chr, chromStart, chromEnd', (text: string) => text.replace('start\tend', 'chromStart\tchromEnd')],
    ['another name for the ids', (text: string) => text.replace('gene_id', 'phenotype_id')],
    ['spaces', (text: string) => text.replaceAll('\t', ' ')],
  ])('with %s', async (_, change) => {
    const path = join(await temporaryFolder(), 'x');
    await writeFile(path, change(await readFile(fixture('gtex.bed'), 'utf8')));
    expect((await readMatrix(path)).matrix).toEqual(gtex);
  });

  test('without the # where the format is named', async () => {
    const path = join(await temporaryFolder(), 'x');
    await writeFile(path, (await readFile(fixture('gtex.bed'), 'utf8')).slice(1));
    expect((await readMatrix(path, { format: 'bed' })).matrix).toEqual(gtex);
  });
});

test('a file of QTLtools: genes on the reverse strand begin at their end', async () => {
  expect(await readMatrix(fixture('qtltools.bed'))).toEqual({
    matrix: createMatrix({
      samples: ['HG00096', 'HG00097'],
      features: ['ENSG00000243485', 'ENSG00000237613', 'exon:1'],
      values: Float32Array.of(0.5, 1.5, -0.25, NaN, 3, 4),
      positions: {
        chromosome: ['1', '1', '2'],
        start: Float64Array.of(29554, 36081, 38814),
        end: Float64Array.of(31109, 34554, 46588),
      },
    }),
    warnings: [],
  });
});

test('a position may be unknown, and an id may repeat', async () => {
  const path = join(await temporaryFolder(), 'x');
  await writeFile(path, '#chr\tstart\tend\tid\ts\n.\t.\t.\ta\t1\n1\tNA\t5\ta\t2\n1\t4\t5\ta\t3\n');
  const { matrix, warnings } = await readMatrix(path);
  expect(matrix.features).toEqual(['a', 'a#2', 'a#3']);
  expect(matrix.positions).toEqual({
    chromosome: ['', '', '1'],
    start: Float64Array.of(NaN, NaN, 5),
    end: Float64Array.of(NaN, NaN, 5),
  });
  expect(warnings).toHaveLength(1);
});

async function failure(content: string, options: Parameters<typeof readMatrix>[1] = {}): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'm.bed'), content);
  const error: unknown = await readMatrix(join(folder, 'm.bed'), options).catch((reason: unknown) => reason);
  return String(error).replaceAll(`${folder}/`, '');
}

describe('what is wrong is told with its place', () => {
  test('positions', async () => {
    expect(
      await failure(
        '#chr\tstart\tend\tpid\tgid\tstrand\ts\n1\tx\t5\ta\ta\t+\t1\n1\t-1\t5\tb\tb\t+\t1\n1\t5\t5\tc\tc\t+\t1\n1\t5\t6.5\td\td\tplus\t1\n',
      ),
    ).toMatchInlineSnapshot(`
      "DataError: m.bed:2:3: "x" is not a start (a). Starts are whole numbers of bases from 0, ends from 1; write NA where one is not known.
      m.bed:3:3: "-1" is not a start (b). Starts are whole numbers of bases from 0, ends from 1; write NA where one is not known.
      m.bed:4:5: The end 5 is not after the start 5 (c). BED counts starts from 0 and ends from 1: the first base alone is 0 to 1.
      m.bed:5:5: "6.5" is not an end (d). Starts are whole numbers of bases from 0, ends from 1; write NA where one is not known.
      m.bed:5:13: "plus" is not a strand (d). Write +, - or, where it is not known, NA."
    `);
  });

  test('values, ids and the numbers of fields', async () => {
    expect(
      await failure('#chr\tstart\tend\tid\ts1\ts2\n1\t1\t2\ta\tx\t1\n1\t1\t2\t\t0\t1\n1\t1\t2\tb\t0\n1\t1\n'),
    ).toMatchInlineSnapshot(`
      "DataError: m.bed:3:8: Column "s1" begins with text, but has a number here. If it is a sample, correct the text in its first row; if it is not, call it info.
      m.bed:3:7: This row has no feature id. Put one in field 4.
      m.bed:4:9: Column "s1" begins with text, but has a number here. If it is a sample, correct the text in its first row; if it is not, call it info.
      m.bed:4: This row has 5 fields, but the header line calls for 6 (5 fields and 1 values). Check for missing or surplus delimiters.
      m.bed:5: This row has 2 fields, but the header line calls for 6 (5 fields and 1 values). Check for missing or surplus delimiters."
    `);
  });

  test('the header line', async () => {
    expect(await failure('gene\ts1\ts2\na\t1\t2\n', { format: 'bed' })).toMatchInlineSnapshot(
      `"DataError: m.bed:1: This is not the header line of a BED file of expression. Begin it with #chr, start, end and gene_id, separated by tabs, and put the sample ids after them."`,
    );
    expect(await failure('#chr\tstart\tend\tid\n1\t1\t2\ta\n')).toMatchInlineSnapshot(
      `"DataError: m.bed:1: The header line names no samples. Put their ids after its first fields, one for each column of values."`,
    );
    expect(await failure('#chr\tstart\tend\tid\ts\ts\n1\t1\t2\ta\t1\t1\n')).toMatchInlineSnapshot(
      `"DataError: m.bed:1:21: Sample id "s" occurs in fields 5 and 6. Give each sample an id of its own."`,
    );
    expect(await failure('#chr\tstart\tend\tid\ts\n')).toContain('This file has a header line but no rows');
  });

  test('a PLINK file, or samples in rows', async () => {
    expect(
      await failure('#chr\tstart\tend\tid\ts\n1\t1\t2\ta\t1\n', { orientation: 'samples-in-rows' }),
    ).toContain(
      'bed files have no samples in rows; arrow, parquet, tsv, and csv files can have them. Remove `orientation`.',
    );
    expect(await failure('l\x1b\x01', { format: 'bed' })).toContain('This is a PLINK .bed or .pgen file');
    expect(await failure('', { format: 'bed', orientation: 'samples-in-rows' })).toMatchInlineSnapshot(
      `"DataError: m.bed: options.orientation: bed files have no samples in rows; arrow, parquet, tsv, and csv files can have them."`,
    );
  });
});

describe('what is written', () => {
  test('as GTEx has it', async () => {
    const path = join(await temporaryFolder(), 'x.expression.bed');
    expect(await writeMatrix(path, gtex)).toEqual([]);
    const source = await readFile(fixture('gtex.bed'), 'utf8');
    expect(await readFile(path, 'utf8')).toBe(source.replace('2.5e-1', '0.25').replace('-1e-3', '-0.001'));
    await writeMatrix(`${path}.gz`, gtex, { format: 'bed' });
    expect((await readMatrix(`${path}.gz`)).matrix).toEqual(gtex);
    // BGZF: gzip with the length of each block in an extra field.
    expect((await readFile(`${path}.gz`)).readUInt32BE(12)).toBe(0x42430200);
  });

  test('with strands, as QTLtools has it', async () => {
    const path = join(await temporaryFolder(), 'x.bed');
    const { matrix } = await readMatrix(fixture('qtltools.bed'));
    await writeBedMatrix(path, matrix);
    expect((await readFile(path, 'utf8')).split('\n')[2]).toBe(
      '1\t34553\t36081\tENSG00000237613\tENSG00000237613\t-\t-0.25\tNA',
    );
    expect((await readMatrix(path)).matrix).toEqual(matrix);
  });

  test('sorted, with a warning', async () => {
    const path = join(await temporaryFolder(), 'x.bed.gz');
    const matrix = createMatrix({
      samples: ['s'],
      features: ['late', 'other', 'early'],
      values: Float32Array.of(1, 2, 3),
      positions: {
        chromosome: ['2', '1', '2'],
        start: Float64Array.of(9, 1, 3),
        end: Float64Array.of(9, 1, 3),
      },
    });
    expect(await writeMatrix(path, matrix)).toEqual([
      `${path}: the features are in the order of their positions, not in that of the matrix.`,
    ]);
    expect((await readMatrix(path)).matrix.features).toEqual(['early', 'late', 'other']);
  });

  test('any numbers and positions come back', async () => {
    const path = join(await temporaryFolder(), 'm.bed');
    const ids = fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9_.:|-]{1,8}$/), { minLength: 1, maxLength: 5 });
    const matrices = fc.tuple(ids, ids).chain(([samples, features]) =>
      fc
        .tuple(
          fc.float32Array({
            minLength: samples.length * features.length,
            maxLength: samples.length * features.length,
            noDefaultInfinity: true,
          }),
          fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), {
            minLength: features.length,
            maxLength: features.length,
          }),
        )
        .map(([values, places]) => {
          const sorted = [...places].sort(
            (a, b) => Math.min(...a) - Math.min(...b) || Math.max(...a) - Math.max(...b),
          );
          return createMatrix({
            samples: samples.map((id) => `s${id}`),
            features,
            values,
            positions: {
              chromosome: features.map(() => 'chr1'),
              start: Float64Array.from(sorted, ([start]) => start),
              end: Float64Array.from(sorted, ([, end]) => end),
            },
          });
        }),
    );
    await fc.assert(
      fc.asyncProperty(matrices, async (matrix) => {
        expect(await writeBedMatrix(path, matrix)).toEqual([]);
        expect((await readMatrix(path)).matrix).toEqual(matrix);
      }),
      { numRuns: 50 },
    );
  });

  describe('or refused, and no file is left', () => {
    async function refusal(matrix: Matrix): Promise<string> {
      const folder = await temporaryFolder();
      const error: unknown = await writeBedMatrix(join(folder, 'm.bed'), matrix).catch(
        (reason: unknown) => reason,
      );
      expect(await readdir(folder)).toEqual([]);
      return String(error).replaceAll(`${folder}/`, '');
    }

    test('positions that are not known', async () => {
      const { matrix } = matrixCatalogue.find(({ name }) => name.startsWith('one sample'))!;
      expect(await refusal(matrix)).toMatchInlineSnapshot(
        `"DataError: m.bed: BED files hold the position of every feature, and this matrix has no positions. Attach a table of positions first, or write another format."`,
      );
      expect(await refusal(withPositions(matrix))).toMatchInlineSnapshot(
        `"DataError: m.bed: BED files hold the position of every feature, and those of 2 features are not known (f3, f7). Give them positions, leave them out, or write another format."`,
      );
    });

    test('ids that BED does not hold', async () => {
      const named = (samples: string[], features: string[]): Matrix =>
        withPositions(createMatrix({ samples, features }));
      expect(await refusal(named(['a\tb'], ['f']))).toMatchInlineSnapshot(
        `"DataError: m.bed: Id "a\\tb" is empty, or holds a tab, a line break, a quote or a blank where BED files do not hold one. Rename it first."`,
      );
      expect(await refusal(named(['s'], [' f']))).toContain('Id " f"');
      expect(await refusal(named(['strand'], ['f']))).toMatchInlineSnapshot(
        `"DataError: m.bed: Sample id "strand" is the name of another column in BED files of expression. Rename it first."`,
      );
    });
  });
});

describe('columns between the id and the samples', () => {
  const read = async (text: string) => {
    const path = join(await temporaryFolder(), 'm.bed');
    await writeFile(path, text);
    const { matrix, warnings } = await readMatrix(path);
    return {
      ...matrix,
      values: [...matrix.values],
      warnings: warnings.map((warning) => warning.replace(path, 'm.bed')),
    };
  };

  test('of TIGAR, whose starts count from 1', async () => {
    const { samples, features, positions, values, warnings } = await read(
      'CHROM\tGeneStart\tGeneEnd\tTargetID\tGeneName\ts1\ts2\n22\t101\t200\tENSG1\tABC\t0.5\t1\n',
    );
    expect([samples, features, values]).toEqual([['s1', 's2'], ['ENSG1'], [0.5, 1]]);
    expect([...positions!.start, ...positions!.end]).toEqual([101, 200]);
    expect(warnings).toEqual(['m.bed: GeneStart was taken to count from 1, as TIGAR has it.']);
  });

  test('that are known by their names, and others of text, which are named', async () => {
    const { samples, warnings } = await read(
      '#chr\tstart\tend\tgene_id\tgroup_id\tgene_symbol\tpanel\tlength\tstatus\ts1\n1\t1\t2\tg\tq\tABC\tx\t3\tKNOWN\t1\n',
    );
    expect(samples).toEqual(['s1']);
    expect(warnings).toEqual(['m.bed: columns of text before the samples were passed over: panel, status.']);
  });
});
