import type { Audit, PredictionAudit } from '@snpress/evaluate';
import {
  formatCompact,
  formatCount,
  formatInterval,
  formatNumber,
  formatPercent,
  formatPValue,
} from '@snpress/data/words/format-number';
import { joinWords } from '../text/join-words.js';
import { counted } from '@snpress/data/words/counted';

/** From this share on, accuracy is nearly all of one kind. */
const nearlyAll = 0.95;

/** What is to be said of an audit as a whole: of one set of predictions, or of all of them at once. */
export function auditHeadline(audit: Audit): string {
  const { predictions } = audit;
  const [first] = predictions as readonly [PredictionAudit];
  if (predictions.length === 1) return predictionHeadline(audit, first);
  const all = predictions.length === 2 ? 'Neither of the 2 sets' : `None of the ${predictions.length} sets`;
  if (predictions.every(({ verdict }) => verdict.kind === 'chance' || verdict.kind === 'no-differences')) {
    const means = predictions.every(({ verdict }) => verdict.meansShare >= nearlyAll);
    return `${all} of predictions holds more within-gene signal than chance${means ? "; nearly all of their accuracy is knowing each gene's mean" : ''}.`;
  }
  const telling = predictions.filter(({ verdict }) => verdict.kind === 'signal' || verdict.kind === 'trace');
  if (telling.length === 0) return `${all} of predictions explains differences between samples.`;
  const named = telling.map(
    ({ name, verdict }) => `${name} (${formatPercent(verdict.explained)} of the variance)`,
  );
  return `${formatCount(telling.length)} of ${formatCount(predictions.length)} sets of predictions ${telling.length === 1 ? 'explains' : 'explain'} differences between samples: ${joinWords(named)}.`;
}

/** The verdict on one set of predictions, in a sentence. */
export function predictionHeadline(audit: Audit, prediction: PredictionAudit): string {
  const { name, evaluation, permutation, verdict, hasSkill } = prediction;
  const { meanR } = permutation;
  const subject = `The predictions of ${name}`;
  const range = formatInterval(meanR.nullInterval, (value) => formatNumber(value));
  const found = `mean r per gene ${formatNumber(meanR.observed)}, where samples paired at random give ${range}`;
  const beyond = hasSkill ? 'beyond the training means' : 'within genes';
  switch (verdict.kind) {
    case 'too-few-samples':
      return `${subject} cannot be told from chance, whatever they are: ${counted(audit.samples, 'sample')} can be paired in too few ways.`;
    case 'no-differences':
      return audit.truth.constantGenes === audit.genes
        ? `No gene of the truth differs between samples, so nothing can be said of what ${name} predicts about that.`
        : `${subject} are the same for all samples: they hold nothing about how samples differ.`;
    case 'chance':
      return `${subject} hold no more within-gene signal than chance: ${found} (${pOf(verdict.pSignal)}).`;
    case 'opposite':
      return `${subject} run against the truth: ${found} (${pOf(verdict.pOpposite)}). Check signs and sample labels.`;
    case 'no-gain':
      return `${subject} tell samples apart better than chance (${found}; ${pOf(verdict.pSignal)}), yet their error is no smaller than that of ${hasSkill ? `the training means (skill ${formatNumber(verdict.explained)})` : `each gene's mean (R² within genes ${formatNumber(evaluation.withinGene)})`}.`;
    case 'trace':
      return `${subject} hold a trace of within-gene signal: they explain ${formatPercent(verdict.explained, 2)} of the variance ${beyond} (${found}; ${pOf(verdict.pSignal)}).`;
    case 'signal':
      return `${subject} explain ${formatPercent(verdict.explained)} of the variance ${beyond} (${found}; ${pOf(verdict.pSignal)}).`;
  }
}

/** What stands behind the verdict on one set of predictions, a sentence each. */
export function predictionFindings(audit: Audit, prediction: PredictionAudit): readonly string[] {
  return [
    geneMeans(audit, prediction),
    ownMeans(audit, prediction),
    spread(audit, prediction),
    skill(prediction),
    scale(prediction),
    correlation(prediction),
    discoveries(audit, prediction),
    power(audit, prediction),
  ].filter((sentence) => sentence !== undefined);
}

const pOf = (p: number): string =>
  `${p < 0.001 ? 'p < 0.001' : `p = ${formatPValue(p)}`} for mean and pooled r together`;

