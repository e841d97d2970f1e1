import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { writeMatrix } from '@snpress/formats/writers/write-matrix';
import { temporaryFolder } from '../files/temporary-folder.js';

const start = Float64Array.of(27_915, 1_000_001);
const parts = {
  samples: ['s1', 's2', 's3', 's4', 's5'],
  features: ['a', 'b, c'],
  positions: { chromosome: ['I', 'II'], start, end: start },
  alleles: { counted: ['G', 'CAT'], other: ['A', 'C'] },
};
const diploid = createMatrix({
  ...parts,
  values: Float32Array.of(0, 1, 2, NaN, 2, 2, 2, 0, 1, 0),
  ploidy: 2,
});
const haploid = createMatrix({
  ...parts,
  values: Float32Array.of(0, 1, 1, NaN, 1, 1, 1, 0, 0, 0),
  ploidy: 1,
});
const dosages = createMatrix({
  ...parts,
  values: Float32Array.of(0, 1, 1.9375, NaN, 0.5, 2, 2, 0, 1, 0),
  ploidy: 2,
});
const renamed = (matrix: typeof diploid) => ({ ...matrix, features: ['a', 'b'] });

async function written(
  name: string,
  matrix: typeof diploid,
  others: readonly string[] = [],
): Promise<Buffer[]> {
  const folder = await temporaryFolder();
  await writeMatrix(join(folder, name), matrix);
  return Promise.all([name, ...others].map((file) => readFile(join(folder, file))));
}

test('PLINK 1: 2 bits a call, low bits first; 00 = both allele 1, 01 = missing, 10 = one of each, 11 = both allele 2', async () => {
  const [bed, bim, fam] = await written('m.bed', renamed(diploid), ['m.bim', 'm.fam']);
  // s4 s3 s2 s1 = 01 00 10 11, then s5 = 00; 10 11 00 00, then 11.
  expect(bed!.toString('hex')).toBe(['6c1b01', '4b00', 'b003'].join(''));
  expect(bim!.toString()).toBe('I\ta\t0\t27915\tG\tA\nII\tb\t0\t1000001\tCAT\tC\n');
  expect(fam!.toString()).toMatch(/^0\ts1\t0\t0\t0\t-9\n0\ts2\t/);
  const [ofHaploids] = await written('m.bed', renamed(haploid));
  // 01 00 00 11, then 00; 11 11 00 00 … no heterozygote.
  expect(ofHaploids!.toString('hex')).toBe(['6c1b01', '4300', 'f003'].join(''));
});

test('PLINK 2: mode 0x02 for calls', async () => {
  const [pgen, pvar, psam] = await written('m.pgen', renamed(diploid), ['m.pvar', 'm.psam']);
  // s4 s3 s2 s1 = 11 10 01 00, then s5 = 10; 01 00 10 10, then 00.
  expect(pgen!.toString('hex')).toBe(['6c1b02', '02000000', '05000000', '40', 'e402', '4a00'].join(''));
  expect(pvar!.toString()).toBe('#CHROM\tPOS\tID\tREF\tALT\nI\t27915\ta\tA\tG\nII\t1000001\tb\tC\tCAT\n');
  expect(psam!.toString()).toBe('#IID\tSEX\ns1\tNA\ns2\tNA\ns3\tNA\ns4\tNA\ns5\tNA\n');
});

test('PLINK 2: mode 0x10 for dosages, with the call that is near', async () => {
  const [pgen] = await written('m.pgen', renamed(dosages));
  const expected = [
    ...['6c1b10', '02000000', '05000000', '47'],
    // The first record, types (with dosages; calls alone), lengths.
    ...['1e00000000000000', '6000', '07000000', '02000000'],
    // 1.9375 is near 2, 0.5 near nothing: 11 10 01 00, then 11; of s3 and s5 there are dosages.
    ...['e403', '14', '007c', '0020'],
    '4a00',
  ];
  expect(pgen!.toString('hex')).toBe(expected.join(''));
});

test('VCF: calls of diploids and haploids, dosages with the call that is near', async () => {
  const lines = async (matrix: typeof diploid): Promise<string[]> =>
    (await written('m.vcf', renamed(matrix)))[0]!.toString().split('\n');
  const head = [
    '##fileformat=VCFv4.2',
    '##FILTER=<ID=PASS,Description="All filters passed">',
    '##contig=<ID=I>',
    '##contig=<ID=II>',
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
  ];
  const columns = '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ts1\ts2\ts3\ts4\ts5';
  expect(await lines(diploid)).toEqual([
    ...head,
    columns,
    'I\t27915\ta\tA\tG\t.\t.\t.\tGT\t0/0\t0/1\t1/1\t./.\t1/1',
    'II\t1000001\tb\tC\tCAT\t.\t.\t.\tGT\t1/1\t1/1\t0/0\t0/1\t0/0',
    '',
  ]);
  expect((await lines(haploid)).slice(-3)).toEqual([
    'I\t27915\ta\tA\tG\t.\t.\t.\tGT\t0\t1\t1\t.\t1',
    'II\t1000001\tb\tC\tCAT\t.\t.\t.\tGT\t1\t1\t0\t0\t0',
    '',
  ]);
  expect(await lines(dosages)).toEqual([
    ...head,
    '##FORMAT=<ID=DS,Number=A,Type=Float,Description="Copies of the ALT allele">',
    columns,
    'I\t27915\ta\tA\tG\t.\t.\t.\tGT:DS\t0/0:0\t0/1:1\t1/1:1.9375\t./.:.\t./.:0.5',
    'II\t1000001\tb\tC\tCAT\t.\t.\t.\tGT:DS\t1/1:2\t1/1:2\t0/0:0\t0/1:1\t0/0:0',
    '',
  ]);
});

test('BGZF: a gzip member that tells its length in an extra field BC, and an empty one at the end', async () => {
  const [bgzf] = await written('m.vcf.gz', renamed(diploid));
  const [plain] = await written('m.vcf', renamed(diploid));
  expect(gunzipSync(bgzf!).equals(plain!)).toBe(true);
  expect(bgzf!.toString('hex', 0, 16)).toBe('1f8b08040000000000ff060042430200');
  const length = bgzf!.readUInt16LE(16) + 1;
  expect(bgzf!.toString('hex', length)).toBe('1f8b08040000000000ff0600424302001b0003000000000000000000');
});

test('R/qtl2: a control file, genotypes with markers in rows, a map in millions of bases', async () => {
  const [control, geno, pmap] = await written('m.yaml', diploid, ['m_geno.csv', 'm_pmap.csv']);
  expect(control!.toString()).toBe(`crosstype: f2
geno: m_geno.csv
pmap: m_pmap.csv
genotypes:
  A: 1
  H: 2
  B: 3
geno_transposed: true
na.strings:
  - "-"
  - NA
`);
  expect(geno!.toString()).toBe('marker,s1,s2,s3,s4,s5\na,A,H,B,-,B\n"b, c",B,B,A,H,A\n');
  expect(pmap!.toString()).toBe('marker,chr,pos\na,I,0.027915\n"b, c",II,1.000001\n');
  const alleles = { counted: ['R', 'R'], other: ['B', 'B'] };
  const [json] = await written('m.json', { ...haploid, alleles });
  expect(JSON.parse(json!.toString())).toEqual({
    crosstype: 'haploid',
    geno: 'm_geno.csv',
    pmap: 'm_pmap.csv',
    alleles: ['B', 'R'],
    genotypes: { A: 1, B: 2 },
    geno_transposed: true,
    'na.strings': ['-', 'NA'],
  });
});
