import type { ModelSelection } from '../input/report-input.js';
import { summariseSettings } from './selection-summary.js';

/** A model whose best setting is the first or the last that was tried. */
export interface GridEdge {
  readonly model: string;
  readonly parameter: string;
  readonly value: number;
  readonly side: 'smallest' | 'largest';
}

/** So many genes at an end of the grid, and no fewer, tell that theirs may lie beyond. */
const manyGenes = 0.25;

/**
 * Where the best setting of a grid of one number lies at its end, so that a better one may lie beyond: by the mean validation error, or, where
 * each gene has its own setting, by what most genes chose.
 */
export function gridEdge(selection: ModelSelection): GridEdge | undefined {
  const { model, mode, settings } = selection;
  const names = [...new Set(settings.flatMap(({ parameters }) => Object.keys(parameters)))];
  const varying = names.filter(
    (name) => new Set(settings.map(({ parameters }) => parameters[name])).size > 1,
  );
  const [parameter] = varying;
  if (varying.length !== 1 || parameter === undefined) return undefined;
  const values = settings.map(({ parameters }) => parameters[parameter]);
  const numbers = values.filter((value) => typeof value === 'number');
  const tried = summariseSettings(selection).flatMap(({ mse, shareBySplit }, i) => {
    const value = values[i];
    const share = shareBySplit.reduce((sum, own) => sum + own, 0) / shareBySplit.length;
    const goodness = mode === 'global' ? -mse : share;
    return typeof value === 'number' && Number.isFinite(goodness) ? [{ value, goodness }] : [];
  });
  if (tried.length < 2) return undefined;
  const best = tried.reduce((one, other) => (other.goodness > one.goodness ? other : one));
  if (mode === 'per-gene' && best.goodness < manyGenes) return undefined;
  const { value } = best;
  // The largest relative alpha lets no marker in: nothing lies beyond.
  if (value === Math.max(...numbers))
    return parameter === 'relativeAlpha' ? undefined : { model, parameter, value, side: 'largest' };
  return value === Math.min(...numbers) ? { model, parameter, value, side: 'smallest' } : undefined;
}
