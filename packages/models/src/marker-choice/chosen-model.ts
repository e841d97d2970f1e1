import type { ArrayBundle } from '@snpress/data';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import { nextTurn } from '../contract/next-turn.js';
import type { SweptTrainingSet } from '../contract/swept-estimator.js';
import { sweptColumns } from '../linear/swept-columns.js';
import { loadComposite } from '../tuning/composite.js';

/** `metadata.type` of a saved model of markers that were chosen for all genes. */
export const chosenType = 'chosen-markers';

/** What is said of all markers, though few of them were chosen. */
interface AllMarkers {
  readonly markerMeans: Float64Array;
  /** What those that are identical or complementary in training count is shared among them, chosen or not. */
  readonly importance: Float64Array | undefined;
}

/**
 * Makes a model of chosen markers one of all, in one sweep.
 * @param model - whose markers are all of the training set.
 */
export async function chosenModel(
  model: Fitted,
  { genotypes }: SweptTrainingSet,
  context: FitContext,
): Promise<Fitted> {
  const markers = genotypes.features.length;
  const register = sweptColumns(markers);
  for (const block of genotypes.blocks()) {
    await nextTurn(context, block.first / markers);
    register.add(block);
  }
  const { means: markerMeans, distinct } = register.columns();
  const own = model.markerImportance?.().values;
  if (own === undefined) return withAllMarkers(model, { markerMeans, importance: undefined });
  const sums = new Float64Array(distinct.representatives.length);
  const sizes = new Int32Array(sums.length);
  distinct.group.forEach((group, marker) => {
    if (group < 0) return;
    sums[group]! += own[marker]!;
    sizes[group]! += 1;
  });
  const importance = Float64Array.from(distinct.group, (group) =>
    group < 0 ? 0 : sums[group]! / sizes[group]!,
  );
  return withAllMarkers(model, { markerMeans, importance });
}

export function loadChosenModel(bundle: ArrayBundle, loadPart: (bundle: ArrayBundle) => Fitted): Fitted {
  const { markerMeans, importance } = bundle.arrays;
  return withAllMarkers(loadComposite(bundle, loadPart), {
    markerMeans: markerMeans as Float64Array,
    importance: importance as Float64Array | undefined,
  });
}

function withAllMarkers(model: Fitted, { markerMeans, importance }: AllMarkers): Fitted {
  return {
    ...model,
    save(use) {
      const { metadata, arrays } = model.save(use);
      return {
        metadata: { ...metadata, type: chosenType },
        arrays: { ...arrays, markerMeans, ...(importance && { importance }) },
      };
    },
    ...(model.linear && { linear: () => ({ ...model.linear!(), markerMeans }) }),
    ...(importance && {
      markerImportance: () => ({
        measure: model.markerImportance!().measure,
        values: importance.slice(),
      }),
    }),
  };
}
