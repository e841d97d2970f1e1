import { formatCount } from '@snpress/data/words/format-number';
import { usedInWords } from '@snpress/evaluate/attrition/attrition-in-words';
import type { DataDescription } from '../input/report-input.js';

/** How many samples, markers and genes were used, and of how many where that is known: `50 of 60`. */
export function usedCounts({
  attrition,
  ...counts
}: DataDescription): Readonly<Record<'samples' | 'markers' | 'genes', string>> {
  const count = (what: 'samples' | 'markers' | 'genes'): string =>
    attrition === undefined ? formatCount(counts[what]) : usedInWords(attrition[what]);
  return { samples: count('samples'), markers: count('markers'), genes: count('genes') };
}
