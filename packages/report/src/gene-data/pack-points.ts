import type { HeldOutPredictions } from '../input/report-input.js';
import { printable } from '../text/printable.js';
import type { HeldOutColumns } from './held-out-columns.js';

/** The held-out values that a page carries. */
export interface PackedPoints {
  readonly samples: readonly string[];
  /** The models whose predictions are there, best first. */
  readonly models: readonly string[];
  /** By gene, null where the page has no room: lowest, highest, and a byte for each value: the truth, then model by model. */
  readonly genes: readonly ([low: number, high: number, values: string] | null)[];
}

const missing = 255;

/** What the values of a gene take in a page. */
const charactersOf = (samples: number, models: number): number =>
  Math.ceil((samples * (1 + models)) / 3) * 4 + 24;

/**
 * Packs the truth and the predictions of genes, in 254 steps from the lowest to the highest value of each: of as many models as there is
 * room for, the best first; where there is none for one of all genes, of those that come first.
 *
 * @param order - indices of genes: those that are wanted most first
 */
export function packPoints(
  { samples, visit }: HeldOutColumns,
  genes: readonly string[],
  models: readonly string[],
  order: readonly number[],
  room: number,
): PackedPoints {
  const fits = (count: number): boolean => genes.length * charactersOf(samples.length, count) <= room;
  let count = models.length;
  while (count > 1 && !fits(count)) count--;
  const kept = new Set(
    order.slice(0, fits(count) ? genes.length : Math.floor(room / charactersOf(samples.length, 1))),
  );
  const own = models.slice(0, count);
  const valuesOf = ({ observed, predicted }: HeldOutPredictions) => [
    observed.values,
    ...own.map((model) => predicted[model]?.values),
  ];
  return {
    samples: samples.map(printable),
    models: own,
    genes: genes.map((gene, g) => {
      if (!kept.has(g)) return null;
      const rows = Array.from({ length: own.length + 1 }, () => new Float64Array(samples.length).fill(NaN));
      visit(gene, (split, at, sample) => {
        valuesOf(split).forEach((values, k) => (rows[k]![sample] = values?.[at] ?? NaN));
      });
      const all = rows.flatMap((row) => Array.from(row)).filter(Number.isFinite);
      if (all.length === 0) return null;
      const [low, high] = [Math.min(...all), Math.max(...all)];
      const bytes = Buffer.from(
        rows.flatMap((row) =>
          Array.from(row, (value) =>
            Number.isFinite(value) ? Math.round((254 * (value - low)) / (high - low || 1)) : missing,
          ),
        ),
      );
      return [Number(low.toPrecision(6)), Number(high.toPrecision(6)), bytes.toString('base64')];
    }),
  };
}
