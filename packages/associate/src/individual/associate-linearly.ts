import { twoSidedP } from '@snpress/evaluate/distribution/student-t';

/** A coefficient of a regression. */
export interface Coefficient {
  readonly effect: number;
  readonly se: number;
  readonly z: number;
  readonly p: number;
  /** Of t; undefined where z is normal. */
  readonly df?: number | undefined;
}

/** Expression that is shorter than this share of itself once covariates are taken out is a combination of them. */
const dependent = 1e-7;

/**
 * The least-squares coefficient of one variable beside others, by Frisch, Waugh and Lovell: both sides less what the others explain.
 *
 * @param basis - orthonormal columns of the others, the intercept among them, one after the other.
 * @param trait - less what the basis explains: `residualOf(y, basis)`.
 * @returns undefined where the variable is constant or a combination of the others.
 */
export function associateLinearly(
  variable: Float64Array,
  trait: Float64Array,
  basis: Float64Array,
): Coefficient | undefined {
  const rows = variable.length;
  const own = residualOf(variable, basis);
  const df = rows - basis.length / rows - 1;
  const square = product(own, own);
  if (!(square > dependent ** 2 * product(variable, variable)) || df < 1) return undefined;
  const effect = product(own, trait) / square;
  const rest = product(trait, trait) - effect * effect * square;
  const se = Math.sqrt(Math.max(0, rest) / df / square);
  return { effect, se, z: effect / se, p: twoSidedP(effect / se, df), df };
}

/** What orthonormal columns leave of a variable. */
export function residualOf(variable: Float64Array, basis: Float64Array): Float64Array {
  const rows = variable.length;
  const rest = variable.slice();
  // Twice, as rounding leaves some of what was taken out.
  for (let pass = 0; pass < 2; pass++)
    for (let from = 0; from < basis.length; from += rows) {
      const column = basis.subarray(from, from + rows);
      const along = product(rest, column);
      for (let row = 0; row < rows; row++) rest[row]! -= along * column[row]!;
    }
  return rest;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += a[row]! * b[row]!;
  return sum;
}
