import { DataError } from '@snpress/data/errors/data-error';
import { isArrow } from '@snpress/data/arrow/is-arrow';
import { isParquet } from '../parquet/is-parquet.js';
import { readBytes } from './read-bytes.js';

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
  { magic: 'BZh', name: 'a bzip2 file', hint: 'Decompress it, or use gzip' },
  { magic: '\xfd7zXZ', name: 'an xz file', hint: 'Decompress it, or use gzip' },
  { magic: '\x28\xb5\x2f\xfd', name: 'a Zstandard file', hint: 'Decompress it, or use gzip' },
  { magic: '\xff\xfe', name: 'UTF-16 text', hint: 'Save it as UTF-8' },
  { magic: '\xfe\xff', name: 'UTF-16 text', hint: 'Save it as UTF-8' },
];

/** What a file can be for us. */
export type FileKind = 'arrow' | 'parquet' | 'text';

/**
 * Recognises a file by the bytes that it begins with.
 * @returns its kind and the first bytes of its content, decompressed
 * @throws DataError where the file cannot be read, is empty, is neither Arrow IPC, Parquet nor text, or is not of the kind
 *   expected.
 */
export async function recogniseFile(
  file: string,
  expected?: 'text',
): Promise<{ readonly kind: FileKind; readonly head: Buffer }> {
  for await (const head of readBytes(file)) {
    const columnar = isArrow(head) ? 'arrow' : isParquet(head) ? 'parquet' : undefined;
    if (columnar !== undefined) {
      if (expected !== 'text') return { kind: columnar, head };
      throw new DataError({
        message: `This is ${columnar === 'arrow' ? 'an Arrow IPC' : 'a Parquet'} file, not a table of text`,
        file,
        hint: `Say \`format: ${columnar}\`, or leave \`format\` out to have it recognised`,
      });
    }
    const start = head.toString('latin1', 0, 16);
    const foreign = foreignKinds.find(({ magic }) => start.startsWith(magic));
    if (foreign !== undefined || head.includes(0)) {
      throw new DataError({
        message:
          foreign === undefined
            ? `This is a binary file, not a table of text (byte ${head.indexOf(0)} is 0)`
            : `This is ${foreign.name}, not a table of text`,
        file,
        hint:
          foreign?.hint ??
          'Use tab- or comma-separated text, plain or gzip-compressed, or an Arrow IPC or Parquet file',
      });
    }
    return { kind: 'text', head };
  }
  throw new DataError({ message: 'This file is empty', file, hint: 'Check how it was written or copied' });
}
