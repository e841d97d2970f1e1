import type { Matrix } from '@snpress/data';

/** How a matrix is written in one format. */
export interface MatrixWriter {
  /** The name: `format: tsv`. */
  readonly format: string;
  /** One line for people who choose among formats. */
  readonly summary: string;
  /** How the names of such files end, `.tsv.gz`; the longest ending that a path has chooses its writer. */
  readonly extensions: readonly string[];
  /** Every file that is written for a path, where these are several. */
  readonly files?: (path: string) => readonly string[];
  /**
   * Writes the whole file, or all files of the format, or none.
   * @returns whole sentences that name the file: what the format does not hold of this matrix
   * @throws DataError where the format cannot hold the matrix.
   */
  write(path: string, matrix: Matrix): Promise<readonly string[]>;
}
