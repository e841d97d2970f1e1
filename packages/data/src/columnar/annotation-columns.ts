import type { TableColumn } from './columnar-table.js';

/** Columns that say where features lie and what their alleles are; all of a kind are known, or none. */
export interface AnnotationColumns {
  readonly chromosome?: number;
  readonly start?: number;
  readonly end?: number;
  readonly countedAllele?: number;
  readonly otherAllele?: number;
}

/** Finds the columns that say where features lie and what their alleles are, by their names; `id` is none of them. */
export function findAnnotationColumns(columns: readonly TableColumn[], id: number): AnnotationColumns {
  const find = (name: string, ...holds: readonly TableColumn['holds'][]): number =>
    columns.findIndex(
      (column, index) => index !== id && column.name === name && holds.includes(column.holds),
    );
  const [chromosome, start, end] = [
    find('chromosome', 'text', 'numbers'),
    find('start', 'numbers'),
    find('end', 'numbers'),
  ];
  const [countedAllele, otherAllele] = [find('counted_allele', 'text'), find('other_allele', 'text')];
  return {
    ...(chromosome === -1 || start === -1 ? {} : { chromosome, start, ...(end === -1 ? {} : { end }) }),
    ...(countedAllele === -1 || otherAllele === -1 ? {} : { countedAllele, otherAllele }),
  };
}
