import { selectFeatures } from '@snpress/data/matrix/select-features';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { FitContext } from '../contract/fit-context.js';
import { nextTurn } from '../contract/next-turn.js';
import { observedGroups } from '../contract/observed-groups.js';
import type { SweptTrainingSet } from '../contract/swept-estimator.js';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import { standardise } from '../linear/standardise.js';

/** Squared correlations that differ by less than this are ties; the first marker wins them. */
const TIE = 1e-12;
/** Markers whose correlations are computed together. */
const BLOCK = 256;

/**
 * For each gene the `perGene` markers that correlate best with it in the training samples that have a value of it: ascending, in one
 * sweep (sure independence screening: Fan & Lv 2008). Markers and genes that do not vary correlate with nothing.
 */
export async function screenedMarkers(
  { genotypes, expression }: SweptTrainingSet,
  perGene: number,
  context: FitContext,
): Promise<readonly Int32Array[]> {
  const samples = genotypes.samples.length;
  const groups = observedGroups([expression]).map(({ genes, rows: [rows] }) => ({
    rows: rows!,
    places: genes,
    genes: standardise(selectSamples(selectFeatures(expression, genes), rows!)),
    best: Array.from(genes, () => strongest(perGene)),
  }));
  for (const { first: before, genotypes: block } of genotypes.blocks()) {
    const count = block.features.length;
    for (let first = 0; first < count; first += BLOCK) {
      await nextTurn(context, (before + first) / genotypes.features.length);
      const end = Math.min(first + BLOCK, count);
      const values = block.values.subarray(first * samples, end * samples);
      const some = { samples: block.samples, features: block.features.slice(first, end), values };
      for (const { rows, genes, best } of groups) {
        const markers = standardise(rows.length === samples ? some : selectSamples(some, rows));
        const width = end - first;
        const correlations = multiplyTransposed(
          ...([genes, best.length, markers, width, rows.length] as const),
          new Float64Array(best.length * width),
        );
        best.forEach((own, gene) => {
          for (let marker = 0; marker < width; marker++)
            own.offer(before + first + marker, correlations[gene * width + marker]! ** 2);
        });
      }
    }
  }
  const chosen: Int32Array[] = [];
  for (const { places, best } of groups)
    places.forEach((gene, at) => (chosen[gene] = Int32Array.from(best[at]!.markers()).sort()));
  return chosen;
}

/** Keeps the strongest of what it is offered: a heap whose weakest is first. */
function strongest(most: number) {
  const markers: number[] = [];
  const strengths: number[] = [];
  const isWeaker = (a: number, b: number): boolean =>
    strengths[a]! < strengths[b]! || (strengths[a] === strengths[b] && markers[a]! > markers[b]!);
  const swap = (a: number, b: number): void => {
    [markers[a], markers[b]] = [markers[b]!, markers[a]!];
    [strengths[a], strengths[b]] = [strengths[b]!, strengths[a]!];
  };
  return {
    markers: () => markers,
    offer(marker: number, strength: number): void {
      if (strength <= TIE) return;
      if (markers.length < most) {
        strengths.push(strength);
        for (let at = markers.push(marker) - 1; at > 0;) {
          const parent = (at - 1) >> 1;
          if (!isWeaker(at, parent)) break;
          swap(at, parent);
          at = parent;
        }
        return;
      }
      if (strength <= strengths[0]! + TIE) return;
      markers[0] = marker;
      strengths[0] = strength;
      for (let at = 0; ;) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        let least = left < most && isWeaker(left, at) ? left : at;
        if (right < most && isWeaker(right, least)) least = right;
        if (least === at) break;
        swap(at, least);
        at = least;
      }
    },
  };
}
