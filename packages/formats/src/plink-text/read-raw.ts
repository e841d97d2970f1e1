import { problemList } from '@snpress/data/errors/problem-list';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import { uniqueFeatureIds } from '@snpress/data/matrix/unique-feature-ids';
import type { MatrixReading } from '@snpress/data';
import type { FormatSource } from '../format/format-source.js';
import { eachRow, rowText, type Row } from '../text/each-row.js';
import { createMatrixBuilder } from '../text-matrix/matrix-builder.js';
import { copiesOfPlink } from './copies-of-plink.js';

const firstMarker = 6;

/**
 * Reads a `.raw` file: what plink exports with a line per sample (`FID IID PAT MAT SEX PHENOTYPE`, then the markers as
 * `ID_COUNTED`). Dosages count the allele after the last `_`; the other one is known where it is there too, `ID_A(/G)`. Columns
 * of the dominant model (`ID_HET`) are passed over. Positions are not in such files.
 * @throws DataError with the first problems of the file.
 */
export async function readRaw(source: FormatSource): Promise<MatrixReading> {
  const { path } = source;
  const problems = problemList(path);
  let columns: readonly RawColumn[] = [];
  const builder = createMatrixBuilder({ ...source, orientation: 'samples-in-rows' }, problems, {
    findColumns(header) {
      columns = rawColumns(header);
      return { id: 1, firstValue: firstMarker, headerLacks: 0 };
    },
  });
  const visit = (row: Row): void => {
    builder.addRow(row);
  };
  await eachRow(path, ['tab', 'space'], problems, visit, source);
  const { matrix } = builder.finish();
  const additive = columns.flatMap(({ counted }, column) => (counted === 'HET' ? [] : [column]));
  const { samples, values: dosages } = selectFeatures(matrix, additive);
  const markers = additive.map((column) => columns[column]!);
  const { features, warnings } = uniqueFeatureIds(
    markers.map(({ id }) => id),
    path,
  );
  const { values, warnings: lost } = copiesOfPlink(dosages, source);
  const alleles = {
    counted: markers.map(({ counted }) => counted),
    other: markers.map(({ other }) => other),
  };
  return { matrix: createMatrix({ samples, features, values, alleles }), warnings: [...warnings, ...lost] };
}

interface RawColumn {
  readonly id: string;
  readonly counted: string;
  readonly other: string;
}

function rawColumns(header: Row): readonly RawColumn[] {
  return Array.from({ length: header.count - firstMarker }, (_, column) => {
    const name = rowText(header, firstMarker + column);
    const [, id = name, counted = '', other = ''] = /^(.+)_([^_(]*)(?:\(\/(.*)\))?$/.exec(name) ?? [];
    return { id, counted: counted === '0' ? '' : counted, other };
  });
}
