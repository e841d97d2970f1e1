import type { MatrixReader } from '../readers/matrix-reader.js';
import { openCross } from './open-cross.js';
import { parseControl } from './parse-control.js';
import { phenotypeCells } from './phenotype-cells.js';
import { readCross } from './read-cross.js';
import { readTables } from './read-tables.js';

/** Reads crosses of R/qtl2: the genotypes or, where expression is asked for, the phenotypes. */
export const rqtl2Reader: MatrixReader = {
  format: 'rqtl2',
  summary: 'R/qtl2: a control file, YAML or JSON, with the tables that it names, or a ZIP archive of them',
  async read({ path, part, role, ploidy }) {
    const files = await openCross(path);
    try {
      const control = parseControl(files.control.text, files.control.file);
      return (part ?? (role === 'expression' ? 'pheno' : 'geno')) === 'pheno'
        ? await readTables(files, control, 'pheno', phenotypeCells(control))
        : await readCross(files, control, ploidy);
    } finally {
      await files.close();
    }
  },
};
