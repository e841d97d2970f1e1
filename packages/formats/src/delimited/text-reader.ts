import { problemList } from '@snpress/data/errors/problem-list';
import { recogniseFile } from '../files/recognise-file.js';
import { eachRow } from '../text/each-row.js';
import type { Delimiter } from '../text/delimiter.js';
import { createMatrixBuilder } from '../readers/matrix-builder.js';
import type { MatrixReader } from '../readers/matrix-reader.js';

/** Reads tables of text, line by line, whose fields are separated by one of the candidates. */
export function textReader(
  format: MatrixReader['format'],
  summary: string,
  candidates: readonly [Delimiter, ...Delimiter[]],
): MatrixReader {
  return {
    format,
    summary,
    async read(source) {
      await recogniseFile(source.path, 'text');
      const problems = problemList(source.path);
      const builder = createMatrixBuilder(source, problems);
      const allowed = source.delimiter === undefined ? candidates : ([source.delimiter] as const);
      await eachRow(source.path, allowed, problems, (row) => {
        builder.addRow(row);
      });
      return builder.finish();
    },
  };
}
