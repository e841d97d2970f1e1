import type { Matrix } from '../matrix/matrix.js';
import type { AnnotationColumns } from './annotation-columns.js';
import type { ColumnarTable } from './columnar-table.js';

/** The positions and the alleles of the features of a table, where it has them. */
export async function readAnnotations(
  table: ColumnarTable,
  { chromosome, start, end = start, countedAllele, otherAllele }: AnnotationColumns,
): Promise<Pick<Matrix, 'positions' | 'alleles'>> {
  const texts = async (column: number): Promise<readonly string[]> =>
    (await table.texts(column)).map((text) => text ?? '');
  const numbers = async (column: number): Promise<Float64Array> => {
    const all = new Float64Array(table.rows);
    await table.numbers([column], (_, firstRow, part) => {
      for (let row = 0; row < part.length; row++) all[firstRow + row] = Number(part[row] ?? NaN);
    });
    return all;
  };
  return {
    ...(chromosome === undefined || start === undefined || end === undefined
      ? {}
      : {
          positions: {
            chromosome: await texts(chromosome),
            start: await numbers(start),
            end: await numbers(end),
          },
        }),
    ...(countedAllele === undefined || otherAllele === undefined
      ? {}
      : { alleles: { counted: await texts(countedAllele), other: await texts(otherAllele) } }),
  };
}
