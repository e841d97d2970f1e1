import { matrixSchema } from '@snpress/data/columnar/matrix-schema';
import { DataError } from '@snpress/data/errors/data-error';
import { writeAtomically } from '../files/write-atomically.js';
import type { WritingOptions } from '../files/writing-options.js';
import type { Matrix } from '@snpress/data';
import { columnSources } from './column-sources.js';
import { annotationNames, matrixElements } from './matrix-elements.js';

/** So many values make a row group at least, and a file has so many row groups at most: each has an entry per column. */
const valuesPerGroup = 1 << 21;
const mostGroups = 64;

/**
 * Writes a matrix as a Parquet file, one row per feature: `id`, then `chromosome`, `start` and `end` where positions are
 * known, `counted_allele` and `other_allele` where alleles are, and one column of floats for each sample; missing values are
 * nulls. `readMatrix` reads the same matrix back. Equal matrices give equal bytes.
 * @throws DataError where a sample has the name of one of the other columns.
 */
export async function writeParquetMatrix(
  path: string,
  matrix: Matrix,
  options?: WritingOptions,
): Promise<void> {
  const taken = matrix.samples.find((sample) => annotationNames.includes(sample));
  if (taken !== undefined) {
    throw new DataError({
      message: `Sample id ${JSON.stringify(taken)} is the name of another column in Parquet files of matrices`,
      file: path,
      hint: 'Rename it first, or write Arrow',
    });
  }
  await writeAtomically(path, encode(matrix), options);
}

async function* encode(matrix: Matrix): AsyncGenerator<Uint8Array> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const { samples, features, ploidy } = matrix;
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    schema: matrixElements(matrix),
    kvMetadata: [
      { key: matrixSchema.formatKey, value: matrixSchema.format },
      ...(ploidy === undefined ? [] : [{ key: matrixSchema.ploidyKey, value: String(ploidy) }]),
    ],
    createdBy: 'snpress',
    statistics: false,
  });
  const taken = (): Uint8Array => {
    const bytes = writer.getBytes().slice();
    writer.index = 0;
    return bytes;
  };
  const rows = Math.max(
    Math.ceil(valuesPerGroup / Math.max(1, samples.length)),
    Math.ceil(features.length / mostGroups),
  );
  for (let from = 0; from < features.length; from += rows) {
    const to = Math.min(features.length, from + rows);
    await parquet.write({ columnData: columnSources(matrix, from, to), rowGroupSize: rows });
    yield taken();
  }
  await parquet.finish();
  yield taken();
}
