import { problemList, type ProblemList } from '@snpress/data/errors/problem-list';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { uniqueFeatureIds } from '@snpress/data/matrix/unique-feature-ids';
import type { MatrixReading } from '@snpress/data';
import type { FormatSource } from '../format/format-source.js';
import { markerBlock, type MarkerRow } from '../genotypes/marker-row.js';
import { eachRow, rowColumn, rowText, type Row } from '../text/each-row.js';
import { createMatrixBuilder } from '../text-matrix/matrix-builder.js';
import { copiesOfPlink } from './copies-of-plink.js';

const firstSample = 6;

/**
 * Reads a `.traw` file: what plink exports with a line per marker (`CHR SNP (C)M POS COUNTED ALT`, then the samples). Dosages
 * count the allele of the column COUNTED. Samples are called by their id alone where all have the family 0 or their id as family.
 * @throws DataError with the first problems of the file.
 */
export async function readTraw(source: FormatSource): Promise<MatrixReading> {
  const { path } = source;
  const problems = problemList(path);
  const rows: MarkerRow[] = [];
  let isHeader = true;
  const builder = createMatrixBuilder(source, problems, {
    findColumns: () => ({ id: 1, firstValue: firstSample, headerLacks: 0 }),
  });
  const visit = (row: Row): void => {
    if (!isHeader && row.count > firstSample) rows.push(markerRow(row, problems));
    isHeader = false;
    builder.addRow(row);
  };
  await eachRow(path, ['tab', 'space'], problems, visit, source);
  const { matrix } = builder.finish();
  const { features: ids, positions, alleles } = markerBlock(rows, matrix.values);
  const { features, warnings } = uniqueFeatureIds(ids, path);
  const { values, warnings: lost } = copiesOfPlink(matrix.values, source);
  const samples = withoutFamilies(matrix.samples);
  return {
    matrix: createMatrix({ samples, features, values, positions, alleles }),
    warnings: [...warnings, ...lost],
  };
}

function markerRow(row: Row, problems: ProblemList): MarkerRow {
  const [chromosome, id, position] = [rowText(row, 0), rowText(row, 1), Number(rowText(row, 3))];
  if (!Number.isInteger(position)) {
    problems.add({
      message: `The position ${JSON.stringify(rowText(row, 3))} is not a whole number (${id})`,
      line: row.line,
      column: rowColumn(row, 3),
      hint: 'Write the file again with plink2 --export A-transpose',
    });
  }
  return { chromosome, id, position, counted: rowText(row, 4), other: rowText(row, 5) };
}

/** `0_a` and `a_a` as `a`, where all ids are like this; else the ids as they are. */
function withoutFamilies(ids: readonly string[]): readonly string[] {
  if (ids.every((id) => /^0_./.test(id))) return ids.map((id) => id.slice(2));
  return ids.every((id) => /^(.+)_\1$/.test(id)) ? ids.map((id) => id.slice((id.length + 1) / 2)) : ids;
}
