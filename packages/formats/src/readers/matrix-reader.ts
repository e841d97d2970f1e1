import type { MatrixReading } from '@snpress/data';
import type { MatrixFormat, MatrixSource } from './matrix-source.js';

/** How one format is read. */
export interface MatrixReader {
  /** The name in a spec: `format: tsv`. */
  readonly format: MatrixFormat;
  /** One line for people who choose among formats. */
  readonly summary: string;
  /** @throws DataError with the first problems of the file. */
  read(source: MatrixSource): Promise<MatrixReading>;
}
