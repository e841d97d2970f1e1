import type { Matrix } from '../matrix/matrix.js';
import type { Arrow } from './load-arrow.js';
import { matrixSchema } from './matrix-schema.js';
import type { Column } from './record-batch.js';
import { utf8Data } from './utf8-data.js';
import { validityOfNumbers, validityOfStrings } from './validity-bitmap.js';

/** The Arrow columns of a matrix, or of some of its features. Their types do not depend on what the matrix holds. */
export function matrixColumns(
  arrow: Arrow,
  { samples, features, values, positions, alleles }: Matrix,
): readonly Column[] {
  const { Field, FixedSizeList, Float32, Float64, makeData } = arrow;
  const length = features.length;
  const texts = (name: string, strings: readonly string[]): Column => ({
    name,
    data: utf8Data(arrow, strings, validityOfStrings(strings)),
    nullable: true,
  });
  const coordinates = (name: string, data: Float64Array): Column => ({
    name,
    data: makeData({ type: new Float64(), length, data, ...validityOfNumbers(data) }),
    nullable: true,
  });
  const columns: Column[] = [{ name: 'id', data: utf8Data(arrow, features) }];
  if (positions !== undefined) {
    const { chromosome, start, end } = positions;
    columns.push(texts('chromosome', chromosome), coordinates('start', start), coordinates('end', end));
  }
  if (alleles !== undefined) {
    columns.push(texts('counted_allele', alleles.counted), texts('other_allele', alleles.other));
  }
  columns.push({
    name: 'values',
    data: makeData({
      type: new FixedSizeList(samples.length, new Field('item', new Float32(), true)),
      length,
      nullCount: 0,
      child: makeData({
        type: new Float32(),
        length: values.length,
        data: values,
        ...validityOfNumbers(values),
      }),
    }),
  });
  return columns;
}

/** The schema metadata of a matrix. */
export function matrixMetadata({
  samples,
  ploidy,
}: Pick<Matrix, 'samples' | 'ploidy'>): ReadonlyMap<string, string> {
  return new Map([
    [matrixSchema.formatKey, matrixSchema.format],
    [matrixSchema.samplesKey, JSON.stringify(samples)],
    ...(ploidy === undefined ? [] : [[matrixSchema.ploidyKey, String(ploidy)] as const]),
  ]);
}
