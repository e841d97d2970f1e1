import type { EvaluatedModel } from '../input/report-input.js';
import { formatInterval, formatPercent } from '@snpress/data/words/format-number';

type Ablation = NonNullable<EvaluatedModel['ablations']>[number];

/** What a part adds to a model, and whether the data show that. */
export function ablationSentence(
  model: string,
  { part, without, whole, difference, interval, share }: Ablation,
): string {
  const bounds = interval && ` (95\u00a0% interval ${formatInterval(interval, formatPercent)})`;
  const [low, high] = interval ?? [NaN, NaN];
  const verdict =
    interval === null
      ? ''
      : low > 0
        ? `: the ${part} add to it`
        : high < 0
          ? `: it is better without ${part}`
          : `: these data do not show that the ${part} add anything`;
  const of = share
    ? ` Of the variance of its predictions, ${formatPercent(share.pooled)} is due to ${part}${
        share.interval ? ` (95\u00a0% interval ${formatInterval(share.interval, formatPercent)})` : ''
      }.`
    : '';
  return `Without its ${part}, ${model} has a pooled skill of ${formatPercent(without)} instead of ${formatPercent(whole)}, a difference of ${formatPercent(difference)} over splits${bounds ?? ''}${verdict}.${of}`;
}
