import { formatCount } from '@snpress/data/words/format-number';
import type { VariantsFound } from './variants-found.js';

/** How much of what a model uses is there, in words. */
export function inUse({ used, found, importance }: VariantsFound): string {
  if (used === 0) return 'the model uses no variant: it predicts the same for every sample';
  const share = `${formatCount(found)} of the ${formatCount(used)} variants that the model uses are there (${percent(found / used)})`;
  return importance === undefined ? share : `${share}, with ${percent(importance)} of their importance`;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
