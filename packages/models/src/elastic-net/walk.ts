import type { Matrix } from '@snpress/data';
import type { Setting, TuningScores } from '../contract/tuning.js';
import { valuesPerGene } from '../contract/values-per-gene.js';
import { absoluteAlpha, type ElasticNetParams } from './elastic-net-params.js';

/** The way of a gene down its penalties. */
export interface Walk {
  readonly gene: number;
  /** Settings by falling penalty. */
  readonly order: readonly number[];
  readonly alphas: readonly number[];
  /** The held-out error at each of these penalties, as far as it went. */
  readonly errors: number[];
}

/** Makes the walk of a gene, given the α at which its first weight leaves zero. */
export function walksOf(
  { alpha, relativeAlpha }: ElasticNetParams,
  settings: readonly Setting[],
): (gene: number, largest: number) => Walk {
  const penalties = settings.map((setting) => ({ alpha, relativeAlpha, ...setting }));
  return (gene, largest) => {
    const alphas = penalties.map((given) => absoluteAlpha(given, largest));
    const order = [...alphas.keys()].sort((a, b) => alphas[b]! - alphas[a]! || a - b);
    return { gene, order, alphas: order.map((index) => alphas[index]!), errors: [] };
  };
}

/** The errors of walks that went equally far, added up. */
export function sumsOf(walks: readonly Pick<Walk, 'errors'>[]): number[] {
  return walks[0]!.errors.map((_, place) => walks.reduce((sum, { errors }) => sum + errors[place]!, 0));
}

/** The errors of all genes by setting; Infinity where a walk did not go. */
export function scoresOf(
  settings: readonly Setting[],
  walks: readonly Walk[],
  held: readonly Matrix[],
): TuningScores {
  const sse = new Float64Array(settings.length * walks.length).fill(Infinity);
  for (const { gene, order, errors } of walks)
    errors.forEach((error, place) => (sse[order[place]! * walks.length + gene] = error));
  return { settings, sse, rows: valuesPerGene(held) };
}
