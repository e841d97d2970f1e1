import type { Estimator } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import { parseParams } from '../contract/parse-params.js';
import type { Setting } from '../contract/tuning.js';
import { pretrainingId } from './pretraining-id.js';

/**
 * The context for fitting several settings: a pretraining made beforehand serves them only where they all ask for the
 * same one; otherwise each fit pretrains for itself.
 */
export function contextFor<P extends object>(
  estimator: Estimator<P>,
  params: P,
  settings: readonly Setting[],
  context: FitContext,
): FitContext {
  if (context.pretrained === undefined) return context;
  const wanted = settings.map((setting) => pretrainingId(estimator, parseParams(estimator, params, setting)));
  return new Set(wanted).size > 1 ? { ...context, pretrained: undefined } : context;
}
