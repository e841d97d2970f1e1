import type { ArrayBundle } from '@snpress/data';
import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import { joinSparse } from '../elastic-net/join-sparse.js';
import { loadSparseModel } from '../elastic-net/sparse-model.js';
import {
  inclusionOf,
  type InclusionState,
  loadInclusion,
  markerInclusionState,
  saveInclusion,
} from '../susie/inclusion-state.js';
import { compositeInclusion } from '../tuning/composite-inclusion.js';
import type { CompositePart } from '../tuning/composite-part.js';
import { composite, loadComposite } from '../tuning/composite.js';

/** `metadata.type` of a saved model whose genes are trained on their cis markers. */
export const cisType = 'cis';

/**
 * Models of groups of genes, each on its own markers, as one. Linear ones are kept as their weights: that takes no more
 * room than there are pairs of a gene and a marker near it.
 *
 * @param model - the type of the parts.
 */
export function cisModel(model: string, train: TrainingSet, parts: readonly CompositePart[]): Fitted {
  const markers = train.genotypes.features;
  const genes = train.expression.features;
  if (parts.every(({ fitted }) => fitted.linear !== undefined)) {
    const inclusion = compositeInclusion(genes, parts, markers)?.();
    return withInclusion(joinSparse(cisType, train, parts), inclusion && markerInclusionState(inclusion));
  }
  return withCisType(composite(model, genes, parts, markers));
}

/** Restores a model of cis markers. */
export function loadCisModel(bundle: ArrayBundle, loadPart: (bundle: ArrayBundle) => Fitted): Fitted {
  if (!('weights' in bundle.arrays)) return withCisType(loadComposite(bundle, loadPart));
  return withInclusion(
    loadSparseModel(bundle),
    'setBins' in bundle.arrays ? loadInclusion(bundle) : undefined,
  );
}

function withInclusion(fitted: Fitted, state: InclusionState | undefined): Fitted {
  if (state === undefined) return fitted;
  const { markers, genes } = fitted.linear!();
  const place = { markers, genes, binOf: Int32Array.from(markers.keys()) };
  return {
    ...fitted,
    save(use) {
      const { metadata, arrays } = fitted.save(use);
      const inclusion = saveInclusion(state);
      return {
        metadata: { ...metadata, ...inclusion.metadata },
        arrays: { ...arrays, ...inclusion.arrays },
      };
    },
    inclusion: () => inclusionOf(place, state),
  };
}

function withCisType(fitted: Fitted): Fitted {
  return {
    ...fitted,
    save(use) {
      const { metadata, arrays } = fitted.save(use);
      return { metadata: { ...metadata, type: cisType }, arrays };
    },
  };
}
