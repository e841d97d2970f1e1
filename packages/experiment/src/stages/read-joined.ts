import { joinGenotypes } from '@snpress/data/join/join-genotypes';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import type { MatrixReading } from '@snpress/data';
import type { ReadMatrixOptions } from '@snpress/formats';
import path from 'node:path';
import { ploidyOf } from './ploidy-of.js';

interface GenotypeFile {
  readonly file: string;
  readonly format: ReadMatrixOptions;
  readonly ploidy: 1 | 2 | undefined;
}

/** Reads the genotypes of one or several files, the latter joined. */
export async function readJoined(files: readonly GenotypeFile[]): Promise<MatrixReading> {
  const parts: (MatrixReading & { readonly name: string })[] = [];
  for (const { file, format, ploidy } of files) {
    const reading = await readMatrix(file, { ...format, role: 'genotypes', ploidy });
    parts.push({ ...reading, name: path.basename(file) });
  }
  const own = parts.flatMap(({ warnings }) => warnings);
  const ploidies = parts.map(({ matrix }) => matrix.ploidy ?? ploidyOf(matrix));
  const joined = joinGenotypes(parts, ploidies.includes(2) ? 2 : 1);
  return { matrix: joined.matrix, warnings: [...own, ...joined.warnings] };
}
