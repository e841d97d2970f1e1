import type { DataProblem } from '@snpress/data';
import { rowColumn, rowText, type Row } from '../text/each-row.js';

/** A row that has not `before` fields and one for each of the columns of values in the header line. */
export function raggedRow({ line, count }: Row, before: number, columns: number): DataProblem {
  const first = before === 1 ? 'an id' : `${before} fields`;
  return {
    message: `This row has ${count} fields, but the header line calls for ${before + columns} (${first} and ${columns} values)`,
    line,
    hint: 'Check for missing or surplus delimiters',
  };
}

/** A row without the id that it should have. */
export function emptyRowId(row: Row, field: number, what: 'sample' | 'feature'): DataProblem {
  return {
    message: `This row has no ${what} id`,
    line: row.line,
    column: rowColumn(row, field),
    hint: field === 0 ? 'Put one in its first field' : `Put one in field ${field + 1}`,
  };
}

/** A column without the id that it should have. */
export function emptyColumnId(row: Row, field: number, what: 'sample' | 'feature'): DataProblem {
  return {
    message: `The ${what} id in field ${field + 1} is empty`,
    line: row.line,
    column: rowColumn(row, field),
    hint: `Name the ${what}, or remove the delimiter at the end of the line`,
  };
}

/** A header line that is followed by rows, but has no columns of values. */
export function noColumns({ line, count }: Row): DataProblem {
  return count === 1
    ? {
        message: 'The header line has one field only',
        line,
        hint: 'Check the delimiter; it can be named: `delimiter: tab`',
      }
    : {
        message: 'The header line names no samples',
        line,
        hint: 'Put their ids after its first fields, one for each column of values',
      };
}

/** A sample id that occurs in two places, such as `fields 2 and 4`. */
export function repeatedSample(row: Row, field: number, places: string): DataProblem {
  const id = rowText(row, field);
  return {
    message: `Sample id ${JSON.stringify(id)} occurs in ${places}`,
    line: row.line,
    column: rowColumn(row, field),
    hint: Number.isNaN(Number(id))
      ? 'Give each sample an id of its own'
      : 'Give each sample an id of its own, and add the header line if the file has none',
  };
}

/**
 * A field that is neither a number nor a missing code.
 * @param value what it was parsed as
 * @param asMissing what to do where the text stands for a missing value
 */
export function badNumber(
  row: Row,
  field: number,
  value: number,
  of: { readonly feature: string; readonly sample: string },
  missing: readonly string[],
  asMissing = (text: string): string => `say so: missing: ${JSON.stringify([...missing, text])}`,
): DataProblem {
  const text = rowText(row, field);
  const tooLarge = !Number.isNaN(value);
  return {
    message: `${JSON.stringify(text)} is not a number${tooLarge ? ' that single precision holds' : ''} (feature ${of.feature}, sample ${of.sample})`,
    line: row.line,
    column: rowColumn(row, field),
    value: text,
    code: tooLarge ? 'number-too-large' : 'not-a-number',
    hint: tooLarge ? 'Rescale the values' : adviceOn(text, asMissing(text)),
  };
}

const spreadsheetError = /^#(?:N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i;
const decimalComma = /^[+-]?(?:\d+,\d+|\d{1,3}(?:\.\d{3})+,\d+)$/;
const thousands = /^[+-]?\d{1,3}(?:([,' \u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
const genotype = /^(?:[ACGTN][/|]?[ACGTN]|[0-9.][/|][0-9.].*)$/i;
/** What stands for missing values in files of the field. */
const usualMissing =
  /^(?:[-?*.#]+|n\/?a\.?|n\.a\.?|nan|null|none|nil|nd|n\.d\.?|missing|undef(?:ined)?|unknown|failed|[+-]?inf(?:inity)?|.)$/i;

/** What to do about a text where a number should be. */
function adviceOn(text: string, asMissing: string): string {
  if (usualMissing.test(text) || text.trim() === '') return `If it stands for a missing value, ${asMissing}`;
  if (spreadsheetError.test(text))
    return `This is an error of a spreadsheet: correct it there, or ${asMissing}`;
  if (/^[+-]?\d{1,3},\d{3}$/.test(text)) {
    return 'Write numbers with a decimal point, not a comma, and thousands without any separator';
  }
  if (thousands.test(text)) return 'Write thousands without a separator';
  if (decimalComma.test(text)) return 'Write numbers with a decimal point, not a comma';
  if (genotype.test(text)) {
    return 'This is a genotype: write the copies of one allele (0, 1, 2), or give the VCF or PLINK files themselves';
  }
  return `This is text: take columns and lines that hold no values out, or name the format (format: …); if it stands for a missing value, ${asMissing}`;
}
