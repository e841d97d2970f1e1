import { z } from 'zod';

/** Decimals with which a whole number is written in tables of numbers. */
const mostDecimals = 6;

/** The codes of missing values: texts, which are compared as such, or numbers, however many zeros these end in. */
export const missingCodesSchema = z
  .array(z.union([z.string(), z.number()]))
  .transform((codes) => codes.flatMap((code) => (typeof code === 'string' ? [code] : spellings(code))))
  .default(['NA', 'NaN', 'nan', '', '.']);

function spellings(code: number): string[] {
  const whole = String(code);
  if (!Number.isInteger(code) || whole.includes('e')) return [whole];
  return [whole, ...Array.from({ length: mostDecimals }, (_, zeros) => `${whole}.${'0'.repeat(zeros + 1)}`)];
}
