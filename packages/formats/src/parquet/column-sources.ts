import type { ColumnSource } from 'hyparquet-writer';
import type { Matrix } from '@snpress/data';

/** The columns of the features `from` … `to - 1` of a matrix, null where something is missing. */
export function columnSources(matrix: Matrix, from: number, to: number): ColumnSource[] {
  const { samples, features, positions, alleles } = matrix;
  const texts = (name: string, all: readonly string[]): ColumnSource => ({
    name,
    data: all.slice(from, to).map((text) => (text === '' ? null : text)),
  });
  const numbers = (name: string, all: Float64Array): ColumnSource => ({
    name,
    data: Array.from(all.subarray(from, to), nullIfMissing),
  });
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
    ...samples.map((name, sample) => valuesOf(matrix, name, sample, from, to)),
  ];
}

/** The values of a sample, which are put together when the writer comes to them: all at once would be much. */
function valuesOf(
  { samples, values }: Matrix,
  name: string,
  sample: number,
  from: number,
  to: number,
): ColumnSource {
  const length = to - from;
  const value = (feature: number): number => values[(from + feature) * samples.length + sample]!;
  let hasNegativeZero = false;
  for (let feature = 0; feature < length; feature++) hasNegativeZero ||= Object.is(value(feature), -0);
  return {
    name,
    get data() {
      return Array.from({ length }, (_, feature) => nullIfMissing(value(feature)));
    },
    // A dictionary would take the two zeros for one.
    ...(hasNegativeZero ? { encoding: 'PLAIN' } : {}),
  };
}

function nullIfMissing(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
