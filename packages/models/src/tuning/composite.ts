import type { ArrayBundle, BundleArray, Json, Matrix } from '@snpress/data';
import type { Fitted } from '../contract/estimator.js';

/** A model that predicts some of the genes of a composite. */
export interface CompositePart {
  readonly fitted: Fitted;
  /** Which genes of the part are taken. */
  readonly from: Int32Array;
  /** Which genes of the composite they are, in the same order. */
  readonly genes: Int32Array;
}

/** `metadata.type` of a saved composite. */
export const compositeType = 'composite';

/**
 * Several models of one type that predict different genes, as one.
 * @param model - the type of the parts, for the record.
 */
export function composite(model: string, genes: readonly string[], parts: readonly CompositePart[]): Fitted {
  return {
    predict(genotypes: Matrix): Matrix {
      const { samples } = genotypes;
      const rows = samples.length;
      const values = new Float32Array(rows * genes.length);
      for (const { fitted, from, genes: to } of parts) {
        const predicted = fitted.predict(genotypes).values;
        to.forEach((gene, index) => {
          const at = from[index]! * rows;
          values.set(predicted.subarray(at, at + rows), gene * rows);
        });
      }
      return { samples, features: genes, values };
    },
    save(): ArrayBundle {
      const arrays: Record<string, BundleArray> = { genes };
      const metadata = parts.map((part, index): Json => {
        const saved = part.fitted.save();
        for (const [name, array] of Object.entries(saved.arrays)) arrays[`${index}/${name}`] = array;
        arrays[`${index}:from`] = part.from;
        arrays[`${index}:genes`] = part.genes;
        return saved.metadata;
      });
      return { metadata: { type: compositeType, model, parts: metadata }, arrays };
    },
  };
}

/**
 * Restores a composite.
 * @param loadPart - restores a model of any type.
 */
export function loadComposite(
  { metadata, arrays }: ArrayBundle,
  loadPart: (bundle: ArrayBundle) => Fitted,
): Fitted {
  const parts = (metadata.parts as ArrayBundle['metadata'][]).map((part, index): CompositePart => {
    const own = Object.entries(arrays).filter(([name]) => name.startsWith(`${index}/`));
    return {
      fitted: loadPart({
        metadata: part,
        arrays: Object.fromEntries(own.map(([name, array]) => [name.slice(`${index}/`.length), array])),
      }),
      from: arrays[`${index}:from`] as Int32Array,
      genes: arrays[`${index}:genes`] as Int32Array,
    };
  });
  return composite(metadata.model as string, arrays.genes as readonly string[], parts);
}
