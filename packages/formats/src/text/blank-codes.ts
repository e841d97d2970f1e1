/** Makes values that equal a missing code missing; the values themselves where no code is a number, else a copy. */
export function blankCodes(values: Float32Array, missing: readonly string[]): Float32Array {
  const codes = new Set(
    missing
      .filter((code) => code.trim() !== '')
      .map(Number)
      .filter(Number.isFinite),
  );
  return codes.size === 0 ? values : values.map((value) => (codes.has(value) ? NaN : value));
}
