import type { SchemaElement } from 'hyparquet';
import type { Matrix } from '@snpress/data';

/** The columns that a matrix has in Parquet besides those of its samples. */
export const annotationNames: readonly string[] = [
  ...['id', 'chromosome', 'start', 'end'],
  ...['counted_allele', 'other_allele'],
];

/** The schema of a matrix in Parquet. */
export function matrixElements({ samples, positions, alleles }: Matrix): SchemaElement[] {
  const text = (name: string, repetition: SchemaElement['repetition_type'] = 'OPTIONAL'): SchemaElement => ({
    name,
    type: 'BYTE_ARRAY',
    repetition_type: repetition,
    converted_type: 'UTF8',
    logical_type: { type: 'STRING' },
  });
  const number = (name: string, type: 'FLOAT' | 'DOUBLE'): SchemaElement => ({
    name,
    type,
    repetition_type: 'OPTIONAL',
  });
  const columns = [
    text('id', 'REQUIRED'),
    ...(positions === undefined
      ? []
      : [text('chromosome'), number('start', 'DOUBLE'), number('end', 'DOUBLE')]),
    ...(alleles === undefined ? [] : [text('counted_allele'), text('other_allele')]),
    ...samples.map((sample) => number(sample, 'FLOAT')),
  ];
  return [{ name: 'schema', num_children: columns.length }, ...columns];
}
