import type { ModelSelection } from '../input/report-input.js';
import { summariseSettings } from './selection-summary.js';

/** A model whose best setting is the first or the last that was tried. */
export interface GridEdge {
  readonly model: string;
  readonly parameter: string;
  readonly value: number;
  readonly side: 'smallest' | 'largest';
}

/** Where the best setting of a grid of one number lies at its end, by the mean validation error: a better one may lie beyond. */
export function gridEdge(selection: ModelSelection): GridEdge | undefined {
  const summaries = summariseSettings(selection);
  const names = [...new Set(selection.settings.flatMap(({ parameters }) => Object.keys(parameters)))];
  const varying = names.filter(
    (name) => new Set(selection.settings.map(({ parameters }) => parameters[name])).size > 1,
  );
  const [parameter] = varying;
  if (varying.length !== 1 || parameter === undefined) return undefined;
  const tried = selection.settings.flatMap(({ parameters }, i) => {
    const value = parameters[parameter];
    return typeof value === 'number' && Number.isFinite(summaries[i]!.mse)
      ? [{ value, mse: summaries[i]!.mse }]
      : [];
  });
  if (tried.length < 2) return undefined;
  const { value } = tried.reduce((best, other) => (other.mse < best.mse ? other : best));
  const values = tried.map((setting) => setting.value);
  if (value === Math.max(...values)) return { model: selection.model, parameter, value, side: 'largest' };
  return value === Math.min(...values)
    ? { model: selection.model, parameter, value, side: 'smallest' }
    : undefined;
}
