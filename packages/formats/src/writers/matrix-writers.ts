import { writeArrowMatrix } from '../arrow/write-arrow-matrix.js';
import { bedWriter } from '../bed/bed-writer.js';
import { gctWriter } from '../gct/gct-writer.js';
import { longWriter } from '../long/long-writer.js';
import { writeParquetMatrix } from '../parquet/write-parquet-matrix.js';
import { pgenWriter } from '../pgen/pgen-writer.js';
import { plinkWriter } from '../plink/plink-writer.js';
import { rqtl2Writer } from '../rqtl2/rqtl2-writer.js';
import { vcfWriter } from '../vcf/vcf-writer.js';
import type { MatrixWriter } from './matrix-writer.js';
import { textWriter } from '../delimited/text-writer.js';
import type { WriteFormat } from './write-formats.js';

/** Every format that a matrix can be written in, by its name. A new one is a writer, its name and a line here. */
export const matrixWriters: Readonly<Record<WriteFormat, MatrixWriter>> = {
  arrow: {
    format: 'arrow',
    summary: 'Arrow IPC file, one row per feature; keeps positions and alleles',
    extensions: ['.arrow', '.feather'],
    async write(path, matrix) {
      await writeArrowMatrix(path, matrix);
      return [];
    },
  },
  parquet: {
    format: 'parquet',
    summary: 'Parquet file, one column per sample; keeps positions and alleles',
    extensions: ['.parquet'],
    async write(path, matrix) {
      await writeParquetMatrix(path, matrix);
      return [];
    },
  },
  tsv: textWriter('tsv', 'tab', ['.tsv', '.tsv.gz', '.txt', '.txt.gz']),
  csv: textWriter('csv', 'comma', ['.csv', '.csv.gz']),
  bed: bedWriter,
  gct: gctWriter,
  long: longWriter,
  plink: plinkWriter,
  pgen: pgenWriter,
  vcf: vcfWriter,
  rqtl2: rqtl2Writer,
};
