import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import type { DualReceiver } from './kernel-posterior.js';
import { gather, type MarkerProfile } from './weighted-relationship.js';

/** Genes whose effects are computed together. */
const BLOCK = 256;

/** Adds up, over relationship matrices that are linear in dosages, the effects of standardised places. */
export interface LinearDuals {
  /** Receives the dual weights of X diag(profile) Xᵀ. */
  receiver(profile: MarkerProfile): DualReceiver;
  /** Genes × places, divided by the total weight of each gene. */
  effects(total: Float64Array): Float32Array;
}

/**
 * @param columns - standardised places of the training samples, one after the other.
 * @param common - a weight of each place that profiles have a share of.
 */
export function linearDuals(
  columns: Float64Array,
  samples: number,
  genes: number,
  common: Float64Array,
): LinearDuals {
  const places = columns.length / samples;
  const effects = new Float32Array(genes * places);
  const shared = new Float64Array(genes * samples);
  return {
    receiver: (profile) => ({
      rescale(gene, factor) {
        for (let at = gene * places; at < (gene + 1) * places; at++) effects[at]! *= factor;
        for (let at = gene * samples; at < (gene + 1) * samples; at++) shared[at]! *= factor;
      },
      add(chosen, duals) {
        const own = profile.places.length;
        const product = new Float64Array(chosen.length * own);
        if (own > 0) {
          multiplyTransposed(
            duals,
            chosen.length,
            gather(columns, samples, profile.places),
            own,
            samples,
            product,
          );
        }
        chosen.forEach((gene, k) => {
          for (let at = 0; at < own; at++) {
            effects[gene * places + profile.places[at]!]! += profile.weights[at]! * product[k * own + at]!;
          }
          for (let i = 0; i < samples; i++) {
            shared[gene * samples + i]! += profile.common * duals[k * samples + i]!;
          }
        });
      },
    }),
    effects(total) {
      for (let first = 0; first < genes; first += BLOCK) {
        const count = Math.min(BLOCK, genes - first);
        const block = shared.subarray(first * samples, (first + count) * samples);
        const product = multiplyTransposed(
          block,
          count,
          columns,
          places,
          samples,
          new Float64Array(count * places),
        );
        for (let at = 0; at < product.length; at++) {
          const gene = first + Math.floor(at / places);
          const index = first * places + at;
          effects[index] = (effects[index]! + common[at % places]! * product[at]!) / total[gene]!;
        }
      }
      return effects;
    },
  };
}
