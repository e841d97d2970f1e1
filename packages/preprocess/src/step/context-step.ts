import { contextLabel, stackContexts } from '@snpress/data/contexts/join-contexts';
import { splitContexts } from '@snpress/data/contexts/split-contexts';
import { featureValues } from '@snpress/data/matrix/feature-values';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { ArrayBundle, BundleArray, Json, JsonObject, Matrix } from '@snpress/data';
import { PreprocessError } from '../preprocess-error.js';
import type { FittedStep, Step } from './step.js';

/** A step of one context, and the genes that it was fitted on. */
interface ContextFit {
  readonly genes: readonly string[];
  readonly step: FittedStep;
}

/**
 * Fits a step; where the matrix has several contexts, to each by itself, on the samples that were measured in it.
 * @throws PreprocessError where a context was measured in no training sample.
 */
export function fitInContexts<P extends object>(step: Step<P>, train: Matrix, params: P): FittedStep {
  if (train.contexts === undefined) return step.fit(train, params);
  const fits = new Map<string, ContextFit>();
  for (const { context, matrix, measured } of splitContexts(train)) {
    if (measured.length === 0)
      throw new PreprocessError({
        code: 'too-few-samples',
        subject: context,
        message: `Context ${context} was measured in none of the ${train.samples.length} training samples`,
        hint: 'ask for other folds, or leave this context out',
      });
    fits.set(context, { genes: matrix.features, step: step.fit(selectSamples(matrix, measured), params) });
  }
  return contextStep(fits);
}

/** Restores what `fitInContexts` gave. */
export function loadInContexts(step: Step, bundle: ArrayBundle, features: readonly string[]): FittedStep {
  const { contexts } = bundle.metadata as { readonly contexts?: Readonly<Record<string, JsonObject>> };
  if (contexts === undefined) return step.load(bundle, features);
  const fits = Object.entries(contexts).map(([context, metadata]): [string, ContextFit] => {
    const prefix = `${context}/`;
    const { [`${prefix}genes`]: genes } = bundle.arrays as Record<string, readonly string[]>;
    const arrays = Object.entries(bundle.arrays).flatMap(([name, array]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), array] as const] : [],
    );
    return [
      context,
      { genes: genes!, step: step.load({ metadata, arrays: Object.fromEntries(arrays) }, genes!) },
    ];
  });
  return contextStep(new Map(fits));
}

function contextStep(fits: ReadonlyMap<string, ContextFit>): FittedStep {
  const all = [...fits];
  const invertible = all.some(([, { step }]) => step.invert !== undefined);
  return {
    features: all.flatMap(([context, { step }]) => step.features.map((gene) => contextLabel(gene, context))),
    warnings: all.flatMap(([context, { step }]) => step.warnings.map((warning) => `${context}: ${warning}`)),
    contexts: new Map(all.map(([context, { step }]) => [context, step])),
    apply(matrix) {
      const parts = splitContexts(matrix).map(({ context, matrix: part, measured }): [string, Matrix] => [
        context,
        fits.get(context)!.step.apply(selectSamples(part, measured)),
      ]);
      return stackContexts(new Map(parts), matrix.samples);
    },
    ...(invertible && { invert: (matrix: Matrix) => invert(fits, matrix) }),
    save() {
      const arrays: Record<string, BundleArray> = {};
      const metadata: Record<string, Json> = {};
      for (const [context, { genes, step }] of fits) {
        const saved = step.save();
        metadata[context] = saved.metadata;
        arrays[`${context}/genes`] = genes;
        for (const [name, array] of Object.entries(saved.arrays)) arrays[`${context}/${name}`] = array;
      }
      return { metadata: { contexts: metadata }, arrays };
    },
  };
}

/** Predictions of any features, found by their labels. */
function invert(fits: ReadonlyMap<string, ContextFit>, matrix: Matrix): Matrix {
  const values = matrix.values.slice();
  const columnOf = new Map(matrix.features.map((label, column) => [label, column]));
  for (const [context, { genes, step }] of fits) {
    const found = genes.flatMap((gene) => {
      const column = columnOf.get(contextLabel(gene, context));
      return column === undefined ? [] : [{ gene, column }];
    });
    const columns = found.map(({ column }) => column);
    const part = { ...selectFeatures(matrix, columns), features: found.map(({ gene }) => gene) };
    const inverted = step.invert?.(part) ?? part;
    for (const [index, column] of columns.entries())
      values.set(featureValues(inverted, index), column * matrix.samples.length);
  }
  return { ...matrix, values };
}
