import { DataError } from '@snpress/data/errors/data-error';
import type { MatrixSource } from './matrix-source.js';

/** Formats that say themselves what is in their rows. */
const featuresInRows: ReadonlySet<string> = new Set(['bed', 'gct', 'long']);

/**
 * Refuses options of one format for a file of another.
 * @throws DataError where `vcf` is given for a file that is none, `part` for one that is no R/qtl2 cross, `long` for one that is
 *   no long table, or samples in rows for a format that cannot have them there.
 */
export function checkFormatOptions(
  {
    path,
    vcf,
    part,
    long,
    orientation,
  }: Pick<MatrixSource, 'path' | 'vcf' | 'part'> & Pick<Partial<MatrixSource>, 'long' | 'orientation'>,
  format: string,
): void {
  if (vcf !== undefined && format !== 'vcf') {
    throw new DataError({
      message: `The options of \`vcf\` are about VCF files, and this is read as ${format}`,
      file: path,
      hint: 'Remove `vcf`, or name the VCF file',
    });
  }
  if (orientation === 'samples-in-rows' && featuresInRows.has(format)) {
    throw new DataError({
      message: `This is read as ${format}, which has no samples in rows`,
      file: path,
      hint: 'Remove `orientation`',
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
