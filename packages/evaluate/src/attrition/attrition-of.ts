import { originalIds } from '@snpress/data/matrix/original-ids';
import type { ModelEvaluation } from '../model/model-evaluation.js';
import type { Attrition, Funnel, Loss } from './attrition.js';

/** Something that was left out before there were splits. */
export interface LeftOut {
  readonly id: string;
  readonly reason: string;
}

/** Steps of preprocessing, as far as they drop features: `FittedSteps` of @snpress/preprocess are that. */
export interface FilteringSteps {
  /** `{ dropMissing: … }`. */
  readonly steps: readonly object[];
  /** What each of them leaves. */
  readonly fitted: readonly { readonly features: readonly string[] }[];
  readonly inputFeatures: readonly string[];
  readonly features: readonly string[];
}

/** What is known of what was read, used and judged. */
export interface AttritionInput {
  /** Samples that are used. */
  readonly samples: number;
  /** Samples of any file that are not. */
  readonly samplesLeft: readonly LeftOut[];
  /** Genes that no split was given. */
  readonly genesLeft: readonly LeftOut[];
  /** What each outer split made of genotypes and of expression. */
  readonly splits: readonly { readonly genotypes: FilteringSteps; readonly expression: FilteringSteps }[];
  readonly evaluation: ModelEvaluation;
}

/** Counts what was read, what was used and why the rest was not. Genes that never vary where they are held out have no skill. */
export function attritionOf(input: AttritionInput): Attrition {
  const { samples, samplesLeft, genesLeft, splits, evaluation } = input;
  const lostSamples = byReason(samplesLeft);
  const genotypes = splits.map((split) => split.genotypes);
  const expression = splits.map((split) => split.expression);
  const { genes, skill } = evaluation.perGene;
  const constant = genes.filter((_, gene) => Number.isNaN(skill[gene]));
  const judged = genes.length - constant.length;
  return {
    samples: {
      read: samples + lostSamples.reduce((sum, { ids }) => sum + ids.length, 0),
      used: [samples, samples],
      lost: lostSamples,
    },
    markers: funnelOf(genotypes),
    genes: {
      read: expression[0]!.inputFeatures.length + genesLeft.length,
      used: [judged, judged],
      lost: [
        ...byReason(genesLeft),
        ...inAnySplit(lossesOf(expression)),
        ...(constant.length > 0 ? [alike('constant in the samples that were held out', constant)] : []),
      ],
    },
  };
}

function funnelOf(splits: readonly FilteringSteps[]): Funnel {
  return {
    read: splits[0]!.inputFeatures.length,
    used: range(splits.map(({ features }) => features.length)),
    lost: lossesOf(splits),
  };
}

/** What each step dropped, over splits of the same steps. */
function lossesOf(splits: readonly FilteringSteps[]): readonly Loss[] {
  const { inputFeatures: all } = splits[0]!;
  const names = originalIds(all);
  const nameOf = new Map(all.map((id, feature) => [id, names[feature]!]));
  return splits[0]!.steps.flatMap((spec, step): readonly Loss[] => {
    const dropped = splits.map(({ fitted, inputFeatures }) => {
      const before = fitted[step - 1]?.features ?? inputFeatures;
      const kept = new Set(fitted[step]!.features);
      return before.filter((id) => !kept.has(id));
    });
    const count = range(dropped.map(({ length }) => length));
    if (count[1] === 0) return [];
    return [
      {
        reason: Object.keys(spec)[0]!,
        count,
        ids: Array.from(new Set(dropped.flat()), (id) => nameOf.get(id)!),
      },
    ];
  });
}

/** A gene that a split has not is judged in none. */
function inAnySplit(losses: readonly Loss[]): readonly Loss[] {
  const known = new Set<string>();
  return losses.flatMap(({ reason, ids }) => {
    const own = ids.filter((id) => !known.has(id));
    for (const id of own) known.add(id);
    return own.length > 0 ? [alike(reason, own)] : [];
  });
}

function byReason(left: readonly LeftOut[]): readonly Loss[] {
  const ids = new Map<string, string[]>();
  for (const { id, reason } of left) ids.set(reason, [...(ids.get(reason) ?? []), id]);
  return [...ids].map(([reason, own]) => alike(reason, own));
}

/** A loss that is the same in all splits. */
function alike(reason: string, ids: readonly string[]): Loss {
  return { reason, count: [ids.length, ids.length], ids };
}

function range(counts: readonly number[]): readonly [number, number] {
  return [Math.min(...counts), Math.max(...counts)];
}
