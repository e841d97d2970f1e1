import { invertSymmetric } from './invert-symmetric.js';

/** A logistic regression that was fitted. */
export interface LogisticFit {
  readonly coefficients: Float64Array;
  /** Inverse of the information, columns × columns. */
  readonly covariance: Float64Array;
  /** The likelihood's logarithm; with Firth's penalty where that was asked for. */
  readonly logLikelihood: number;
}

const mostSteps = 100;
const largestStep = 5;

/**
 * Fits a logistic regression by Newton's method with halved steps.
 *
 * @param columns - the intercept among them, one after the other; @param outcome - 0 or 1.
 * @param firth - penalise the likelihood by half the logarithm of the information's determinant, which takes away the bias of few cases and
 *   has a maximum where cases are separated (Firth 1993; Heinze & Schemper 2002).
 * @param fixed - a column whose coefficient stays 0, while the penalty counts it.
 * @returns undefined where it does not converge, as where cases are separated and there is no penalty.
 */
export function fitLogistic(
  columns: Float64Array,
  outcome: Float64Array,
  { firth = false, fixed = -1 }: { readonly firth?: boolean; readonly fixed?: number } = {},
): LogisticFit | undefined {
  const rows = outcome.length;
  const size = columns.length / rows;
  const coefficients = new Float64Array(size);
  let state = evaluate(columns, outcome, coefficients, firth);
  if (state === undefined) return undefined;
  for (let step = 0; step < mostSteps; step++) {
    const change = direction(state, size, fixed);
    const longest = Math.max(...change.map(Math.abs));
    let scale = Math.min(1, largestStep / longest);
    let next: State | undefined;
    const tried = new Float64Array(size);
    for (let halving = 0; halving < 20; halving++, scale /= 2) {
      for (let k = 0; k < size; k++) tried[k] = coefficients[k]! + scale * change[k]!;
      next = evaluate(columns, outcome, tried, firth);
      if (next !== undefined && next.logLikelihood >= state.logLikelihood - 1e-12) break;
    }
    if (next === undefined) return undefined;
    coefficients.set(tried);
    state = next;
    if (longest < 1e-10)
      return { coefficients, covariance: state.covariance, logLikelihood: state.logLikelihood };
  }
  return undefined;
}

interface State {
  readonly logLikelihood: number;
  readonly score: Float64Array;
  readonly covariance: Float64Array;
  readonly information: Float64Array;
}

/** Newton's step, in the columns that are not fixed. */
function direction({ score, covariance, information }: State, size: number, fixed: number): Float64Array {
  const free = Array.from({ length: size }, (_, k) => k).filter((k) => k !== fixed);
  const own =
    fixed < 0
      ? covariance
      : invertSymmetric(
          Float64Array.from(free.flatMap((i) => free.map((j) => information[i * size + j]!))),
          free.length,
        )!.inverse;
  const change = new Float64Array(size);
  free.forEach((i, at) => {
    free.forEach((j, other) => {
      change[i]! += own[at * free.length + other]! * score[j]!;
    });
  });
  return change;
}

function evaluate(
  columns: Float64Array,
  outcome: Float64Array,
  coefficients: Float64Array,
  firth: boolean,
): State | undefined {
  const rows = outcome.length;
  const size = coefficients.length;
  const fitted = new Float64Array(rows);
  const information = new Float64Array(size * size);
  let logLikelihood = 0;
  for (let row = 0; row < rows; row++) {
    let line = 0;
    for (let k = 0; k < size; k++) line += coefficients[k]! * columns[k * rows + row]!;
    fitted[row] = 1 / (1 + Math.exp(-line));
    logLikelihood -= outcome[row] === 1 ? softplus(-line) : softplus(line);
    const weight = fitted[row]! * (1 - fitted[row]!);
    for (let i = 0; i < size; i++)
      for (let j = 0; j <= i; j++)
        information[i * size + j]! += weight * columns[i * rows + row]! * columns[j * rows + row]!;
  }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) information[j * size + i] = information[i * size + j]!;
  const inverted = invertSymmetric(information, size);
  if (inverted === undefined) return undefined;
  const { inverse, logDeterminant } = inverted;
  const score = new Float64Array(size);
  for (let row = 0; row < rows; row++) {
    const own = fitted[row]!;
    let rest = outcome[row]! - own;
    if (firth) {
      let leverage = 0;
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++)
          leverage += columns[i * rows + row]! * inverse[i * size + j]! * columns[j * rows + row]!;
      rest += own * (1 - own) * leverage * (0.5 - own);
    }
    for (let k = 0; k < size; k++) score[k]! += rest * columns[k * rows + row]!;
  }
  return {
    logLikelihood: logLikelihood + (firth ? logDeterminant / 2 : 0),
    score,
    covariance: inverse,
    information,
  };
}

/** ln(1 + eˣ), without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
