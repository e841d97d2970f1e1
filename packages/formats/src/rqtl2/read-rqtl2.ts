import type { MatrixReading } from '@snpress/data';
import type { FormatSource } from '../format/format-source.js';
import { watched } from '../files/watched.js';
import type { CrossFiles } from './cross-files.js';
import { openCross } from './open-cross.js';
import { parseControl } from './parse-control.js';
import { phenotypeCells } from './phenotype-cells.js';
import { readCross } from './read-cross.js';
import { readTables } from './read-tables.js';

/** Reads crosses of R/qtl2: the genotypes or, where expression is asked for, the phenotypes. */
export async function readRqtl2({
  path,
  part,
  role,
  ploidy,
  signal,
  onProgress,
}: FormatSource & { readonly part?: 'geno' | 'pheno' | undefined }): Promise<MatrixReading> {
  const opened = await openCross(path);
  const files: CrossFiles = {
    ...opened,
    named(name) {
      const { file, chunks } = opened.named(name);
      return { file, chunks: () => watched(chunks(), { signal }) };
    },
  };
  try {
    const control = parseControl(files.control.text, files.control.file);
    const reading = await ((part ?? (role === 'expression' ? 'pheno' : 'geno')) === 'pheno'
      ? readTables(files, control, 'pheno', phenotypeCells(control))
      : readCross(files, control, ploidy));
    onProgress?.(1);
    return reading;
  } finally {
    await files.close();
  }
}
