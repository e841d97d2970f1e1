/** How markers act together beyond their sum. */
export type Interaction = 'none' | 'pairs' | 'gaussian' | 'arc-cosine';

/** What an interaction kernel knows of the training samples. */
export interface InteractionScale {
  /** Relationships are divided by their mean diagonal. */
  readonly diagonal: number;
  /** Mean squared distance between two samples, after that. */
  readonly distance: number;
}

/** @param matrix - relationships of the training samples, samples × samples. */
export function interactionScale(matrix: Float64Array, samples: number): InteractionScale {
  let diagonal = 0;
  let sum = 0;
  for (let i = 0; i < samples; i++) diagonal += matrix[i * (samples + 1)]! / samples;
  for (const value of matrix) sum += value;
  return { diagonal, distance: 2 - (2 * sum) / (samples * samples * diagonal) };
}

/**
 * Interactions of relationships, value by value: `pairs` is the square (products of two markers), `gaussian` is exp(−d²/mean d²),
 * `arc-cosine` the kernel of an infinitely wide network with `depth` layers of rectified units (Cho & Saul 2009).
 *
 * @param matrix - rows × columns relationships.
 * @param rowDiagonal - of each row's sample with itself; `columnDiagonal` likewise.
 */
export function interact(
  kind: Exclude<Interaction, 'none'>,
  depth: number,
  { diagonal, distance }: InteractionScale,
  matrix: Float64Array,
  rowDiagonal: Float64Array,
  columnDiagonal: Float64Array,
): Float64Array {
  const columns = columnDiagonal.length;
  return matrix.map((value, at) => {
    const k = value / diagonal;
    if (kind === 'pairs') return k * k;
    const a = rowDiagonal[Math.floor(at / columns)]! / diagonal;
    const b = columnDiagonal[at % columns]! / diagonal;
    if (kind === 'gaussian') return Math.exp(-Math.max(0, a + b - 2 * k) / Math.max(distance, 1e-12));
    return arcCosine(k, Math.sqrt(a * b), depth);
  });
}

/** The kernel of order 1, layer by layer; it keeps the lengths. */
function arcCosine(value: number, lengths: number, depth: number): number {
  if (lengths <= 0) return 0;
  let cosine = Math.min(1, Math.max(-1, value / lengths));
  for (let layer = 0; layer < depth; layer++) {
    const angle = Math.acos(cosine);
    cosine = Math.min(1, (Math.sin(angle) + (Math.PI - angle) * cosine) / Math.PI);
  }
  return lengths * cosine;
}
