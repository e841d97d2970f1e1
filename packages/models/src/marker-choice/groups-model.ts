import type { ArrayBundle } from '@snpress/data';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import type { SweptTrainingSet } from '../contract/swept-estimator.js';
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
import { chosenModel, chosenType, loadChosenModel } from './chosen-model.js';
import type { MarkerChoice } from './marker-choice.js';

/** `metadata.type` of a saved model whose genes are trained on their cis markers. */
const cisType = 'cis';

export function typeOfChoice(choice: MarkerChoice): string {
  return 'cis' in choice ? cisType : chosenType;
}

export function isOfChosenMarkers(type: string): boolean {
  return type === cisType || type === chosenType;
}

/**
 * Models of groups of genes, each on its own markers, as one. Linear ones of several groups are kept as their weights: that takes no more
 * room than there are pairs of a gene and a marker of its own.
 *
 * @param model - the type of the parts.
 */
export async function groupsModel(
  model: string,
  choice: MarkerChoice,
  train: SweptTrainingSet,
  parts: readonly CompositePart[],
  context: FitContext,
): Promise<Fitted> {
  const type = typeOfChoice(choice);
  const markers = train.genotypes.features;
  const genes = train.expression.features;
  const hasOwn = type === cisType || parts.length > 1;
  if (hasOwn && parts.every(({ fitted }) => fitted.linear !== undefined)) {
    const inclusion = compositeInclusion(genes, parts, markers)?.();
    return withInclusion(joinSparse(type, train, parts), inclusion && markerInclusionState(inclusion));
  }
  const whole = composite(model, genes, parts, markers);
  return type === cisType ? withCisType(whole) : chosenModel(whole, train, context);
}

/** Restores a model of chosen markers. */
export function loadGroupsModel(bundle: ArrayBundle, loadPart: (bundle: ArrayBundle) => Fitted): Fitted {
  if (!('weights' in bundle.arrays))
    return bundle.metadata.type === cisType
      ? withCisType(loadComposite(bundle, loadPart))
      : loadChosenModel(bundle, loadPart);
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
