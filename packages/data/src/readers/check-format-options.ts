import { DataError } from '../errors/data-error.js';
import type { MatrixSource } from './matrix-source.js';

/**
 * Refuses options of one format for a file of another.
 * @throws DataError where `vcf` is given for a file that is none, `part` for one that is no R/qtl2 cross, or `long` for one
 *   that is no long table.
 */
export function checkFormatOptions(
  {
    path,
    vcf,
    part,
    long,
  }: Pick<MatrixSource, 'path' | 'vcf' | 'part'> & Pick<Partial<MatrixSource>, 'long'>,
  format: string,
): void {
  if (vcf !== undefined && format !== 'vcf') {
    throw new DataError({
      message: `The options of \`vcf\` are about VCF files, and this is read as ${format}`,
      file: path,
      hint: 'Remove `vcf`, or name the VCF file',
    });
  }
  if (long !== undefined && format !== 'long') {
    throw new DataError({
      message: `\`long\` names the columns of a long table, and this is read as ${format}`,
      file: path,
      hint: 'Remove `long`, or say `format: long`',
    });
  }
  if (part !== undefined && format !== 'rqtl2') {
    throw new DataError({
      message: `\`part\` chooses between genotypes and phenotypes of an R/qtl2 cross, and this is read as ${format}`,
      file: path,
      hint: 'Remove `part`, or name the control file',
    });
  }
}
