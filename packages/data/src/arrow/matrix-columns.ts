import type { Data } from 'apache-arrow';
import { packCalls, packedBytes } from '../markers/packed-calls.js';
import type { MarkerValues } from '../markers/marker-values.js';
import type { Matrix } from '../matrix/matrix.js';
import type { StoredMatrix } from '../markers/stored-matrix.js';
import type { Arrow } from './load-arrow.js';
import { matrixSchema } from '../columnar/matrix-schema.js';
import type { Column } from './record-batch.js';
import { utf8Data } from './utf8-data.js';
import { validityOfNumbers, validityOfStrings } from './validity-bitmap.js';
import { validityOfCalls } from './validity-of-calls.js';

/**
 * The Arrow columns of a matrix, or of some of its features. Their types depend on the type of the values, not on what
 * these are.
 */
export function matrixColumns(
  arrow: Arrow,
  { samples, features, values, positions, alleles, contexts }: StoredMatrix,
  { packed = false }: { readonly packed?: boolean | undefined } = {},
): readonly Column[] {
  const { Field, FixedSizeList, Float64, Uint8, makeData } = arrow;
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
  if (contexts !== undefined) {
    columns.push(texts('gene', contexts.gene), texts('context', contexts.context));
  }
  const lists = (name: string, size: number, child: Data): Column => {
    const type = new FixedSizeList(size, new Field('item', child.type, true));
    return { name, data: makeData({ type, length, nullCount: 0, child }) };
  };
  if (packed && values instanceof Int8Array) {
    const data = packCalls(values, samples.length);
    const codes = makeData({ type: new Uint8(), length: data.length, nullCount: 0, data });
    return [...columns, lists(matrixSchema.packedColumn, packedBytes(samples.length), codes)];
  }
  return [...columns, lists('values', samples.length, valueData(arrow, values))];
}

function valueData({ Float32, Int8, makeData }: Arrow, values: MarkerValues): Data {
  const { length } = values;
  return values instanceof Int8Array
    ? makeData({ type: new Int8(), length, data: values, ...validityOfCalls(values) })
    : makeData({ type: new Float32(), length, data: values, ...validityOfNumbers(values) });
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
