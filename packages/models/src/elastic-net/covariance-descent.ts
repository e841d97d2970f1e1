import type { FitContext } from '../contract/fit-context.js';
import { isTurnDue, nextTurn } from '../contract/next-turn.js';

/** Rounds over the columns with a weight at one penalty, at most. */
const MOST_ROUNDS = 20_000;

/** Columns that are known by the products between them alone, and the present weights. */
export interface Covariances {
  readonly size: number;
  /** xⱼᵀX of columns that are to have a weight. */
  rowsOf(columns: readonly number[]): Promise<readonly Float32Array[]>;
  readonly weights: Float64Array;
  /** xⱼᵀ(y − Xw). */
  readonly products: Float64Array;
  /** tⱼ and sⱼ: what the magnitude of a weight costs, and half of its square. */
  readonly costs: Float64Array;
  readonly ridges: Float64Array;
}

/**
 * Minimises ½‖y − Xw‖² + Σ tⱼ|wⱼ| + ½ Σ sⱼwⱼ² by coordinate descent on products between columns (Friedman, Hastie & Tibshirani 2010, §2.2), from the present
 * weights on: among those with a weight until it is solved, then those that break the optimality conditions enter. Weights and products are changed in place.
 *
 * @param tolerance - of a violation, as a share of tⱼ.
 * @param most - columns that may enter.
 * @returns whether it was solved.
 */
export async function covarianceDescent(
  { size, rowsOf, weights, products, costs, ridges }: Covariances,
  tolerance: number,
  most: number,
  context: Pick<FitContext, 'onProgress' | 'signal'>,
): Promise<boolean> {
  const isActive = new Uint8Array(size);
  let active = new Int32Array(0);
  let rows: readonly Float32Array[] = [];
  const enterWhere = async (isWanted: (j: number) => boolean): Promise<number> => {
    const entering: number[] = [];
    for (let j = 0; j < size; j++) if (isActive[j] === 0 && isWanted(j)) entering.push(j);
    for (const j of entering) isActive[j] = 1;
    active = Int32Array.of(...active, ...entering);
    rows = [...rows, ...(await rowsOf(entering))];
    return entering.length;
  };
  const isBroken = (j: number): boolean => Math.abs(products[j]!) > costs[j]! * (1 + tolerance);
  // Columns that are one to this gene: that which has the weight keeps it.
  await enterWhere((j) => weights[j] !== 0);
  let left = most;
  for (let rounds = 0, hasNew = true; hasNew;) {
    if (left < 0) return false;
    const before = weights.slice(0, size);
    for (let worst = Infinity; worst > tolerance; rounds++) {
      if (rounds === MOST_ROUNDS) return false;
      if (isTurnDue()) await nextTurn(context, 0);
      worst = 0;
      for (let k = 0; k < active.length; k++) {
        const j = active[k]!;
        const row = rows[k]!;
        const curvature = row[j]! + ridges[j]!;
        const goal = products[j]! + row[j]! * weights[j]!;
        const beyond = Math.abs(goal) - costs[j]!;
        const weight = beyond <= 0 ? 0 : (Math.sign(goal) * beyond) / curvature;
        const change = weight - weights[j]!;
        if (change === 0) continue;
        weights[j] = weight;
        addTo(products, row, -change, active);
        worst = Math.max(worst, (Math.abs(change) * curvature) / costs[j]!);
      }
    }
    const others = Int32Array.from(isActive.keys()).filter((j) => isActive[j] === 0);
    active.forEach((j, k) => {
      const change = weights[j]! - before[j]!;
      if (change !== 0) addTo(products, rows[k]!, -change, others);
    });
    rows = rows.filter((_, k) => weights[active[k]!] !== 0);
    for (const j of active) if (weights[j] === 0) isActive[j] = 0;
    active = active.filter((j) => isActive[j] !== 0);
    const entered = await enterWhere(isBroken);
    left -= entered;
    hasNew = entered > 0;
  }
  return true;
}

/** Adds a multiple of a row at some places. */
function addTo(sums: Float64Array, row: Float32Array, factor: number, places: Int32Array): void {
  for (let k = 0; k < places.length; k++) {
    const j = places[k]!;
    sums[j]! += factor * row[j]!;
  }
}
