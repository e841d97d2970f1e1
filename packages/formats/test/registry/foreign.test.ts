import { describe, expect, test } from 'vitest';
import { outcomeOfReading } from '../files/outcome-of-reading.js';

describe('files of another kind are called by their name, with what converts them', () => {
  test.each([
    ['c.ped', 'F1 I1 0 0 1 -9 A A G T\nF1 I2 0 0 2 -9 A C G G\n', /a PLINK \.ped file.*plink2 --pedmap/],
    ['c.ped', 'F1\tI1\t0\t0\t1\t2\t1\t2\t2\t2\n', /a PLINK \.ped file/],
    ['c.txt', `F1 I1 0 0 1 -9 ${'A C '.repeat(500)}\n`, /a PLINK \.ped file/],
    ['c.tped', '1 rs1 0 100 A A G A\n', /a PLINK \.tped file.*plink --tfile/],
    ['c.gen', '1 rs1 100 A G 1 0 0 0.25 0.5 0.25\n', /an Oxford \.gen or \.haps file.*plink2 --gen/],
    ['c.gen', '1 1:100 rs1 100 A G 1 0 0 0 1 0\n', /an Oxford \.gen/],
    ['c.bim', '1\trs1\t0\t100\tA\tG\n', /a \.bim file of PLINK/],
    ['c.fam', 'f a 0 0 1 -9\n', /a \.fam file of PLINK/],
    ['c.psam', '#IID\tSEX\na\tNA\n', /a \.psam or \.pvar file/],
    ['c.hmp.txt', 'rs#\talleles\tchrom\tpos\tstrand\tassembly#\n', /a HapMap file.*TASSEL/],
    ['c.txt', '# Program:featureCounts v2.0; Command:"x"\nGeneid\tChr\n', /featureCounts.*cut/],
    ['c.gtf', '#!genome-build GRCh38\n', /annotation of genes/],
    ['c.mtx', '%%MatrixMarket matrix coordinate\n', /sparse matrix/],
    ['c.csv', '<!DOCTYPE html>\n<html>', /a web page/],
    ['c.csv', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\n', /pointer of Git LFS/],
    ['c.bcf', 'BCF\u0002\u0002', /a BCF file.*bcftools view/],
    ['c.bgi', 'SQLite format 3\0', /an SQLite database.*\.bgen/],
    ['c.gds', 'COREARRAYx0A', /a GDS file.*seqGDS2VCF/],
  ])('%s', async (name, content, expected) => {
    expect(await outcomeOfReading(name, content)).toMatch(expected);
  });

  test('a table that only looks like one is read where its format is named', async () => {
    const table = 'id s1 s2 s3 1 s4 A C\nf1 1 2 3 4 5 6 7\n';
    expect(await outcomeOfReading('t.txt', table)).toMatch(/\.ped file/);
    expect(await outcomeOfReading('t.txt', table, { format: 'matrix-eqtl' })).toBe('read');
  });
});

describe('a text where a number should be', () => {
  test.each([
    ['ENSG0001', /This is text: take columns and lines that hold no values out/],
    ['-', /If it stands for a missing value, say so: missing: \[.*"-"\]/],
    ['n/a', /If it stands for a missing value/],
    ['#N/A', /an error of a spreadsheet: correct it there, or say so: missing: \[.*"#N\/A"\]/],
    ['#DIV/0!', /an error of a spreadsheet/],
    ['0,5', /with a decimal point, not a comma/],
    ['1.234,5', /with a decimal point, not a comma/],
    ['1,234', /a decimal point, not a comma, and thousands without any separator/],
    ['1,234,567', /thousands without a separator/],
    ['12,345.6', /thousands without a separator/],
    ["1'234", /thousands without a separator/],
    ['0/1', /This is a genotype/],
    ['AG', /This is a genotype/],
  ])('%s', async (text, expected) => {
    expect(await outcomeOfReading('m.tsv', `id\ts1\nf1\t${text}\n`)).toMatch(expected);
  });
});
