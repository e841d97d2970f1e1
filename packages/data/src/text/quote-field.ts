import { printable } from '../words/printable.js';

/** How a field is quoted, where not by default. */
export interface QuoteFieldOptions {
  /** What separates the fields of a line; default: a comma. */
  readonly delimiter?: string | undefined;
  /**
   * Whether a text that a spreadsheet would run as a formula (it begins with =, +, -, @ or their full-width forms, a tab or a line break) gets an
   * apostrophe in front, and control characters are escaped: for tables that people open, not for those that programs read.
   */
  readonly guardFormulas?: boolean | undefined;
}

/**
 * A text as a field of a delimited table, in quotes where it needs them (RFC 4180): where it holds the delimiter, a quote or a
 * line break, begins with a `#`, which many readers take for a comment, or has a blank at either end.
 *
 * @example
 * quoteField('a,b'); // '"a,b"'
 * quoteField('=1+1', { guardFormulas: true }); // "'=1+1"
 */
export function quoteField(
  text: string,
  { delimiter = ',', guardFormulas = false }: QuoteFieldOptions = {},
): string {
  const runs = /^[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/.test(text);
  const field = guardFormulas ? printable(runs ? `'${text}` : text) : text;
  const isPlain = !field.includes(delimiter) && !/["\n\r]|^[\s#]|\s$/.test(field);
  return isPlain ? field : `"${field.replaceAll('"', '""')}"`;
}
