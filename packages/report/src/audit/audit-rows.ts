import type { Audit, ConstantError, PredictionAudit } from '@snpress/evaluate';
import { formatCompact, formatCount, formatNumber, formatPValue } from '@snpress/data/words/format-number';

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

/** Every statistic of an audit, each followed by what it is to be held against. */
export function auditRows(audit: Audit): readonly AuditRow[] {
  const { predictions, references, truth } = audit;
  const row = (
    key: string,
    label: string,
    valueOf: (prediction: PredictionAudit) => number,
    show: (value: number, prediction: PredictionAudit) => string,
    reference = false,
  ): AuditRow => ({
    key,
    label,
    reference,
    cells: predictions.map((prediction) => show(valueOf(prediction), prediction)),
    values: predictions.map(valueOf),
  });
  const under = (
    key: string,
    label: string,
    valueOf: (prediction: PredictionAudit) => number,
    show: (value: number, prediction: PredictionAudit) => string,
  ): AuditRow => row(key, label, valueOf, show, true);
  const six = (value: number): string => formatNumber(value, 6);
  const three = (value: number): string => formatNumber(value);
  const percentages = ([low, high]: readonly [number, number]): string => `${three(low)} … ${three(high)}`;
  const signs = ({ signAgreement: { same, different } }: Pick<ConstantError, 'signAgreement'>): string =>
    `${formatCount(same)} / ${formatCount(different)}`;
  const { trainMeans } = references;
  return [
    row('mse', 'MSE', ({ evaluation }) => evaluation.mse, six),
    under(
      'mse_low',
      '95 % interval',
      ({ intervals }) => intervals.mse[0],
      (_, { intervals }) => percentages(intervals.mse),
    ),
    under('mse_flattened', 'all samples predicted alike', ({ flattened }) => flattened.mse, six),
    under('mse_zero', 'of predicting zero', () => references.zero.mse, six),
    under('mse_grand_mean', 'of one number for all genes', () => references.grandMean.mse, six),
    ...(trainMeans ? [under('mse_train_means', 'of the training means', () => trainMeans.mse, six)] : []),
    under('mse_own_means', "of these samples' own gene means", () => references.ownMeans.mse, six),
    ...(trainMeans
      ? [
          row('skill', 'skill', ({ evaluation }) => evaluation.skill.pooled, three),
          under(
            'skill_low',
            '95 % interval',
            ({ intervals }) => intervals.skill.pooled[0],
            (_, { intervals }) => percentages(intervals.skill.pooled),
          ),
        ]
      : []),
    row('r2_between_genes', 'R² between genes', ({ evaluation }) => evaluation.betweenGene, three),
    row(
      'r2_within_genes',
      'R² within genes',
      ({ evaluation }) => evaluation.withinGene,
      (value) => formatNumber(value, 4),
    ),
    row('mean_r', 'mean r per gene', ({ evaluation }) => evaluation.r.mean, three),
    under(
      'mean_r_low',
      '95 % interval',
      ({ intervals }) => intervals.r.mean[0],
      (_, { intervals }) => percentages(intervals.r.mean),
    ),
    under(
      'mean_r_permuted_high',
      'samples permuted, middle 95 %',
      ({ permutation }) => permutation.meanR.nullInterval[1],
      (_, { permutation }) => percentages(permutation.meanR.nullInterval),
    ),
    under('mean_r_p', 'p', ({ permutation }) => permutation.meanR.pAbove, formatPValue),
    row('pooled_r', 'pooled r within genes', ({ permutation }) => permutation.pooledR.observed, three),
    under('pooled_r_p', 'p', ({ permutation }) => permutation.pooledR.pAbove, formatPValue),
    row('mean_r2', 'mean r² per gene', ({ evaluation }) => evaluation.r2.mean, three),
    under('mean_r2_chance', 'of unrelated predictions', ({ chanceR2 }) => chanceR2, three),
    row('genes_q05', 'genes with q ≤ 0.05', ({ discoveries }) => discoveries, formatCount),
    row(
      'same_sign',
      'signs right / wrong',
      ({ evaluation }) => evaluation.signAgreement.same,
      (_, { evaluation }) => signs(evaluation),
    ),
    under(
      'same_sign_flattened',
      'all samples predicted alike',
      ({ flattened }) => flattened.signAgreement.same,
      (_, { flattened }) => signs(flattened),
    ),
    ...(trainMeans
      ? [
          under(
            'same_sign_train_means',
            'of the training means',
            () => trainMeans.signAgreement.same,
            () => signs(trainMeans),
          ),
        ]
      : []),
    under(
      'same_sign_own_means',
      "of these samples' own gene means",
      () => references.ownMeans.signAgreement.same,
      () => signs(references.ownMeans),
    ),
    row('slope', 'calibration slope', ({ evaluation }) => evaluation.calibration.raw.slope, three),
    row(
      'slope_within_genes',
      'calibration slope within genes',
      ({ evaluation }) => evaluation.calibration.withinGene.slope,
      three,
    ),
    row(
      'median_sd',
      'SD within genes, median',
      ({ spread }) => spread.median,
      (value) => formatCompact(value, 2),
    ),
    under(
      'median_sd_truth',
      'of the truth',
      () => truth.spread.median,
      (value) => formatCompact(value, 2),
    ),
    row('constant_genes', 'genes predicted constant', ({ constantGenes }) => constantGenes, formatCount),
    under('constant_genes_truth', 'constant in truth', () => truth.constantGenes, formatCount),
  ];
}
