/** Digits of packed numbers: none of them ends a script block or a JSON string. */
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A whole number from 0 in a fixed count of digits, the highest first. */
export function packWhole(value: number, length: number): string {
  let text = '';
  for (let rest = value, i = 0; i < length; i++, rest = Math.floor(rest / 64))
    text = digits[rest % 64]! + text;
  return text;
}

const undefinedCode = 64 * 64 - 1;

/**
 * Numbers with three decimals in two digits each, from −3.094 to 1; what is outside lies at the end, what is not defined has the
 * last code.
 */
export function packThousandths(values: ArrayLike<number>): string {
  return packed(values, (value) => Math.min(Math.max(Math.round(value * 1000) + 3094, 0), undefinedCode - 1));
}

/** The same of shares such as q; one below 0.001 stays below it. */
export function packRates(values: ArrayLike<number>): string {
  return packed(values, (value) => 3094 + (value < 0.001 ? 0 : Math.round(value * 1000)));
}

function packed(values: ArrayLike<number>, code: (value: number) => number): string {
  const parts: string[] = [];
  for (let i = 0; i < values.length; i++)
    parts.push(packWhole(Number.isFinite(values[i]!) ? code(values[i]!) : undefinedCode, 2));
  return parts.join('');
}

/** Standard errors in one digit each, 0.002 × 1.13^code: within 7 % of each; the last code stands for what is not defined. */
export function packErrors(values: ArrayLike<number>): string {
  return Array.from(values, (value) => {
    if (!Number.isFinite(value)) return digits[63]!;
    const code = Math.round(Math.log(Math.max(value, 0.002) / 0.002) / Math.log(1.13));
    return digits[Math.min(code, 62)]!;
  }).join('');
}

/** Reads them again, in the page. */
export const unpackScript = `
  const digits = ${JSON.stringify(digits)};
  const codes = new Uint8Array(128);
  for (let i = 0; i < 64; i++) codes[digits.charCodeAt(i)] = i;
  const whole = (text, from, length) => {
    let value = 0;
    for (let k = from; k < from + length; k++) value = value * 64 + codes[text.charCodeAt(k)];
    return value;
  };
  const thousandthAt = (text, i) => {
    const code = whole(text, 2 * i, 2);
    return code === 4095 ? NaN : (code - 3094) / 1000;
  };
  const thousandths = (text, count) => Float64Array.from({ length: count }, (_, i) => thousandthAt(text, i));
  const errorAt = (text, i) => {
    const code = whole(text, i, 1);
    return code === 63 ? NaN : 0.002 * 1.13 ** code;
  };
`;
