import type { GenotypeBlock, GenotypeBlocks } from '@snpress/data';
import type { FitContext } from '../contract/fit-context.js';
import { markerWeightsOf } from '../contract/marker-weights.js';
import { nextTurn } from '../contract/next-turn.js';
import { centredProducts } from '../linear-algebra/centred-products.js';
import { rangeOf } from '../linear-algebra/least-variance.js';
import { markerVariance } from '../linear/column-variance.js';
import { sampleRows } from './sample-rows.js';

/** A marker is taken early where its product is above this share of the limit. */
const WELCOME = 0.5;
/** What single precision may lose of a product, as a share of √n · range · ‖v‖. */
const LOST = 5e-6;

/** Which markers to find. */
export interface MarkerSearch {
  /** Of all samples, zero in those that are not among `rows`, with the sum zero. */
  readonly vector: Float64Array;
  /** The samples that markers are standardised in. */
  readonly rows: Int32Array;
  /** Markers with |xⱼᵀv| above it matter. */
  readonly limit: number;
  /** Searches of the same list share what they find. */
  readonly list: number;
  /** Of every marker whether it is not looked at. */
  readonly areKnown: Uint8Array;
}

/** What sweeps over all markers find for lasso and elastic net. */
export interface MarkerSweeps {
  /**
   * Looks among all markers, in one sweep.
   * @param most - markers of a list.
   * @param context - whose progress is that of this sweep.
   * @returns for every search whether a marker may be above its limit, and for every list those markers that break the largest limits, then those nearest to one.
   */
  find(
    searches: readonly MarkerSearch[],
    most: number,
    context: Pick<FitContext, 'onProgress' | 'signal'>,
  ): Promise<{ areAbove: boolean[]; lists: number[][] }>;
}

/** @param seen - is given every block. */
export function markerSweeps(
  genotypes: GenotypeBlocks,
  standardize: boolean,
  context: Pick<FitContext, 'markerWeights'>,
  seen: (block: GenotypeBlock) => void,
): MarkerSweeps {
  const { samples, features } = genotypes;
  const weights = markerWeightsOf(features, context);
  const factorOf = (marker: number): number => Math.sqrt(weights?.[marker] ?? 1);
  return {
    async find(searches, most, context) {
      const vectors = new Float64Array(searches.length * samples.length);
      searches.forEach(({ vector }, at) => {
        vectors.set(vector, at * samples.length);
      });
      const count = Math.max(...searches.map(({ list }) => list)) + 1;
      const lists = Array.from({ length: count }, () => largest(most));
      const areAbove = searches.map(() => false);
      const lengths = searches.map(({ vector }) =>
        Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)),
      );
      for (const block of genotypes.blocks()) {
        await nextTurn(context, block.first / features.length);
        seen(block);
        const width = block.genotypes.features.length;
        const all = Int32Array.from({ length: width }, (_, m) => m);
        const products = centredProducts(vectors, block.genotypes, new Float64Array(width), all);
        const range = rangeOf(block.genotypes.called?.levels ?? block.genotypes.values);
        const scales = standardize ? deviations(block, searches) : undefined;
        const shares = lists.map(() => new Float64Array(width));
        searches.forEach(({ limit, rows, list, areKnown }, at) => {
          const lost = LOST * range * Math.sqrt(samples.length) * lengths[at]!;
          const deviation = scales?.get(rows);
          for (let m = 0; m < width; m++) {
            const marker = block.first + m;
            if (areKnown[marker] !== 0) continue;
            const factor = factorOf(marker) / (deviation?.[m] ?? 1);
            const product = Math.abs(products[at * width + m]!);
            const isAbove = (product + lost) * factor > limit;
            if (isAbove) areAbove[at] = true;
            else if ((product + lost) * factor <= WELCOME * limit) continue;
            const near = (product * factor) / (limit || 1);
            // Those that break a larger limit come before those that break a smaller one by more.
            const share = isAbove && limit > 0 ? 1 + limit * (1 + 1e-4 * Math.min(10, near)) : near;
            if (share > shares[list]![m]!) shares[list]![m] = share;
          }
        });
        shares.forEach((list, at) => {
          list.forEach((share, m) => {
            if (share > 0) lists[at]!.offer(share, block.first + m);
          });
        });
      }
      return { areAbove, lists: lists.map((list) => list.markers()) };
    },
  };
}

/** The deviation of each marker of a block in the samples of every search; infinite where it does not vary. */
function deviations(
  { genotypes }: GenotypeBlock,
  searches: readonly MarkerSearch[],
): Map<Int32Array, Float64Array> {
  const lists = new Set(searches.map(({ rows }) => rows));
  return new Map(
    Array.from(lists, (rows) => {
      const own = sampleRows(genotypes, rows);
      return [
        rows,
        Float64Array.from(genotypes.features, (_, m) => Math.sqrt(markerVariance(own, m)) || Infinity),
      ];
    }),
  );
}

/** Keeps the markers with the largest magnitudes. */
function largest(most: number) {
  let kept: { magnitude: number; marker: number }[] = [];
  let least = -1;
  const cut = (): void => {
    kept.sort((a, b) => b.magnitude - a.magnitude || a.marker - b.marker);
    kept = kept.slice(0, most);
    if (kept.length === most) least = kept.at(-1)!.magnitude;
  };
  return {
    offer(magnitude: number, marker: number): void {
      if (magnitude <= least) return;
      kept.push({ magnitude, marker });
      if (kept.length >= 4 * most) cut();
    },
    markers(): number[] {
      cut();
      return kept.map(({ marker }) => marker);
    },
  };
}
