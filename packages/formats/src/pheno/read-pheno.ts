import { counted } from '@snpress/data/words/counted';
import { problemList } from '@snpress/data/errors/problem-list';
import type { MatrixReading } from '@snpress/data';
import type { FormatSource } from '../format/format-source.js';
import { eachRow, rowText, type Row } from '../text/each-row.js';
import { missingCodesSchema } from '../text/missing-codes-schema.js';
import { createMatrixBuilder } from '../text-matrix/matrix-builder.js';
import { hasPhenoHeader } from './pheno-header.js';

/** What PLINK and GCTA take for a missing phenotype, beside the usual codes. */
const code = -9;

/**
 * Reads a table of phenotypes with a line per sample: `FID IID`, or after a header line `#IID` alone, then a value for each trait. Without a header
 * line traits are called `trait1`, `trait2`, … Samples have their IID. −9 is missing, with a count, unless missing codes are given.
 * @throws DataError with the first problems of the file.
 */
export async function readPheno(source: FormatSource): Promise<MatrixReading> {
  const { path } = source;
  const problems = problemList(path);
  const given = { ...source, orientation: 'samples-in-rows' as const };
  const usual = source.missing.join('\n') === missingCodesSchema.parse(undefined).join('\n');
  const builder = createMatrixBuilder(given, problems, {
    findColumns: (header) => {
      const id = /^#?FID$/i.test(rowText(header, 0)) ? 1 : 0;
      return { id, firstValue: id + 1, headerLacks: 0 };
    },
  });
  let isFirst = true;
  await eachRow(
    path,
    ['tab', 'space', 'comma'],
    problems,
    (row) => {
      if (isFirst && !hasPhenoHeader([0, 1].map((field) => (field < row.count ? rowText(row, field) : '')))) {
        builder.addRow(headerFor(row));
      }
      isFirst = false;
      builder.addRow(row);
    },
    source,
  );
  const { matrix, warnings } = builder.finish();
  if (!usual) return { matrix, warnings };
  const found = matrix.values.reduce((count, value) => count + Number(value === code), 0);
  if (found === 0) return { matrix, warnings };
  const missing = JSON.stringify(missingCodesSchema.parse(undefined).filter((text) => text !== '.'));
  return {
    matrix: { ...matrix, values: matrix.values.map((value) => (value === code ? NaN : value)) },
    warnings: [
      ...warnings,
      `${path}: ${counted(found, 'value')} of ${code} ${found === 1 ? 'is' : 'are'} read as missing, as PLINK and GCTA do; if ${code} is a measurement, say missing: ${missing}.`,
    ],
  };
}

/** The header line that a table without one would have. */
function headerFor(row: Row): Row {
  const names = [
    'FID',
    'IID',
    ...Array.from({ length: Math.max(0, row.count - 2) }, (_, k) => `trait${k + 1}`),
  ];
  const starts: number[] = [];
  let text = '';
  for (const name of names) {
    starts.push(text.length);
    text += `${name} `;
  }
  return {
    count: names.length,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(starts, (start, k) => start + names[k]!.length),
    line: row.line,
    bytes: Buffer.from(text),
    start: 0,
  };
}
