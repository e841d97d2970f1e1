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
  return [...errorRows(audit), ...correlationRows(audit), ...differenceRows(audit)];
}

type ValueOf = (prediction: PredictionAudit) => number;
type Show = (value: number, prediction: PredictionAudit) => string;
type MakeRow = (key: string, label: string, valueOf: ValueOf, show: Show) => AuditRow;

/** What makes a row for a statistic, and one for what it is to be held against. */
function rowsOf({ predictions }: Audit): { readonly row: MakeRow; readonly under: MakeRow } {
  const make =
    (reference: boolean): MakeRow =>
    (key, label, valueOf, show) => ({
      key,
      label,
      reference,
      cells: predictions.map((prediction) => show(valueOf(prediction), prediction)),
      values: predictions.map(valueOf),
    });
  return { row: make(false), under: make(true) };
}

const six = (value: number): string => formatNumber(value, 6);
const three = (value: number): string => formatNumber(value);
const ends = ([low, high]: readonly [number, number]): string => `${three(low)} … ${three(high)}`;
const signs = ({ signAgreement: { same, different } }: Pick<ConstantError, 'signAgreement'>): string =>
  `${formatCount(same)} / ${formatCount(different)}`;

function errorRows(audit: Audit): readonly AuditRow[] {
  const { row, under } = rowsOf(audit);
  const { references } = audit;
  const { trainMeans } = references;
  return [
    row('mse', 'MSE', ({ evaluation }) => evaluation.mse, six),
    under(
      'mse_low',
      '95 % interval',
      ({ intervals }) => intervals.mse[0],
      (_, { intervals }) => ends(intervals.mse),
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
            (_, { intervals }) => ends(intervals.skill.pooled),
          ),
        ]
      : []),
  ];
}

function correlationRows(audit: Audit): readonly AuditRow[] {
  const { row, under } = rowsOf(audit);
  return [
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
      (_, { intervals }) => ends(intervals.r.mean),
    ),
    under(
      'mean_r_permuted_high',
      'samples permuted, middle 95 %',
      ({ permutation }) => permutation.meanR.nullInterval[1],
      (_, { permutation }) => ends(permutation.meanR.nullInterval),
    ),
    under('mean_r_p', 'p', ({ permutation }) => permutation.meanR.pAbove, formatPValue),
    row('pooled_r', 'pooled r within genes', ({ permutation }) => permutation.pooledR.observed, three),
    under('pooled_r_p', 'p', ({ permutation }) => permutation.pooledR.pAbove, formatPValue),
    row('mean_r2', 'mean r² per gene', ({ evaluation }) => evaluation.r2.mean, three),
    under('mean_r2_chance', 'of unrelated predictions', ({ chanceR2 }) => chanceR2, three),
    row('genes_q05', 'genes with q ≤ 0.05', ({ discoveries }) => discoveries, formatCount),
  ];
}

function differenceRows(audit: Audit): readonly AuditRow[] {
  const { row, under } = rowsOf(audit);
  const { references, truth } = audit;
  const { trainMeans } = references;
  return [
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
