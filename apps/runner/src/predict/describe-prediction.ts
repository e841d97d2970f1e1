import type { MarkerSummary } from '@snpress/data';
import { counted } from '@snpress/data/words/counted';
import type { VariantsFound } from '@snpress/experiment/predict/variants-found';

/** What became of the variants of a model in a genotype file. */
export interface PredictionSummary {
  readonly model: string;
  readonly samples: number;
  readonly genes: number;
  readonly markers: MarkerSummary;
  readonly found: VariantsFound;
  /** The covariates that the model was trained with, and for how many samples they are known. */
  readonly covariates?: { readonly names: readonly string[]; readonly samples: number };
}

/** The summary in lines, for people. */
export function describePrediction({
  model,
  markers,
  found,
  samples,
  genes,
  covariates,
}: PredictionSummary): string {
  const { reference, given, met, byPosition, byId, flipped, complement, ambiguous, absent, dropped } =
    markers;
  const lines: (readonly [string, string])[] = [
    ['model', `${model}: ${counted(reference, 'variant')}, of which it uses ${count(found.used)}`],
    ['file', `${counted(samples, 'sample')} × ${counted(given, 'variant')}`],
    [
      'matched',
      `${count(met)} of the model's (${count(byPosition)} by position, ${count(byId)} by id), ${count(flipped)} flipped` +
        (complement > 0 ? `, ${count(complement)} on the other strand` : '') +
        (ambiguous > 0 ? `, ${count(ambiguous)} ambiguous (A/T or C/G)` : ''),
    ],
    ['absent', absent === 0 ? 'none' : `${count(absent)}, imputed as in training`],
    ['dropped', dropped === 0 ? 'none' : `${count(dropped)} of the file's`],
    ['used', inUse(found)],
    [
      'missing',
      found.missingCalls === 0
        ? 'no calls'
        : `${counted(found.missingCalls, 'call')} (${percent(found.missingCalls / found.calls)}), imputed as in training`,
    ],
    ...(covariates ? [['covariates', covariatesInWords(covariates, samples)] as const] : []),
    ['predicted', `${counted(genes, 'gene')} × ${counted(samples, 'sample')}`],
  ];
  const width = Math.max(...lines.map(([what]) => what.length));
  return lines.map(([what, text]) => `${what.padEnd(width)}  ${text}`).join('\n');
}

function covariatesInWords(
  { names, samples: known }: NonNullable<PredictionSummary['covariates']>,
  samples: number,
): string {
  const list = names.slice(0, 5).join(', ') + (names.length > 5 ? ', …' : '');
  if (known === samples) return `${list}, of all samples`;
  return known === 0
    ? `${list}: not known, so that all samples count as the training mean`
    : `${list}, of ${counted(known, 'sample')}; the others count as the training mean`;
}

/** How much of what the model uses is there. */
export function inUse({ used, found, importance }: VariantsFound): string {
  if (used === 0) return 'the model uses no variant: it predicts the same for every sample';
  const share = `${count(found)} of the ${count(used)} variants that the model uses are there (${percent(found / used)})`;
  return importance === undefined ? share : `${share}, with ${percent(importance)} of their importance`;
}

const count = (number: number): string => number.toLocaleString('en-US');
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
