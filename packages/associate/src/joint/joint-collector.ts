import type { WantedVariants } from '@snpress/models';
import type { VariantIndex } from '../summary/variant-index.js';
import type { MeasuredGene } from '../summary/summary-associator.js';
import { associateJointly, type JointAssociation } from './associate-jointly.js';

/** The association of a gene over all models, with the best and the worst of them alone. */
export interface GeneJointAssociation extends JointAssociation {
  readonly gene: string;
  readonly name: string;
  readonly best: { readonly model: string; readonly z: number };
  readonly worst: { readonly model: string; readonly z: number };
}

/** Collects what models say of genes, to test them together. */
export interface JointCollector {
  /** Takes note of the z of a gene in a model. */
  add(
    model: string,
    gene: string,
    name: string,
    z: number,
    measured: MeasuredGene,
    at: Int32Array,
    flipped: Uint8Array,
  ): void;
  /** Variants of a gene over all models; undefined where there are none. */
  readonly wanted: (gene: string) => WantedVariants | undefined;
  /** Variants of a gene over all models, as numbers of the index, in the order of `covariances`. */
  variantsOf(gene: string): readonly number[];
  /** Genes of which something is known. */
  genes(): Iterable<string>;
  /** @param covariances - of the variants of the gene over all models, NaN where not known. */
  associate(gene: string, covariances: Float64Array): GeneJointAssociation | undefined;
}

interface Entry {
  readonly model: string;
  readonly z: number;
  readonly variants: Int32Array;
  readonly weights: Float64Array;
}

/** @param conditionNumber - components of the correlations below the largest over it are left out; 30 by default, as in S-MultiXcan. */
export function jointCollector(index: VariantIndex, conditionNumber?: number): JointCollector {
  const entries = new Map<string, { name: string; readonly models: Entry[] }>();
  const variantsOf = (gene: string): readonly number[] => [
    ...new Set(entries.get(gene)?.models.flatMap(({ variants }) => [...variants])),
  ];
  return {
    add(model, gene, name, z, measured, at, flipped) {
      if (Number.isNaN(z)) return;
      const own = entries.get(gene) ?? { name, models: [] };
      entries.set(gene, own);
      own.models.push({
        model,
        z,
        variants: measured.variants.map((variant) => at[variant]!),
        weights: measured.weights.map((weight, k) =>
          flipped[measured.variants[k]!] === 1 ? -weight : weight,
        ),
      });
    },
    wanted(gene) {
      if (!entries.has(gene)) return undefined;
      const variants = variantsOf(gene);
      return {
        size: variants.length,
        places: new Map(variants.map((variant, place) => [index.id(variant), place])),
      };
    },
    variantsOf,
    genes: () => entries.keys(),
    associate(gene, covariances) {
      const { name, models } = entries.get(gene)!;
      const placeOf = new Map(variantsOf(gene).map((variant, place) => [variant, place]));
      const size = placeOf.size;
      const dense = models.map(({ variants, weights }) => {
        const own = new Float64Array(size);
        variants.forEach((variant, k) => {
          const place = placeOf.get(variant)!;
          if (!Number.isNaN(covariances[place * size + place])) own[place] = weights[k]!;
        });
        return own;
      });
      const product = (a: Float64Array, b: Float64Array): number => {
        let sum = 0;
        for (let i = 0; i < size; i++) {
          if (a[i] === 0) continue;
          for (let j = 0; j < size; j++) {
            const shared = covariances[i * size + j]!;
            if (b[j] !== 0 && !Number.isNaN(shared)) sum += a[i]! * b[j]! * shared;
          }
        }
        return sum;
      };
      const variances = dense.map((own) => product(own, own));
      const varying = [...models.keys()].filter((k) => variances[k]! > 0);
      if (varying.length === 0) return undefined;
      const correlations = new Float64Array(varying.length ** 2);
      varying.forEach((a, i) => {
        varying.forEach((b, j) => {
          correlations[i * varying.length + j] =
            i === j ? 1 : product(dense[a]!, dense[b]!) / Math.sqrt(variances[a]! * variances[b]!);
        });
      });
      const z = Float64Array.from(varying, (k) => models[k]!.z);
      const bySize = varying.map((k) => models[k]!).sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
      const [best, worst] = [bySize[0]!, bySize.at(-1)!];
      return {
        gene,
        name,
        ...associateJointly(z, correlations, conditionNumber),
        best: { model: best.model, z: best.z },
        worst: { model: worst.model, z: worst.z },
      };
    },
  };
}
