/** A share in per cent. */
export function percent(count, of, digits = 1) {
  return ((100 * count) / of).toFixed(digits);
}
