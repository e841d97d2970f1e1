import type { ColumnSource } from 'hyparquet-writer';
import type { Matrix } from '../matrix/matrix.js';

/** The columns of the features `from` … `to - 1` of a matrix, null where something is missing. */
export function columnSources(
  { samples, features, values, positions, alleles }: Matrix,
  from: number,
  to: number,
): ColumnSource[] {
  const texts = (name: string, all: readonly string[]): ColumnSource => ({
    name,
    data: all.slice(from, to).map((text) => (text === '' ? null : text)),
  });
  const numbers = (name: string, all: Float64Array): ColumnSource => ({
    name,
    data: Array.from(all.subarray(from, to), nullIfMissing),
  });
  const valuesOf = (sample: number): (number | null)[] =>
    Array.from({ length: to - from }, (_, feature) =>
      nullIfMissing(values[(from + feature) * samples.length + sample]!),
    );
  return [
    { name: 'id', data: features.slice(from, to) },
    ...(positions === undefined
      ? []
      : [
          texts('chromosome', positions.chromosome),
          numbers('start', positions.start),
          numbers('end', positions.end),
        ]),
    ...(alleles === undefined
      ? []
      : [texts('counted_allele', alleles.counted), texts('other_allele', alleles.other)]),
    ...samples.map((name, sample): ColumnSource => {
      const data = valuesOf(sample);
      // A dictionary would take the two zeros for one.
      return data.some((value) => Object.is(value, -0)) ? { name, data, encoding: 'PLAIN' } : { name, data };
    }),
  ];
}

function nullIfMissing(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
