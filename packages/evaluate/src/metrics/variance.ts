import { formatNumber } from '@snpress/data/words/format-number';
import type { CalibrationLine } from '../calibration/calibration.js';
import { definedNumber } from './defined.js';
import type { Detail, Metric } from './metric.js';

const format = (value: number): string => formatNumber(value);

/** How well the mean of each gene is known: no genetics in it. */
export const r2BetweenGenes: Metric = {
  key: 'r2_between_genes',
  path: ['betweenGene'],
  label: 'R² between genes',
  of: ({ betweenGene }) => betweenGene,
  format,
  better: 'higher',
  where: ['metrics.json', 'variance'],
};

/** How well it is known how samples differ. */
export const r2WithinGenes: Metric = {
  key: 'r2_within_genes',
  path: ['withinGene'],
  label: 'R² within genes',
  of: ({ withinGene }) => withinGene,
  format,
  better: 'higher',
  interval: ({ withinGene }) => withinGene,
  where: ['metrics.json', 'variance'],
};

/** Held-out values whose prediction has their sign, and the others. */
export const signAgreement: Detail = {
  path: ['signAgreement'],
  json: (evaluation) => ({ ...evaluation.signAgreement }),
};

/** The lines of truth on prediction. */
export const calibration: Detail = {
  path: ['calibration'],
  json: ({ calibration: { raw, withinGene } }) => ({ raw: lineJson(raw), withinGene: lineJson(withinGene) }),
};

function lineJson({ slope, intercept }: CalibrationLine): { slope: number | null; intercept: number | null } {
  return { slope: definedNumber(slope), intercept: definedNumber(intercept) };
}

/** Regression of true on predicted deviations from the gene means: 1 is right. */
export const slopeWithinGenes: Metric = {
  key: 'slope_within_genes',
  path: ['calibration', 'withinGene', 'slope'],
  label: 'Slope within genes',
  of: (evaluation) => evaluation.calibration.withinGene.slope,
  format,
  better: 'near one',
  notOfBaseline: true,
  where: ['variance'],
};
