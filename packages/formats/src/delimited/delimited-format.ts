import { foreignText } from '../format/foreign-text.js';
import { defineFormat, type Format } from '../format/format.js';
import type { Delimiter } from '../text/delimiter.js';

/** Tables of text, features or samples in rows, whose fields are separated by one of the delimiters. */
function delimitedFormat<const Name extends string>(
  name: Name,
  summary: string,
  delimiters: readonly [Delimiter, ...Delimiter[]],
  recognised: readonly Delimiter[],
  rest: Pick<Format, 'extensions' | 'write'>,
  samplesInRows: Format['holds']['samplesInRows'] = true,
): Format<Name> {
  return defineFormat({
    name,
    summary,
    ...rest,
    holds: { values: 'numbers', positions: false, alleles: false, ploidy: false, samplesInRows },
    recognises: (file) =>
      file.firstLine !== undefined &&
      recognised.includes(file.firstLine.delimiter) &&
      foreignText(file) === undefined,
    read: async (source) => (await import('./read-text-matrix.js')).readTextMatrix(source, delimiters),
  });
}

function write(delimiter: 'tab' | 'comma'): NonNullable<Format['write']> {
  return async (path, matrix, options) => {
    await (await import('./write-text-matrix.js')).writeTextMatrix(path, matrix, { ...options, delimiter });
    return [];
  };
}

/** Matrix eQTL text. */
export const matrixEqtlFormat = delimitedFormat(
  'matrix-eqtl',
  'features in rows, a header line of sample ids, separated by tabs, commas, semicolons or spaces',
  ['tab', 'comma', 'semicolon', 'space'],
  ['space'],
  { extensions: [] },
  'unless named',
);

/** Tab-separated text. */
export const tsvFormat = delimitedFormat('tsv', 'tab-separated text', ['tab'], ['tab'], {
  extensions: ['.tsv', '.tsv.gz', '.txt', '.txt.gz'],
  write: write('tab'),
});

/** Comma- or semicolon-separated text. */
export const csvFormat = delimitedFormat(
  'csv',
  'comma- or semicolon-separated text',
  ['comma', 'semicolon'],
  ['comma', 'semicolon'],
  { extensions: ['.csv', '.csv.gz'], write: write('comma') },
);
