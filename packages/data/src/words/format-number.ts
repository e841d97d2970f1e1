const minus = (text: string): string => text.replace(/^-/, '\u2212');

const dash = '\u2013';

/** A whole number with thin groups: 6216 → "6,216". */
export function formatCount(value: number): string {
  return Number.isFinite(value) ? minus(Math.round(value).toLocaleString('en-US')) : dash;
}

/** A number with fixed decimals and a true minus sign; "–" where it is not defined. */
export function formatNumber(value: number, decimals = 3): string {
  if (!Number.isFinite(value)) return dash;
  const text = value.toFixed(decimals);
  return minus(Number(text) === 0 ? text.replace('-', '') : text);
}

/** A share as a percentage: 0.2813 → "28.1 %", without a line break inside. */
export function formatPercent(share: number, decimals = 1): string {
  return Number.isFinite(share) ? `${formatNumber(share * 100, decimals)}\u00a0%` : dash;
}

/** A number in as few digits as say it: settings, axis values, seconds. */
export function formatCompact(value: number, digits = 4): string {
  return Number.isFinite(value) ? minus(String(Number(value.toPrecision(digits)))) : dash;
}

/** [low, high] as "0.251 to 0.306". */
export function formatInterval(
  interval: readonly [number, number],
  format: (value: number) => string,
): string {
  return `${format(interval[0])} to ${format(interval[1])}`;
}

/** A p-value as it is printed: "0.012", "< 0.001". */
export function formatPValue(p: number): string {
  return p < 0.001 ? '<\u00a00.001' : formatNumber(p, 3);
}
