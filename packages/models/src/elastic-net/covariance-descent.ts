import type { FitContext } from '../contract/fit-context.js';
import { conjugateGradients } from '../linear-algebra/conjugate-gradients.js';
import { isTurnDue, nextTurn } from '../contract/next-turn.js';

/** Rounds over the columns with a weight at one penalty, at most. */
const MOST_ROUNDS = 20_000;

/** Rounds in which no weight comes or goes, before all are moved to where they would be if none did. */
const SETTLED = 3;

/** Columns that are known by the products between them alone, and the present weights. */
export interface Covariances {
  readonly size: number;
  /** xⱼᵀX of columns that are to have a weight. */
  readonly rowsOf: (columns: readonly number[]) => Promise<readonly Float32Array[]>;
  readonly weights: Float64Array;
  /** xⱼᵀ(y − Xw). */
  readonly products: Float64Array;
  /** tⱼ and sⱼ: what the magnitude of a weight costs, and half of its square. */
  readonly costs: Float64Array;
  readonly ridges: Float64Array;
}

/**
 * Minimises ½‖y − Xw‖² + Σ tⱼ|wⱼ| + ½ Σ sⱼwⱼ² by coordinate descent on products between columns (Friedman, Hastie & Tibshirani 2010, §2.2), from the present
 * weights on: among those with a weight until it is solved, by conjugate gradients where their signs have settled; then those that break the optimality conditions enter. Weights and products
 * are changed in place.
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
    let settled = 0;
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
        if (weights[j] === 0 || weight === 0) settled = -1;
        weights[j] = weight;
        addTo(products, row, -change, active);
        worst = Math.max(worst, (Math.abs(change) * curvature) / costs[j]!);
      }
      if (worst > tolerance && ++settled >= SETTLED) {
        leap({ active, rows, weights, products, costs, ridges }, tolerance);
        settled = 0;
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

/** Moves the active weights towards where they would be with their signs, up to where the first of them crosses zero. */
function leap(
  {
    active,
    rows,
    weights,
    products,
    costs,
    ridges,
  }: Omit<Covariances, 'size' | 'rowsOf'> & {
    readonly active: Int32Array;
    readonly rows: readonly Float32Array[];
  },
  tolerance: number,
): void {
  const moving = [...active.keys()].filter((k) => weights[active[k]!] !== 0);
  const columns = Int32Array.from(moving, (k) => active[k]!);
  const width = columns.length;
  const matrix = new Float32Array(width * width);
  moving.forEach((k, at) => {
    const row = rows[k]!;
    for (let i = 0; i < width; i++) matrix[at * width + i] = row[columns[i]!]!;
    matrix[at * width + at]! += ridges[columns[at]!]!;
  });
  const slopes = Float64Array.from(
    columns,
    (j) => products[j]! - ridges[j]! * weights[j]! - costs[j]! * Math.sign(weights[j]!),
  );
  const goal = tolerance * columns.reduce((least, j) => Math.min(least, costs[j]!), Infinity);
  const direction = conjugateGradients(matrix, slopes, goal / 2);
  const crossings = Float64Array.from(columns, (j, at) => -weights[j]! / direction[at]!);
  const reach = crossings.reduce((least, step) => (step > 0 ? Math.min(least, step) : least), 1);
  moving.forEach((k, at) => {
    const j = columns[at]!;
    const change = reach * direction[at]!;
    weights[j] = crossings[at] === reach ? 0 : weights[j]! + change;
    addTo(products, rows[k]!, -change, active);
  });
}
