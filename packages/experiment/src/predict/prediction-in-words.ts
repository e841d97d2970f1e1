import { formatCount } from '@snpress/data/words/format-number';
import { someOf } from '@snpress/data/errors/some-of';
import { discoveryRate } from '@snpress/evaluate/model/permutation-test-result';
import { counted } from '@snpress/data/words/counted';
import { inUse } from './in-use.js';
import type { PredictionSummary } from './predict-one.js';
import { readingInWords } from './reading-in-words.js';

/** The summary for people: labels and what is behind them. */
export function predictionInWords({
  model,
  markers,
  found,
  reading = {},
  samples,
  genes,
  predictable,
  withoutVariants,
  covariates,
}: PredictionSummary): readonly (readonly [label: string, text: string])[] {
  const { reference, given, met, byPosition, byId, flipped, complement, ambiguous, absent, dropped } =
    markers;
  return [
    ['model', `${model}: ${counted(reference, 'variant')}, of which it uses ${formatCount(found.used)}`],
    ['file', `${counted(samples, 'sample')} × ${counted(given, 'variant')}`],
    ...(Object.keys(reading).length > 0 ? [['read with', readingInWords(reading)] as const] : []),
    [
      'matched',
      `${formatCount(met)} of the model's (${formatCount(byPosition)} by position, ${formatCount(byId)} by id), ${formatCount(flipped)} flipped` +
        (complement > 0 ? `, ${formatCount(complement)} on the other strand` : '') +
        (ambiguous > 0 ? `, ${formatCount(ambiguous)} ambiguous (A/T or C/G)` : ''),
    ],
    ['absent', absent === 0 ? 'none' : `${formatCount(absent)}, imputed as in training`],
    ['dropped', dropped === 0 ? 'none' : `${formatCount(dropped)} of the file's`],
    ['used', inUse(found)],
    [
      'missing',
      found.missingCalls === 0
        ? 'no calls'
        : `${counted(found.missingCalls, 'call')} (${percent(found.missingCalls / found.calls)}), imputed as in training`,
    ],
    ...(covariates ? [['covariates', covariatesInWords(covariates, samples)] as const] : []),
    ['predicted', `${counted(genes, 'gene')} × ${counted(samples, 'sample')}`],
    ...(predictable === undefined
      ? []
      : [
          [
            'believe',
            `${formatCount(predictable)} of ${counted(genes, 'gene')} ${predictable === 1 ? 'is' : 'are'} predictable: q ≤ ${discoveryRate} on samples held out of training`,
          ] as const,
        ]),
    ...(withoutVariants === 0
      ? []
      : [
          [
            'but',
            `${counted(withoutVariants, 'gene')} of these ${withoutVariants === 1 ? 'has' : 'have'} no variant in the file: all samples are predicted alike`,
          ] as const,
        ]),
  ];
}

function covariatesInWords(
  { names, samples: known }: NonNullable<PredictionSummary['covariates']>,
  samples: number,
): string {
  const list = someOf(names, 5);
  if (known === samples) return `${list}, of all samples`;
  return known === 0
    ? `${list}: not known, so that all samples count as the training mean`
    : `${list}, of ${counted(known, 'sample')}; the others count as the training mean`;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
