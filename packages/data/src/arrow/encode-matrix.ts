import type { Matrix } from '../matrix/matrix.js';
import { encodeColumns, type Column } from './encode-columns.js';
import { loadArrow } from './load-arrow.js';
import { matrixSchema } from './matrix-schema.js';
import { utf8Data } from './utf8-data.js';
import { validityOfNumbers, validityOfStrings } from './validity-bitmap.js';

/**
 * Encodes a matrix as an Arrow IPC file, one row per feature: `id`, then `chromosome`, `start` and `end` where
 * positions are known, and `values`, a fixed-size list of one Float32 per sample. Missing values are nulls, and NaN
 * in the slots under them. Equal matrices give equal bytes.
 */
export async function encodeMatrix({ samples, features, values, positions }: Matrix): Promise<Uint8Array> {
  const arrow = await loadArrow();
  const { Field, FixedSizeList, Float32, Float64, makeData } = arrow;
  const length = features.length;

  const coordinates = (name: string, data: Float64Array): Column => ({
    name,
    data: makeData({ type: new Float64(), length, data, ...validityOfNumbers(data) }),
  });
  const columns: Column[] = [{ name: 'id', data: utf8Data(arrow, features) }];
  if (positions !== undefined) {
    const { chromosome, start, end } = positions;
    columns.push(
      { name: 'chromosome', data: utf8Data(arrow, chromosome, validityOfStrings(chromosome)) },
      coordinates('start', start),
      coordinates('end', end),
    );
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
  const metadata = new Map<string, string>([
    [matrixSchema.formatKey, matrixSchema.format],
    [matrixSchema.samplesKey, JSON.stringify(samples)],
  ]);
  return encodeColumns(arrow, columns, length, metadata);
}
