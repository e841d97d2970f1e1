/** Sweeps over the coordinates; each converges by a constant factor. */
const SWEEPS = 10_000;
const NEGLIGIBLE = 1e-10;
/** Members that predict less than this share of what the others do predict nothing. */
const NOTHING = 1e-9;

/**
 * The w ≥ 0 that minimises wᵀ A w − 2 bᵀ w, by coordinate descent; made for few coordinates.
 * @param gram - A, size × size, positive semidefinite.
 * @param kept - which coordinates may be more than 0.
 */
export function nonNegativeLeastSquares(
  gram: Float64Array,
  products: Float64Array,
  kept?: readonly boolean[],
): Float64Array {
  const size = products.length;
  const weights = new Float64Array(size);
  const diagonal = Float64Array.from(weights, (_, i) => gram[i * size + i]!);
  const least = NOTHING * Math.max(...diagonal);
  for (let sweep = 0, change = Infinity; sweep < SWEEPS && change > NEGLIGIBLE; sweep++) {
    change = 0;
    for (let i = 0; i < size; i++) {
      const own = diagonal[i]!;
      if (own <= least || kept?.[i] === false) continue;
      let rest = products[i]!;
      for (let j = 0; j < size; j++) if (j !== i) rest -= gram[i * size + j]! * weights[j]!;
      const next = Math.max(0, rest / own);
      change = Math.max(change, Math.abs(next - weights[i]!));
      weights[i] = next;
    }
  }
  return weights;
}
