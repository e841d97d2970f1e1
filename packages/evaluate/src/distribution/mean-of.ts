/** The arithmetic mean, exact where all values are equal; NaN of nothing. */
export function meanOf(values: ArrayLike<number>): number {
  const origin = values[0] ?? NaN;
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]! - origin;
  return origin + sum / values.length;
}
