import type { DataProblem } from '@snpress/data';
import { isArrow } from '@snpress/data/arrow/is-arrow';

/** File kinds that are often handed in by mistake, by the bytes that they begin with. */
const foreignKinds: readonly { readonly magic: string; readonly name: string; readonly hint: string }[] = [
  {
    magic: 'PK\x03\x04',
    name: 'a ZIP archive or an Excel workbook',
    hint: 'Unpack it, or save the sheet as CSV',
  },
  { magic: '\xd0\xcf\x11\xe0', name: 'an Excel workbook', hint: 'Save the sheet as CSV' },
  { magic: '\x89HDF', name: 'an HDF5 file', hint: 'Write the matrix as TSV or Arrow' },
  { magic: 'RDX', name: 'an R workspace', hint: 'Write the matrix in R with write.table' },
  { magic: 'X\n\x00', name: 'an R object', hint: 'Write the matrix in R with write.table' },
  {
    magic: 'l\x1b',
    name: 'a PLINK .bed or .pgen file',
    hint: 'Leave `format` out, and keep the file beside its .bim and .fam, or .pvar and .psam',
  },
  { magic: 'BCF', name: 'a BCF file', hint: 'Convert it: bcftools view -O z -o FILE.vcf.gz FILE.bcf' },
  { magic: '##fileformat=VCF', name: 'a VCF file', hint: 'Leave `format` out, or say `format: vcf`' },
  {
    magic: 'SQLite format 3',
    name: 'an SQLite database',
    hint: 'If it is the .bgi index of a BGEN file, name the .bgen file',
  },
  {
    magic: 'COREARRAY',
    name: 'a GDS file',
    hint: 'Convert it to VCF in R: SeqArray::seqGDS2VCF(seqOpen(FILE), "NEW.vcf.gz")',
  },
  { magic: 'BAM\x01', name: 'a BAM file of reads', hint: 'Call genotypes or count reads first' },
  { magic: 'CRAM', name: 'a CRAM file of reads', hint: 'Call genotypes or count reads first' },
  { magic: 'BZh', name: 'a bzip2 file', hint: 'Decompress it, or use gzip' },
  { magic: '\xfd7zXZ', name: 'an xz file', hint: 'Decompress it, or use gzip' },
  { magic: '\x28\xb5\x2f\xfd', name: 'a Zstandard file', hint: 'Decompress it, or use gzip' },
  { magic: '\xff\xfe', name: 'UTF-16 text', hint: 'Say `encoding: utf-16`, or save it as UTF-8' },
  { magic: '\xfe\xff', name: 'UTF-16 text', hint: 'Say `encoding: utf-16`, or save it as UTF-8' },
];

/** What is wrong with a file of text that begins with these bytes; undefined where nothing is. */
export function notText(head: Uint8Array): Omit<DataProblem, 'file'> | undefined {
  if (head.length === 0)
    return { code: 'empty-file', message: 'This file is empty', hint: 'Check how it was written or copied' };
  const start = String.fromCharCode(...head.subarray(0, 16));
  const columnar = isArrow(head) ? 'arrow' : start.startsWith('PAR1') ? 'parquet' : undefined;
  if (columnar !== undefined) {
    return {
      code: 'columnar-file',
      message: `This is ${columnar === 'arrow' ? 'an Arrow IPC' : 'a Parquet'} file, not a table of text`,
      hint: `Say \`format: ${columnar}\`, or leave \`format\` out to have it recognised`,
    };
  }
  const foreign = foreignKinds.find(({ magic }) => start.startsWith(magic));
  if (foreign === undefined && !head.includes(0)) return undefined;
  return {
    code: 'not-text',
    message:
      foreign === undefined
        ? `This is a binary file, not a table of text (byte ${head.indexOf(0)} is 0)`
        : `This is ${foreign.name}, not a table of text`,
    hint:
      foreign?.hint ??
      'Use tab- or comma-separated text, plain or gzip-compressed, or an Arrow IPC or Parquet file',
  };
}
