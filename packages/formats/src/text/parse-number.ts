import { utf8Text } from '@snpress/data/bytes/utf8-text';
const zero = 0x30;
const point = 0x2e;
const plus = 0x2b;
const minus = 0x2d;
const quote = 0x22;
/** Every power of ten that a double holds exactly. */
const powersOfTen = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
/** So many decimal digits always fit in a double exactly. */
const exactDigits = 15;

/**
 * Parses a decimal number, as `Number` would, from `bytes[start]` … `bytes[end - 1]`; quotes around it are allowed.
 * @returns NaN where the bytes are not a decimal number, an infinity where it is too large for a double
 */
export function parseNumber(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] === quote && bytes[end - 1] === quote && end - start > 2)
    return parseNumber(bytes, start + 1, end - 1);
  let at = start;
  const negative = bytes[at] === minus;
  if (negative || bytes[at] === plus) at++;

  let mantissa = 0;
  let digits = 0;
  let significant = 0;
  let scale = 0;
  let seenPoint = false;
  for (; at < end; at++) {
    const digit = bytes[at]! - zero;
    if (digit >= 0 && digit <= 9) {
      digits++;
      if (significant > 0 || digit > 0) significant++;
      mantissa = mantissa * 10 + digit;
      if (seenPoint) scale--;
    } else if (bytes[at] === point && !seenPoint) {
      seenPoint = true;
    } else break;
  }
  if (digits === 0) return NaN;

  if (at < end) {
    if ((bytes[at]! | 0x20) !== 0x65) return NaN;
    at++;
    const negativeExponent = bytes[at] === minus;
    if (negativeExponent || bytes[at] === plus) at++;
    if (at === end) return NaN;
    let exponent = 0;
    for (; at < end; at++) {
      const digit = bytes[at]! - zero;
      if (!(digit >= 0 && digit <= 9)) return NaN;
      exponent = exponent * 10 + digit;
    }
    scale += negativeExponent ? -exponent : exponent;
  }

  // Two exact doubles and one operation round once, so this is the nearest double; anything else is left to Number.
  if (significant > exactDigits || scale < -22 || scale > 22) {
    return Number(utf8Text(bytes, start, end));
  }
  const magnitude = scale < 0 ? mantissa / powersOfTen[-scale]! : mantissa * powersOfTen[scale]!;
  return negative ? -magnitude : magnitude;
}
