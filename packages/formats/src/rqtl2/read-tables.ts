import { DataError } from '@snpress/data/errors/data-error';
import { problemList } from '@snpress/data/errors/problem-list';
import type { Cells } from '../text-matrix/cells.js';
import { createMatrixBuilder } from '../text-matrix/matrix-builder.js';
import type { MatrixReading } from '@snpress/data';
import { eachRow } from '../text/each-row.js';
import type { Control } from './control.js';
import type { CrossFiles } from './cross-files.js';
import { joinTables } from './join-tables.js';

/**
 * Reads the genotype or the phenotype tables of a cross, of which each has some of the markers or phenotypes, as one.
 * @throws DataError with the first problems of the first table that has any.
 */
export async function readTables(
  files: CrossFiles,
  control: Control,
  part: 'geno' | 'pheno',
  cells: Cells,
): Promise<MatrixReading> {
  const transposed = part === 'geno' ? control.genoTransposed : control.phenoTransposed;
  const names = control[part];
  if (names.length === 0) {
    throw new DataError({
      message: `This control file names no ${part === 'geno' ? 'genotypes (`geno`)' : 'phenotypes (`pheno`)'}`,
      file: control.file,
      hint: `Add \`${part}\`, or choose the other one: \`part: ${part === 'geno' ? 'pheno' : 'geno'}\``,
    });
  }
  const tables: MatrixReading[] = [];
  for (const name of names) {
    const { file, chunks } = files.named(name);
    const problems = problemList(file);
    const orientation = transposed ? 'features-in-rows' : 'samples-in-rows';
    const builder = createMatrixBuilder(
      { path: file, missing: [...control.missing], orientation },
      problems,
      { cells },
    );
    await eachRow(
      file,
      [control.delimiter],
      problems,
      (row) => {
        builder.addRow(row);
      },
      { chunks: chunks(), comment: control.comment },
    );
    tables.push(builder.finish());
  }
  return joinTables(tables, control.file);
}
