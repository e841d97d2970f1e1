import type { GenotypeBlock, GenotypeBlocks } from '@snpress/data';
import type { FitContext } from '../contract/fit-context.js';
import { nextTurn } from '../contract/next-turn.js';
import { centredProducts } from '../linear-algebra/centred-products.js';
import { rangeOf } from '../linear-algebra/least-variance.js';
import { markerVariance } from '../linear/column-variance.js';
import { sampleRows } from './sample-rows.js';

/** Markers that a sweep takes for all vectors together, about. */
const MOST = 1500;
/** A marker is taken early where its product is above this share of the limit. */
const WELCOME = 0.8;
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
}

/** What sweeps over all markers find for lasso and elastic net. */
export interface MarkerSweeps {
  /**
   * Looks among all markers that are not known yet, in one sweep.
   * @param context - whose progress is that of this sweep.
   * @returns for every search whether a marker may be above its limit, and the markers with the largest products.
   */
  find(
    searches: readonly MarkerSearch[],
    known: Int32Array,
    context: Pick<FitContext, 'onProgress' | 'signal'>,
  ): Promise<{ areAbove: boolean[]; markers: number[] }>;
}

/**
 * @param seen - is given every block.
 * @param most - markers that a sweep takes, about.
 */
export function markerSweeps(
  genotypes: GenotypeBlocks,
  standardize: boolean,
  { markerWeights }: Pick<FitContext, 'markerWeights'>,
  seen: (block: GenotypeBlock) => void,
  most = MOST,
): MarkerSweeps {
  const { samples, features } = genotypes;
  const factorOf = (marker: number): number => Math.sqrt(markerWeights?.get(features[marker]!) ?? 1);
  return {
    async find(searches, known, context) {
      const isKnown = new Uint8Array(features.length);
      for (const marker of known) isKnown[marker] = 1;
      const vectors = new Float64Array(searches.length * samples.length);
      searches.forEach(({ vector }, at) => {
        vectors.set(vector, at * samples.length);
      });
      const lists = searches.map(() => largest(Math.ceil(most / searches.length)));
      const areAbove = searches.map(() => false);
      const lengths = searches.map(({ vector }) =>
        Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)),
      );
      for (const block of genotypes.blocks()) {
        await nextTurn(context, block.first / features.length);
        seen(block);
        const count = block.genotypes.features.length;
        const all = Int32Array.from({ length: count }, (_, m) => m);
        const products = centredProducts(vectors, block.genotypes, new Float64Array(count), all);
        const range = rangeOf(block.genotypes.called?.levels ?? block.genotypes.values);
        const scales = standardize ? deviations(block, searches) : undefined;
        searches.forEach(({ limit, rows }, at) => {
          const lost = LOST * range * Math.sqrt(samples.length) * lengths[at]!;
          const deviation = scales?.get(rows);
          for (let m = 0; m < count; m++) {
            const marker = block.first + m;
            if (isKnown[marker] !== 0) continue;
            const factor = factorOf(marker) / (deviation?.[m] ?? 1);
            const product = Math.abs(products[at * count + m]!);
            if ((product + lost) * factor > limit) areAbove[at] = true;
            if ((product + lost) * factor > WELCOME * limit) lists[at]!.offer(product * factor, marker);
          }
        });
      }
      return { areAbove, markers: [...new Set(lists.flatMap((list) => list.markers()))] };
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
