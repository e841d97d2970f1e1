/**
 * The false discovery rate at which each hypothesis would just be called (q), by Benjamini and Hochberg. Hypotheses
 * without a p (NaN) are none, and have no q.
 * @see Benjamini & Hochberg (1995), Controlling the false discovery rate, J. R. Stat. Soc. B 57, 289–300
 */
export function falseDiscovery(p: Float64Array): Float64Array {
  const ascending = [...p.keys()].filter((at) => !Number.isNaN(p[at])).sort((a, b) => p[a]! - p[b]!);
  const q = new Float64Array(p.length).fill(NaN);
  let lowest = 1;
  for (let rank = ascending.length; rank > 0; rank--) {
    const at = ascending[rank - 1]!;
    lowest = Math.min(lowest, (p[at]! * ascending.length) / rank);
    q[at] = lowest;
  }
  return q;
}
