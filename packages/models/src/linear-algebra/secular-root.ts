/** Steps after which halving goes on alone. */
const STEPS = 40;
const MOST_STEPS = 200;

/** A root of 1 + ρ Σ z²/(d − λ), as its distance from a pole, so that distances from poles keep their digits. */
export interface SecularRoot {
  readonly origin: number;
  /** λ − d[origin]. */
  readonly offset: number;
}

/**
 * Root `index` of the secular equation 1 + ρ Σ zᵢ²/(dᵢ − λ) = 0, which lies between d[index] and the next pole (or at most ρ Σ z² above the
 * last): steps of the rational function with the values and slopes of both sides ("the middle way", Li 1994), halving where one leaves
 * the bracket.
 * @param poles - d, ascending and different.
 * @param squares - z², positive.
 */
export function secularRoot(
  poles: Float64Array,
  squares: Float64Array,
  rho: number,
  index: number,
): SecularRoot {
  const count = poles.length;
  const isLast = index === count - 1;
  const gap = isLast
    ? rho * squares.reduce((sum, square) => sum + square, 0)
    : poles[index + 1]! - poles[index]!;
  // The half of the interval that the root is in says which pole it is near.
  const middle = evaluate(poles, squares, rho, index, index, gap / 2);
  const isRight = !isLast && middle.value < 0;
  const origin = isRight ? index + 1 : index;
  let low = isRight ? -gap / 2 : 0;
  let high = isRight ? 0 : gap / 2;
  if (isLast && middle.value < 0) [low, high] = [gap / 2, gap];
  const left = isLast ? Math.max(0, index - 1) : index;
  const right = isLast ? index : index + 1;
  let offset = (low + high) / 2;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { value, below, above, size } = evaluate(poles, squares, rho, origin, left, offset);
    if (Math.abs(value) <= Number.EPSILON * size) break;
    if (value < 0) low = offset;
    else high = offset;
    const a = poles[left]! - poles[origin]! - offset;
    const b = poles[right]! - poles[origin]! - offset;
    const constant = value - a * below - b * above;
    const linear = (a + b) * value - a * b * (below + above);
    const product = a * b * value;
    const root = Math.sqrt(Math.max(0, linear * linear - 4 * product * constant));
    const change = linear <= 0 ? (linear - root) / (2 * constant) : (2 * product) / (linear + root);
    let next = offset + change;
    if (step >= STEPS || !(next > low && next < high)) next = (low + high) / 2;
    if (next === offset || next === low || next === high) break;
    offset = next;
  }
  return { origin, offset };
}

/** The function at d[origin] + offset, the slopes of the poles up to `left` and of the others, and the sum of the magnitudes. */
function evaluate(
  poles: Float64Array,
  squares: Float64Array,
  rho: number,
  origin: number,
  left: number,
  offset: number,
) {
  const from = poles[origin]!;
  let value = 1;
  let size = 1;
  let below = 0;
  let above = 0;
  for (let k = 0; k <= left; k++) {
    const inverse = 1 / (poles[k]! - from - offset);
    const term = rho * squares[k]! * inverse;
    value += term;
    size += Math.abs(term);
    below += term * inverse;
  }
  for (let k = left + 1; k < poles.length; k++) {
    const inverse = 1 / (poles[k]! - from - offset);
    const term = rho * squares[k]! * inverse;
    value += term;
    size += Math.abs(term);
    above += term * inverse;
  }
  return { value, below, above, size };
}
