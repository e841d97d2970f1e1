/** A quantile of ascending values, interpolated linearly between order statistics (R's type 7); NaN of nothing. */
export function quantileOf(ascending: ArrayLike<number>, probability: number): number {
  if (ascending.length === 0) return NaN;
  const place = probability * (ascending.length - 1);
  const below = Math.floor(place);
  const low = ascending[below]!;
  const high = ascending[Math.min(below + 1, ascending.length - 1)]!;
  return low + (place - below) * (high - low);
}
