import { DataError } from '../errors/data-error.js';
import type { MatrixSource } from './matrix-source.js';

/**
 * Refuses options of one format for a file of another.
 * @throws DataError where `vcf` is given for a file that is none.
 */
export function checkFormatOptions({ path, vcf }: Pick<MatrixSource, 'path' | 'vcf'>, format: string): void {
  if (vcf === undefined || format === 'vcf') return;
  throw new DataError({
    message: `The options of \`vcf\` are about VCF files, and this is read as ${format}`,
    file: path,
    hint: 'Remove `vcf`, or name the VCF file',
  });
}
