import type { Audit, ConstantError, Metric, PredictionAudit } from '@snpress/evaluate';
import { formatCompact, formatCount, formatNumber, formatPValue } from '@snpress/data/words/format-number';
import { discoveries } from '@snpress/evaluate/metrics/chance';
import { meanR, meanR2 } from '@snpress/evaluate/metrics/correlation';
import { mse } from '@snpress/evaluate/metrics/mse';
import { pooledSkill } from '@snpress/evaluate/metrics/skill';
import { r2BetweenGenes, r2WithinGenes, slopeWithinGenes } from '@snpress/evaluate/metrics/variance';

/** One statistic of every set of predictions. */
export interface AuditRow {
  /** Its name in the CSV file. */
  readonly key: string;
  readonly label: string;
  /** What it is to be held against stands below it, set in. */
  readonly reference: boolean;
  /** One per set of predictions. */
  readonly cells: readonly string[];
  readonly values: readonly number[];
}

type ValueOf = (prediction: PredictionAudit) => number;
type Show = (value: number, prediction: PredictionAudit) => string;

const six = (value: number): string => formatNumber(value, 6);
const two = (value: number): string => formatCompact(value, 2);
const ends = ([low, high]: readonly [number, number]): string =>
  `${formatNumber(low)} … ${formatNumber(high)}`;

/** Every statistic of an audit, each followed by what it is to be held against. */
export function auditRows({ predictions, references, truth }: Audit): readonly AuditRow[] {
  const { trainMeans, ownMeans } = references;
  const make =
    (reference: boolean) =>
    (
      key: string,
      label: string,
      valueOf: ValueOf,
      show: Show = (value) => formatNumber(value),
    ): AuditRow => ({
      key,
      label,
      reference,
      cells: predictions.map((prediction) => show(valueOf(prediction), prediction)),
      values: predictions.map(valueOf),
    });
  const [row, under] = [make(false), make(true)];
  const metric = ({ key, label, of, format, interval }: Metric, show: Show = format): AuditRow[] => [
    row(key, label, ({ evaluation }) => of(evaluation) ?? NaN, show),
    ...(interval
      ? [
          under(
            `${key}_low`,
            '95 % interval',
            ({ intervals }) => interval(intervals)[0],
            (_, { intervals }) => ends(interval(intervals)),
          ),
        ]
      : []),
  ];
  type Signs = Pick<ConstantError, 'signAgreement'>;
  const signs = (
    make: typeof row,
    key: string,
    label: string,
    of: (prediction: PredictionAudit) => Signs,
  ): AuditRow =>
    make(
      key,
      label,
      (prediction) => of(prediction).signAgreement.same,
      (same, prediction) => `${formatCount(same)} / ${formatCount(of(prediction).signAgreement.different)}`,
    );
  return [
    ...metric(mse, six),
    under('mse_flattened', 'all samples predicted alike', ({ flattened }) => flattened.mse, six),
    under('mse_zero', 'of predicting zero', () => references.zero.mse, six),
    under('mse_grand_mean', 'of one number for all genes', () => references.grandMean.mse, six),
    ...(trainMeans ? [under('mse_train_means', 'of the training means', () => trainMeans.mse, six)] : []),
    under('mse_own_means', "of these samples' own gene means", () => ownMeans.mse, six),
    ...(trainMeans ? metric(pooledSkill) : []),
    ...metric(r2BetweenGenes),
    ...metric(r2WithinGenes, (value) => formatNumber(value, 4)),
    ...metric(meanR),
    under(
      'r_mean_permuted_high',
      'samples permuted, middle 95 %',
      ({ permutation }) => permutation.meanR.nullInterval[1],
      (_, { permutation }) => ends(permutation.meanR.nullInterval),
    ),
    under('r_mean_p', 'p', ({ permutation }) => permutation.meanR.pAbove, formatPValue),
    row('r_pooled', 'Pooled r within genes', ({ permutation }) => permutation.pooledR.observed),
    under('r_pooled_p', 'p', ({ permutation }) => permutation.pooledR.pAbove, formatPValue),
    ...metric(meanR2),
    under('r2_mean_chance', 'of unrelated predictions', ({ chanceR2 }) => chanceR2),
    row(discoveries.key, discoveries.label, (prediction) => prediction.discoveries, formatCount),
    signs(row, 'same_sign', 'Signs right / wrong', ({ evaluation }) => evaluation),
    signs(under, 'same_sign_flattened', 'all samples predicted alike', ({ flattened }) => flattened),
    ...(trainMeans ? [signs(under, 'same_sign_train_means', 'of the training means', () => trainMeans)] : []),
    signs(under, 'same_sign_own_means', "of these samples' own gene means", () => ownMeans),
    row('slope', 'Calibration slope', ({ evaluation }) => evaluation.calibration.raw.slope),
    ...metric(slopeWithinGenes),
    row('median_sd', 'SD within genes, median', ({ spread }) => spread.median, two),
    under('median_sd_truth', 'of the truth', () => truth.spread.median, two),
    row('constant_genes', 'Genes predicted constant', ({ constantGenes }) => constantGenes, formatCount),
    under('constant_genes_truth', 'constant in truth', () => truth.constantGenes, formatCount),
  ];
}
