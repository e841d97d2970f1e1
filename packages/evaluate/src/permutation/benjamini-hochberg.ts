/**
 * The false discovery rate at which each hypothesis is called: q of the i-th smallest p is min over j ≥ i of p·m/j.
 * A NaN is no hypothesis: it is not counted in m, and its q is NaN.
 * @see Benjamini & Hochberg, Controlling the false discovery rate, J. R. Statist. Soc. B 57:289 (1995)
 */
export function benjaminiHochberg(p: ArrayLike<number>): Float64Array {
  const q = new Float64Array(p.length).fill(NaN);
  const order = Array.from(p, (_, index) => index)
    .filter((index) => !Number.isNaN(p[index]))
    .sort((a, b) => p[a]! - p[b]!);
  let smallest = 1;
  for (let rank = order.length; rank > 0; rank--) {
    const index = order[rank - 1]!;
    smallest = Math.min(smallest, (p[index]! * order.length) / rank);
    q[index] = smallest;
  }
  return q;
}
