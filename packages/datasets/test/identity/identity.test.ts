import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { attachPositions } from '@snpress/data/positions/attach-positions';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createRng } from '@snpress/data/random/rng';
import { encodeMatrix } from '@snpress/data/arrow/encode-matrix';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { readPositions } from '@snpress/formats/tables/read-positions';
import { simulateCross } from '../../src/index.js';
import { writeMatrix } from '@snpress/formats/writers/write-matrix';
import type { Matrix } from '@snpress/data';
import type { ReadMatrixOptions } from '@snpress/formats';
import { temporaryFolder } from '../files/temporary-folder.js';
import { readTraw } from '../genotype-files/read-traw.js';
import { hasTool, tool } from '../genotype-writers/tools.js';
import { hasYeast, yeastFolder } from '../yeast/yeast-data.js';

const unknown = (matrix: Matrix): readonly string[] => matrix.features.map(() => '');

/** The facts that a format does not hold, from the matrix that was written. */
function complete(read: Matrix, written: Matrix): Matrix {
  const { positions, alleles, ploidy } = written;
  return createMatrix({
    ...read,
    positions: read.positions ?? positions,
    alleles: read.alleles ?? alleles,
    ploidy: read.ploidy ?? ploidy,
  });
}

/** Compares the bytes of two matrices; where they differ, their parts say more. */
async function expectSame(read: Matrix, expected: Matrix): Promise<void> {
  const [bytes, wanted] = [Buffer.from(await encodeMatrix(read)), await encodeMatrix(expected)];
  if (!bytes.equals(wanted)) {
    expect({ ...read, values: undefined }).toEqual({ ...expected, values: undefined });
    expect(read.values).toEqual(expected.values);
    throw new Error('equal matrices have unequal bytes');
  }
}

const crosses: readonly { readonly name: string; readonly load: () => Promise<Matrix> }[] = [
  ...(['haploid', 'f2'] as const).map((kind) => ({
    name: `a simulated cross, ${kind}`,
    load: () =>
      Promise.resolve(
        simulateCross(
          { samples: 45, markers: 300, genes: 2, missingRate: 0.05, cross: kind },
          createRng(kind),
        ).dataset.genotypes,
      ),
  })),
  ...(hasYeast
    ? [
        {
          name: 'the yeast cross',
          async load() {
            const { matrix } = await readMatrix(join(yeastFolder, 'matrix_genotypes.txt'), {
              missing: ['2'],
              ploidy: 1,
            });
            const positioned = attachPositions(
              matrix,
              await readPositions(join(yeastFolder, 'snp_position.txt')),
            );
            // Its alleles have no names.
            return createMatrix({
              ...positioned.matrix,
              alleles: { counted: unknown(matrix), other: unknown(matrix) },
            });
          },
        },
      ]
    : []),
];

if (!hasYeast) test.skip('the yeast cross (skipped: no yeast-brem2005 in SNPRESS_DATA)');

