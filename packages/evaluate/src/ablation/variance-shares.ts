import type { Rng } from '@snpress/data';
import { drawCounts } from '../bootstrap/draw-counts.js';
import { intervalAround } from '../bootstrap/interval-around.js';
import { sumOf } from '../distribution/sum-of.js';
import { alignSplits } from '../held-out/align-splits.js';
import { createGenePairs, genePairs } from '../held-out/gene-pairs.js';
import type { HeldOutSplit } from '../held-out/held-out-split.js';
import type { EvaluationInput } from '../model/evaluate-model.js';
import type { AblationSkill } from '../skill/ablation-skill.js';

type Shares = Required<Pick<AblationSkill, 'share'>>['share'];
type GeneShares = NonNullable<AblationSkill['perGene']['share']>;

/**
 * How much of the variance of predictions is due to what they have beyond others, pooled and gene by gene; with intervals by bootstrap over
 * held-out samples. Costs draws × samples × genes.
 */
export function varianceShares(
  input: EvaluationInput,
  rest: readonly HeldOutSplit[],
  rng: Rng,
  draws: number,
): { readonly pooled: Shares; readonly perGene: GeneShares } {
  const { name, observed } = input;
  const whole = alignSplits(name, observed, input.splits);
  const left = alignSplits(name, observed, rest);
  const rooms = [createGenePairs(whole), createGenePairs(left)] as const;
  const genes = whole.genes.length;
  const placeOf = new Map<number, number>();
  for (const { sampleOf } of whole.splits) {
    for (const sample of sampleOf) if (!placeOf.has(sample)) placeOf.set(sample, placeOf.size);
  }
  const samples = placeOf.size;
  const counts = drawCounts(samples, draws, rng);
  const reach = { level: 0.95, samples, splits: whole.splits.length };
  const all = { part: new Float64Array(samples), total: new Float64Array(samples) };
  const value = new Float64Array(genes);
  const low = new Float64Array(genes);
  const high = new Float64Array(genes);
  const drawn = new Float64Array(draws);

  const intervalOf = (share: number, part: Float64Array, total: Float64Array): readonly [number, number] => {
    for (let draw = 0; draw < draws; draw++) {
      let own = 0;
      let sum = 0;
      for (let entry = counts.from[draw]!; entry < counts.from[draw + 1]!; entry++) {
        const sample = counts.sample[entry]!;
        own += counts.count[entry]! * part[sample]!;
        sum += counts.count[entry]! * total[sample]!;
      }
      drawn[draw] = shareOf(own, sum);
    }
    return intervalAround(share, drawn, reach);
  };

  const part = new Float64Array(samples);
  const total = new Float64Array(samples);
  for (let gene = 0; gene < genes; gene++) {
    part.fill(0);
    total.fill(0);
    const pairs = genePairs(name, whole, gene, rooms[0]);
    const others = genePairs(name, left, gene, rooms[1]).predicted;
    for (let k = 0; k < pairs.count; k++) {
      const deviation = pairs.predicted[k]! - pairs.baseline[k]!;
      const place = placeOf.get(pairs.sample[k]!)!;
      part[place]! += deviation * (pairs.predicted[k]! - others[k]!);
      total[place]! += deviation * deviation;
    }
    for (let sample = 0; sample < samples; sample++) {
      all.part[sample]! += part[sample]!;
      all.total[sample]! += total[sample]!;
    }
    value[gene] = shareOf(sumOf(part), sumOf(total));
    if (draws > 0) [low[gene], high[gene]] = intervalOf(value[gene]!, part, total);
  }
  const pooled = shareOf(sumOf(all.part), sumOf(all.total));
  return {
    pooled: { pooled, interval: draws > 0 ? intervalOf(pooled, all.part, all.total) : null },
    perGene: { value, ...(draws > 0 && { low, high }) },
  };
}

/** Not defined where predictions do not vary. */
function shareOf(part: number, total: number): number {
  return total > 0 ? part / total : NaN;
}
