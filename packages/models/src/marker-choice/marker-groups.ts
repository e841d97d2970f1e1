import { cisGroups, type MarkerGroup } from '../cis-trans/cis-groups.js';
import type { FitContext } from '../contract/fit-context.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import type { SweptTrainingSet } from '../contract/swept-estimator.js';
import type { MarkerChoice } from './marker-choice.js';
import { screenedMarkers } from './screened-markers.js';

/**
 * Genes that are trained on the same markers. By `screen`, every set is read once.
 * @param joint - whether all genes are trained together.
 * @param sets - a training set, and those of the folds in it, each of which says for itself what its markers are.
 * @throws ModelError where no gene has markers in the first set.
 */
export async function markerGroups(
  choice: MarkerChoice,
  joint: boolean,
  sets: readonly [SweptTrainingSet, ...SweptTrainingSet[]],
  context: FitContext,
): Promise<readonly MarkerGroup[]> {
  const { expression } = sets[0];
  if ('cis' in choice)
    return cisGroups(
      sets.map(({ genotypes }) => genotypes),
      expression,
      choice.cis,
    );
  const all = Int32Array.from(expression.features.keys());
  if ('thin' in choice)
    return [
      {
        genes: all,
        markers: sets.map(({ genotypes: { features } }) => spreadEvenly(features.length, choice.thin)),
      },
    ];
  const screened: (readonly Int32Array[])[] = [];
  for (const [at, set] of sets.entries()) {
    const own = partOfProgress(context, at / sets.length, 1 / sets.length);
    screened.push(await screenedMarkers(set, choice.screen, own));
  }
  if (joint) return [{ genes: all, markers: screened.map(union) }];
  const groups = new Map<string, { genes: number[]; markers: Int32Array[] }>();
  for (const gene of all) {
    const markers = screened.map((ofGenes) => ofGenes[gene]!);
    const key = markers.join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { genes: [gene], markers });
    else group.genes.push(gene);
  }
  return [...groups.values()].map(({ genes, markers }) => ({ genes: Int32Array.from(genes), markers }));
}

function union(sets: readonly Int32Array[]): Int32Array {
  const all = new Set<number>();
  for (const set of sets) for (const marker of set) all.add(marker);
  return Int32Array.from(all).sort();
}

/** The middles of `most` parts of all markers that are alike in length; all where they are fewer. */
function spreadEvenly(markers: number, most: number): Int32Array {
  if (markers <= most) return Int32Array.from({ length: markers }, (_, marker) => marker);
  return Int32Array.from({ length: most }, (_, part) => Math.floor(((part + 0.5) * markers) / most));
}