describe.each(crosses)('$name is the same matrix', ({ load }) => {
  test.each([
    ['Matrix eQTL', 'cross.tsv', { format: 'matrix-eqtl' }],
    ['CSV', 'cross.csv.gz', {}],
    ['PLINK 1', 'cross.bed', {}],
    ['PLINK 2', 'cross.pgen', {}],
    ['VCF', 'cross.vcf', {}],
    ['BGZF VCF', 'cross.vcf.gz', {}],
    ['R/qtl2', 'cross.yaml', {}],
    ['long table', 'cross.long.csv', {}],
    ['Parquet', 'cross.parquet', {}],
    ['Arrow', 'cross.arrow', {}],
    ['Parquet', 'cross.parquet', {}],
  ] as const)('as %s', async (_name, file, options: ReadMatrixOptions) => {
    const matrix = await load();
    const path = join(await temporaryFolder(), file);
    await writeMatrix(path, matrix);
    const { ploidy } = matrix;
    await expectSame(complete((await readMatrix(path, { ...options, ploidy })).matrix, matrix), matrix);
  });

  test('as the files that plink2 and bcftools make of ours (skipped where they are not installed)', async (context) => {
    const installed = (await hasTool('plink2')) && (await hasTool('bcftools'));
    context.skip(!installed, 'plink2 or bcftools is not installed');
    const matrix = await load();
    const folder = await temporaryFolder();
    const at = (name: string): string => join(folder, name);
    await writeMatrix(at('ours.bed'), matrix);
    await writeMatrix(at('ours.pgen'), matrix);
    await writeMatrix(at('ours.vcf.gz'), matrix);
    await tool('plink2', ['--bfile', at('ours'), '--make-pgen', '--out', at('from-bed')]);
    await tool('plink2', ['--pfile', at('ours'), '--make-bed', '--out', at('from-pgen')]);
    await tool('plink2', ['--pfile', at('ours'), '--make-pgen', '--out', at('again')]);
    await tool('bcftools', ['view', '-O', 'z', '-o', at('bcftools.vcf.gz'), at('ours.vcf.gz')]);
    const made = ['from-bed.pgen', 'from-pgen.bed', 'again.pgen', 'bcftools.vcf.gz'];
    // PLINK has no call of an allele that it does not know in VCF.
    if (matrix.alleles!.counted[0] !== '') {
      const flags = ['--export', 'vcf', 'bgz', 'id-paste=iid', '--out', at('plink2')];
      await tool('plink2', ['--pfile', at('ours'), ...flags]);
      made.push('plink2.vcf.gz');
    }
    for (const name of made) {
      const { ploidy } = matrix;
      await expectSame((await readMatrix(at(name), { ploidy })).matrix, matrix);
    }
  });
});

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

/** Copies in the calls or dosages that bcftools queried. */
async function queried(name: string): Promise<Float32Array> {
  const fields = (await readFile(fixture(name), 'utf8')).trim().split(/\s+/);
  return Float32Array.from(fields, (field) => {
    const alleles = field.split(/[/|]/).map(Number);
    // PLINK takes a haploid call of diploids for a homozygous one.
    return name.startsWith('calls') && alleles.length === 1
      ? 2 * alleles[0]!
      : alleles.reduce((sum, allele) => sum + allele);
  });
}

describe('every kind of call (fixtures of make-fixtures.sh)', () => {
  test.each([
    ['kinds.vcf', { multiallelic: 'split' }],
    ['split.vcf', {}],
    ['split.vcf.gz', {}],
    ['calls.pgen', {}],
    ['calls.bed', {}],
    ['plink2.vcf.gz', {}],
    ['plink19.bed', {}],
    ['plink19.vcf.gz', {}],
  ] as const)('calls in %s are those that bcftools and plink2 see', async (name, options) => {
    const read = (await readMatrix(fixture(name), { ...options, ploidy: 2 })).matrix;
    expect(read.values).toEqual(await queried('calls.tsv'));
    await expectSame(read, (await readMatrix(fixture('calls.bed'), { ploidy: 2 })).matrix);
    const traw = await readTraw(fixture('calls.traw'));
    // plink2 counts REF here.
    expect(traw.counted).toEqual(read.alleles!.other);
    expect(Float32Array.from(traw.values, (dosage) => 2 - dosage)).toEqual(read.values);
  });

  test.each([
    ['dosages.vcf', { vcf: { field: 'DS' } }],
    ['dosages.pgen', {}],
    ['plink2-dosages.vcf.gz', { vcf: { field: 'DS' } }],
  ] as const)('dosages in %s are those that bcftools and plink2 see', async (name, options) => {
    const read = (await readMatrix(fixture(name), { ...options, ploidy: 2 })).matrix;
    expect(read.values).toEqual(await queried('dosages.tsv'));
    await expectSame(read, (await readMatrix(fixture('dosages.pgen'), { ploidy: 2 })).matrix);
    const traw = await readTraw(fixture('dosages.traw'));
    expect(Float32Array.from(traw.values, (dosage) => 2 - dosage)).toEqual(read.values);
  });

  test.each(['bed', 'pgen', 'vcf.gz'])(
    'they are the same once we have written them as .%s',
    async (ending) => {
      const calls = (await readMatrix(fixture('calls.pgen'), { ploidy: 2 })).matrix;
      const path = join(await temporaryFolder(), `ours.${ending}`);
      await writeMatrix(path, calls);
      await expectSame((await readMatrix(path, { ploidy: 2 })).matrix, calls);
    },
  );
});
