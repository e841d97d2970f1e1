import { z } from 'zod';
import { DataError } from '@snpress/data/errors/data-error';
import { defineFormat } from '../format/format.js';
import { isArchive, repeatedName } from './is-archive.js';
import { isControl } from './is-control.js';
import { namedFiles, writtenCrossFiles } from './cross-file-names.js';

/** Crosses of R/qtl2: their genotypes or, where expression is asked for, their phenotypes. */
export const rqtl2Format = defineFormat({
  name: 'rqtl2',
  summary: 'an R/qtl2 control file, YAML or JSON, with the tables that it names, or a ZIP archive of them',
  extensions: ['.yaml', '.yml', '.json'],
  holds: {
    values: 'calls',
    positions: true,
    alleles: true,
    ploidy: true,
    samplesInRows: false,
    uniqueIds: true,
  },
  options: {
    part: z
      .enum(['geno', 'pheno'])
      .optional()
      .describe(
        'What is read of an R/qtl2 cross: its genotypes or its phenotypes. The default is what the matrix is for.',
      ),
  },
  async recognises({ path, head }) {
    if (!isArchive(head)) return isControl(head);
    const { openArchive } = await import('./open-archive.js');
    try {
      const { control, close } = await openArchive(path);
      await close();
      return isControl(Buffer.from(control.text));
    } catch (error) {
      // Whoever reads it then says so.
      return error instanceof DataError && error.problems[0]?.code === repeatedName;
    }
  },
  files: (path) => [path, ...namedFiles(path)],
  read: async (source) => (await import('./read-rqtl2.js')).readRqtl2(source),
  writtenFiles: (path) => Object.values(writtenCrossFiles(path)),
  write: async (...of) => (await import('./write-rqtl2.js')).writeRqtl2(...of),
});
