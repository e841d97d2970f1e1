import { formatCount } from '@snpress/data/words/format-number';
import { someOf } from '@snpress/data/errors/some-of';
import type { InspectedFile } from '@snpress/experiment/init/inspect-file';
import { wrapText } from '@snpress/experiment/words/wrap-text';

/** A file that is no matrix. */
export type InspectedTable = Exclude<InspectedFile, { readonly kind: 'matrix' }>;

const labelWidth = 12;

/** What is in a file that is no matrix, as text of at most so many columns: a label, and what was found. */
export function describeTable(file: InspectedTable, columns: number): string {
  return rowsOf(file)
    .map(([label, text]) => wrapText(text, columns, label.padEnd(labelWidth) + '  '))
    .join('\n');
}

function rowsOf(file: InspectedTable): readonly (readonly [label: string, text: string])[] {
  const listed = (ids: readonly string[]): string => `${formatCount(ids.length)} (${someOf(ids)})`;
  const chromosomes = (names: readonly string[]): readonly [string, string] => [
    'chromosomes',
    listed([...new Set(names)].filter((name) => name !== '')),
  ];
  switch (file.kind) {
    case 'intervals':
      return [
        ['kind', 'intervals, which annotate markers'],
        ['intervals', formatCount(file.intervals.chromosome.length)],
        chromosomes(file.intervals.chromosome),
      ];
    case 'positions':
      return [
        ['kind', 'positions of markers or genes'],
        ['ids', listed(file.table.ids)],
        chromosomes(file.table.positions.chromosome),
      ];
    case 'table':
      return [
        ['kind', 'a table of text, as covariates and sample ids are'],
        ['lines', listed(file.lines)],
        ['columns', listed(file.columns)],
      ];
  }
}

/** The same as plain data. */
export function tableJson(file: InspectedTable): object {
  switch (file.kind) {
    case 'intervals':
      return { file: file.path, kind: file.kind, ...file.intervals };
    case 'positions':
      return { file: file.path, kind: file.kind, ids: file.table.ids, ...file.table.positions };
    case 'table':
      return { file: file.path, kind: file.kind, lines: file.lines, columns: file.columns };
  }
}
