import { problemList } from '@snpress/data/errors/problem-list';
import { eachRow } from '../text/each-row.js';
import type { Delimiter } from '../text/delimiter.js';
import { createMatrixBuilder } from '../text-matrix/matrix-builder.js';
import type { MatrixReading } from '@snpress/data';
import type { FormatSource } from '../format/format-source.js';

/**
 * Reads a table of text, line by line, whose fields are separated by one of the candidates.
 * @throws DataError with the first problems of the file.
 */
export async function readTextMatrix(
  source: FormatSource,
  candidates: readonly [Delimiter, ...Delimiter[]],
): Promise<MatrixReading> {
  const { path, delimiter } = source;
  const problems = problemList(path);
  const builder = createMatrixBuilder(source, problems);
  await eachRow(
    path,
    delimiter === undefined ? candidates : [delimiter],
    problems,
    (row) => {
      builder.addRow(row);
    },
    source,
  );
  return builder.finish();
}