/** Two errors with as many decimals as it takes to tell them apart, 6 at most. */
function errors(first: number, second: number): readonly [string, string] {
  const decimals = [3, 4].find((d) => first.toFixed(d) !== second.toFixed(d)) ?? 5;
  return [formatNumber(first, decimals + 1), formatNumber(second, decimals + 1)];
}

function geneMeans({ references }: Audit, { evaluation, flattened, verdict }: PredictionAudit): string {
  const [mse, flat] = errors(evaluation.mse, flattened.mse);
  if (!(evaluation.mse < references.grandMean.mse)) {
    const [own, grand] = errors(evaluation.mse, references.grandMean.mse);
    return `Their error is no smaller than that of one number for all genes and samples: MSE ${own} against ${grand}.`;
  }
  if (verdict.kind === 'no-differences') return "All of their accuracy is knowing each gene's mean.";
  const share = verdict.meansShare;
  const amount =
    share >= 1 ? 'All' : share >= nearlyAll ? 'Nearly all' : share < 0.005 ? 'None' : formatPercent(share, 0);
  return `${amount} of their accuracy is knowing each gene's mean: with all samples of a gene predicted alike, MSE ${
    share > 1 ? `falls from ${mse} to ${flat}` : `is ${flat} instead of ${mse}`
  }.`;
}

function ownMeans({ references }: Audit, { evaluation }: PredictionAudit): string {
  const [mse, own] = errors(evaluation.mse, references.ownMeans.mse);
  return evaluation.mse < references.ownMeans.mse
    ? `Their MSE, ${mse}, is below the ${own} of these samples' own gene means, which no prediction can beat that is the same for all samples.`
    : `These samples' own gene means, which no honest model could know, leave MSE ${own}; the predictions leave ${mse}.`;
}

function spread({ truth }: Audit, { spread: { median }, verdict }: PredictionAudit): string | undefined {
  const ratio = median / truth.spread.median;
  if (verdict.kind === 'no-differences' || !(ratio < 0.2 || ratio > 1.2)) return undefined;
  return `They ${ratio < 0.2 ? 'hardly differ between samples' : 'differ more between samples than the truth does'}: the median over genes of their standard deviation is ${formatCompact(median, 2)}, that of the truth ${formatCompact(truth.spread.median, 2)}.`;
}

function skill({ hasSkill, evaluation, intervals, verdict }: PredictionAudit): string | undefined {
  if (!hasSkill) return undefined;
  const [low, high] = intervals.skill.pooled;
  const unsure = (verdict.kind === 'signal' || verdict.kind === 'trace') && low <= 0;
  return `Skill against the training means is ${formatPercent(evaluation.skill.pooled)} (95\u00a0% interval ${formatInterval([low, high], formatPercent)})${
    unsure ? ', so that it may be none' : ''
  }.`;
}

function scale({ verdict, permutation, evaluation }: PredictionAudit): string | undefined {
  const pooled = permutation.pooledR.observed;
  const { slope } = evaluation.calibration.withinGene;
  if (verdict.kind !== 'no-gain' || !(pooled > 0) || evaluation.withinGene > 0) return undefined;
  return `They differ too much between samples: multiplied by ${formatCompact(slope, 2)} around each gene's mean, they would explain ${formatPercent(pooled ** 2)} of the variance within genes.`;
}

function correlation({ evaluation, chanceR2 }: PredictionAudit): string | undefined {
  if (Number.isNaN(evaluation.r2.mean)) return undefined;
  return `Mean r² per gene is ${formatNumber(evaluation.r2.mean)}; unrelated predictions would have ${formatNumber(chanceR2)}.`;
}

function discoveries(
  { samples }: Audit,
  { discoveries: found, evaluation, verdict }: PredictionAudit,
): string | undefined {
  const genes = evaluation.genes - evaluation.r.undefined;
  if (genes === 0 || verdict.kind === 'too-few-samples') return undefined;
  const those = found === 0 ? 'No gene is' : found === 1 ? '1 gene is' : `${formatCount(found)} genes are`;
  return `${those} predicted better than chance at a false discovery rate of 5\u00a0%, of ${formatCount(genes)} that vary over the ${formatCount(samples)} samples.`;
}

function power({ samples }: Audit, { verdict, permutation }: PredictionAudit): string | undefined {
  if (verdict.kind !== 'chance') return undefined;
  return `${counted(samples, 'sample')} can show only so much: a mean r up to ${formatNumber(permutation.meanR.nullInterval[1], 2)} would not stand out.`;
}
