import { DataError } from '@snpress/data/errors/data-error';
import { someOf } from '@snpress/data/errors/some-of';
import type { Matrix } from '@snpress/data';

/** Where the features of a matrix lie, as BED counts it; in feature order. */
export interface BedIntervals {
  readonly chromosome: readonly string[];
  /** Bases before the first one. */
  readonly before: readonly number[];
  readonly last: readonly number[];
  readonly isReverse: readonly boolean[];
  /** The features sorted: by chromosome, in the order in which these occur, then by start and end. */
  readonly order: readonly number[];
}

/**
 * The positions of a matrix as BED has them.
 * @throws DataError where one is not known.
 */
export function bedIntervals({ features, positions }: Matrix, file: string): BedIntervals {
  if (positions === undefined) {
    throw new DataError({
      message: 'BED files hold the position of every feature, and this matrix has no positions',
      file,
      hint: 'Attach a table of positions first, or write another format',
    });
  }
  const { chromosome, start, end } = positions;
  const unknown = features.filter(
    (_, feature) => chromosome[feature] === '' || !(Math.min(start[feature]!, end[feature]!) >= 1),
  );
  if (unknown.length > 0) {
    throw new DataError({
      message: `BED files hold the position of every feature, and those of ${unknown.length} features are not known (${someOf(unknown)})`,
      file,
      hint: 'Give them positions, leave them out, or write another format',
    });
  }
  const rank = new Map([...new Set(chromosome)].map((name, index) => [name, index]));
  const before = features.map((_, feature) => Math.min(start[feature]!, end[feature]!) - 1);
  const last = features.map((_, feature) => Math.max(start[feature]!, end[feature]!));
  const order = features
    .map((_, feature) => feature)
    .sort(
      (a, b) =>
        rank.get(chromosome[a]!)! - rank.get(chromosome[b]!)! ||
        before[a]! - before[b]! ||
        last[a]! - last[b]!,
    );
  return {
    chromosome,
    before,
    last,
    isReverse: features.map((_, feature) => end[feature]! < start[feature]!),
    order,
  };
}
