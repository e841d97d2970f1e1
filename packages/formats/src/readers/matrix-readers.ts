import { bedReader } from '../bed/bed-reader.js';
import { gctReader } from '../gct/gct-reader.js';
import { rqtl2Reader } from '../rqtl2/rqtl2-reader.js';
import { longReader } from '../long/long-reader.js';
import { arrowReader } from '../arrow/arrow-reader.js';
import { markerMatrixReader } from './marker-matrix-reader.js';
import type { MatrixReader } from './matrix-reader.js';
import type { MatrixFormat } from './matrix-source.js';
import { parquetReader } from '../parquet/parquet-reader.js';
import { textReader } from '../delimited/text-reader.js';

/** Every matrix format that can be read, by its name. A new format is a reader and a line here. */
export const matrixReaders: { readonly [format in MatrixFormat]: MatrixReader } = {
  'matrix-eqtl': textReader('matrix-eqtl', 'Matrix eQTL text: features in rows, any delimiter', [
    'tab',
    'comma',
    'semicolon',
    'space',
  ]),
  tsv: textReader('tsv', 'tab-separated text', ['tab']),
  csv: textReader('csv', 'comma- or semicolon-separated text', ['comma', 'semicolon']),
  bed: bedReader,
  gct: gctReader,
  long: longReader,
  arrow: arrowReader,
  parquet: parquetReader,
  plink: markerMatrixReader('plink'),
  pgen: markerMatrixReader('pgen'),
  vcf: markerMatrixReader('vcf'),
  rqtl2: rqtl2Reader,
};
