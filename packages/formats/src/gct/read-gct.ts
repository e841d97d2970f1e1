import { problemList } from '@snpress/data/errors/problem-list';
import type { ProblemList } from '@snpress/data/errors/problem-list';
import { createMatrixBuilder } from '../text-matrix/matrix-builder.js';
import { raggedRow } from '../text-matrix/matrix-problems.js';
import type { MatrixReading } from '@snpress/data';
import type { FormatSource } from '../format/format-source.js';
import type { TableColumns } from '../text-matrix/table-columns.js';
import { eachRow, type Row } from '../text/each-row.js';
import { findGctColumns } from './gct-columns.js';
import { readGctSize, readGctVersion, type GctSize, type GctVersion } from './gct-header.js';

/** Reads GCT 1.2 and 1.3 files. Descriptions and metadata are passed over; their numbers must be as announced. */
export async function readGct(source: FormatSource): Promise<MatrixReading> {
  const { path } = source;
  const problems = problemList(path);
  let version: GctVersion | undefined;
  let size: GctSize | undefined;
  let columns: TableColumns | undefined;
  let rows = 0;
  const builder = createMatrixBuilder(source, problems, { findColumns: () => columns! });
  const firstLines: ((row: Row) => void)[] = [
    (row) => (version = readGctVersion(row, path)),
    (row) => (size = readGctSize(row, version!, path)),
    (row) => {
      columns = findGctColumns(row, size!, path);
      builder.addRow(row);
    },
  ];
  const addRow = (row: Row): void => {
    const { firstValue } = columns!;
    const { samples, columnMetadata } = size!;
    if (rows++ >= columnMetadata) builder.addRow(row);
    else if (row.count !== firstValue + samples) problems.add(raggedRow(row, firstValue, samples));
  };
  await eachRow(
    path,
    ['tab'],
    problems,
    (row) => {
      (firstLines.shift() ?? addRow)(row);
    },
    source,
  );
  problems.throwIfAny();
  if (columns === undefined) {
    problems.add({ message: 'This file has no header line', hint: 'Check how it was written or copied' });
  } else checkRows(rows - size!.columnMetadata, size!.rows, problems);
  return builder.finish();
}

function checkRows(found: number, announced: number, problems: ProblemList): void {
  if (found === announced) return;
  problems.add({
    message: `The number of rows of values is ${Math.max(0, found)}, but the second line says ${announced}`,
    line: 2,
    hint: 'Correct it, or check whether the file was copied whole',
  });
}
