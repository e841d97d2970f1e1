import type { ArrayBundle, JsonObject } from '@snpress/data';
import type { BinEffects } from '../bins/bin-effects.js';
import type { CredibleSet, Inclusion } from '../contract/inclusion.js';
import type { PlaceSet } from './credible-sets.js';
import type { PlaceFit } from './fit-places.js';
import { type SparseRows, startsOf } from './sparse-rows.js';

/** What a fitted model keeps to say where effects are, in bins. */
export interface InclusionState {
  readonly inclusion: SparseRows;
  /** Per set: its gene, its first entry in `setBins`, its probability and its purity. */
  readonly setGenes: Int32Array;
  /** One more than there are sets. */
  readonly setStarts: Int32Array;
  readonly setBins: Int32Array;
  readonly setProbabilities: Float64Array;
  readonly setPurities: Float64Array;
  readonly hotspots: Float64Array;
  /** Of each marker: its share of what its bin has; equal ones where it is not there. */
  readonly markerShares?: Float64Array | undefined;
  readonly mix: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
}

export function inclusionState({
  inclusion,
  sets,
  hotspots,
  markerShares,
  sources,
  priors,
  notes,
}: PlaceFit): InclusionState {
  return {
    inclusion,
    ...setArrays(sets.flatMap((own, gene) => own.map((set) => ({ ...set, gene })))),
    hotspots,
    markerShares,
    mix: Object.fromEntries(sources.map((name, at) => [name, priors.mix[at]!])),
    notes,
  };
}

type SetArrays = Pick<
  InclusionState,
  'setGenes' | 'setStarts' | 'setBins' | 'setProbabilities' | 'setPurities'
>;

function setArrays(sets: readonly (PlaceSet & { readonly gene: number })[]): SetArrays {
  return {
    setGenes: Int32Array.from(sets, ({ gene }) => gene),
    setStarts: startsOf(sets.map(({ places }) => places.length)),
    setBins: Int32Array.from(sets.flatMap(({ places }) => [...places])),
    setProbabilities: Float64Array.from(sets, ({ probability }) => probability),
    setPurities: Float64Array.from(sets, ({ purity }) => purity),
  };
}

/** The same of a model that has no bins: every marker is one. */
export function markerInclusionState(inclusion: Inclusion): InclusionState {
  const { genes, credibleSets: sets, hotspots, mix, notes } = inclusion;
  const rows = genes.map((_, gene) => inclusion.probabilitiesOf(gene));
  return {
    inclusion: {
      starts: startsOf(rows.map(({ markers }) => markers.length)),
      columns: Int32Array.from(rows.flatMap(({ markers }) => [...markers])),
      values: Float32Array.from(rows.flatMap(({ probabilities }) => [...probabilities])),
    },
    ...setArrays(sets.map(({ markers, ...set }) => ({ ...set, places: markers }))),
    hotspots,
    mix,
    notes,
  };
}

/** The same by markers. */
export function inclusionOf(
  { markers, genes, binOf }: Pick<BinEffects, 'markers' | 'genes' | 'binOf'>,
  state: InclusionState,
): Inclusion {
  const { starts, columns, values } = state.inclusion;
  const members = Array.from(state.hotspots, (): number[] => []);
  binOf.forEach((bin, marker) => members[bin]!.push(marker));
  const shareOf = (marker: number, value: number): number =>
    state.markerShares === undefined
      ? value / members[binOf[marker]!]!.length
      : value * state.markerShares[marker]!;
  const markersOf = (bins: Int32Array): Int32Array =>
    Int32Array.from([...bins].flatMap((bin) => members[bin]!)).sort();
  return {
    markers,
    genes,
    probabilitiesOf(gene) {
      const bins = columns.subarray(starts[gene], starts[gene + 1]);
      const shares = new Map<number, number>();
      bins.forEach((bin, k) => {
        for (const marker of members[bin]!) {
          shares.set(marker, shareOf(marker, Math.min(1, values[starts[gene]! + k]!)));
        }
      });
      const found = markersOf(bins);
      return { markers: found, probabilities: Float64Array.from(found, (marker) => shares.get(marker)!) };
    },
    credibleSets: Array.from(state.setGenes, (gene, k): CredibleSet => ({
      gene,
      markers: markersOf(state.setBins.subarray(state.setStarts[k], state.setStarts[k + 1])),
      probability: state.setProbabilities[k]!,
      purity: state.setPurities[k]!,
    })),
    hotspots: Float64Array.from(binOf, (bin, marker) => shareOf(marker, state.hotspots[bin]!)),
    mix: state.mix,
    notes: state.notes,
  };
}

export function saveInclusion(state: InclusionState): ArrayBundle {
  const { inclusion, mix, notes, markerShares, ...arrays } = state;
  return {
    metadata: { mix, notes },
    arrays: {
      ...arrays,
      ...(markerShares && { markerShares }),
      inclusionStarts: inclusion.starts,
      inclusionBins: inclusion.columns,
      inclusionValues: inclusion.values,
    },
  };
}

export function loadInclusion({ metadata, arrays }: ArrayBundle): InclusionState {
  const { mix, notes } = metadata as JsonObject & Pick<InclusionState, 'mix' | 'notes'>;
  return {
    inclusion: {
      starts: arrays.inclusionStarts as Int32Array,
      columns: arrays.inclusionBins as Int32Array,
      values: arrays.inclusionValues as Float32Array,
    },
    setGenes: arrays.setGenes as Int32Array,
    setStarts: arrays.setStarts as Int32Array,
    setBins: arrays.setBins as Int32Array,
    setProbabilities: arrays.setProbabilities as Float64Array,
    setPurities: arrays.setPurities as Float64Array,
    hotspots: arrays.hotspots as Float64Array,
    markerShares: arrays.markerShares as Float64Array | undefined,
    mix,
    notes,
  };
}
