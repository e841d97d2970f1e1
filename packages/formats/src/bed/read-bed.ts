import { DataError } from '@snpress/data/errors/data-error';
import { problemList } from '@snpress/data/errors/problem-list';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createMatrixBuilder } from '../text-matrix/matrix-builder.js';
import type { MatrixReading } from '@snpress/data';
import type { FormatSource } from '../format/format-source.js';
import { eachRow } from '../text/each-row.js';
import { missingCodes } from '../text/missing-codes.js';
import { findBedColumns, type BedColumns } from './bed-columns.js';
import { createBedPositions } from './bed-positions.js';

/**
 * Reads BED files of expression, as GTEx publishes them and QTLtools, FastQTL and tensorQTL take them. Starts count
 * from 0 in the file and from 1 in the matrix; where the file says that a gene is on the reverse strand, its start and
 * end change places.
 */
export async function readBed(source: FormatSource): Promise<MatrixReading> {
  const { path } = source;
  const problems = problemList(path);
  const positions = createBedPositions(missingCodes(source.missing), problems);
  let columns: BedColumns | undefined;
  const builder = createMatrixBuilder(source, problems, {
    findColumns: () => ({ id: 3, firstValue: columns!.firstSample, headerLacks: 0 }),
  });
  await eachRow(
    path,
    ['tab', 'space'],
    problems,
    (row) => {
      if (columns === undefined) {
        columns = findBedColumns(row);
        if (columns === undefined) throw notBed(path, row.line);
      } else if (row.count > 3) positions.add(row, columns.strand);
      builder.addRow(row);
    },
    source,
  );
  const { matrix, warnings } = builder.finish();
  return { matrix: createMatrix({ ...matrix, positions: positions.finish() }), warnings };
}

function notBed(file: string, line: number): DataError {
  return new DataError({
    message: 'This is not the header line of a BED file of expression',
    file,
    line,
    hint: 'Begin it with #chr, start, end and gene_id, separated by tabs, and put the sample ids after them',
  });
}
