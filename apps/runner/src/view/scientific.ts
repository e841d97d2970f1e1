/** A p or q in two digits: `0.048`, `3.1e-9`. */
export function scientific(value: number): string {
  return value > 0 && value < 0.001 ? value.toExponential(1) : value.toPrecision(2);
}
