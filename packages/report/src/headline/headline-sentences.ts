import type { PairedComparison } from '@snpress/evaluate';
import type { EvaluatedModel, ReportInput } from '../input/report-input.js';
import { formatCount, formatInterval, formatNumber, formatPercent } from '@snpress/data/words/format-number';
import { joinWords } from '../text/join-words.js';
import { counted } from '@snpress/data/words/counted';
import { ablationSentence } from './ablation-sentence.js';
import { baselineInWords } from './baseline-in-words.js';
import { ceilingSentence } from './ceiling-sentence.js';
import { chanceSentences } from './chance-sentences.js';
import { pooledInterval } from './pooled-interval.js';
import { rankModels } from './rank-models.js';

type Interval = readonly [number, number];

const percents = (interval: Interval): string => formatInterval(interval, formatPercent);

const bracketed = (interval: Interval | undefined): string =>
  interval === undefined ? '' : ` (95\u00a0% interval ${percents(interval)})`;

const holdsZero = (interval: Interval | undefined): boolean =>
  interval !== undefined && interval[0] <= 0 && interval[1] >= 0;

function errorAgainstMean(model: EvaluatedModel): string {
  const { pooled } = model.skill;
  const interval = pooledInterval(model);
  const error = pooled === 0 ? 'equal to' : `${formatPercent(-pooled)} larger than`;
  return `squared error on held-out samples is ${error} the mean's${
    interval === undefined ? '' : ` (95\u00a0% interval of its skill ${percents(interval)})`
  }`;
}

const named = 3;

/** Models with their skills, the first few by name: "ridge 15.5 %, forest 12.0 % and 4 more less". */
function listSkills(models: readonly EvaluatedModel[]): string {
  const listed = models.slice(0, named).map(({ name, skill }) => `${name} ${formatPercent(skill.pooled)}`);
  const more = models.length - listed.length;
  return joinWords([...listed, ...(more > 0 ? [`${formatCount(more)} more less than that`] : [])]);
}

function verdict(best: EvaluatedModel, rest: readonly EvaluatedModel[], baseline: string): string {
  const { pooled } = best.skill;
  const interval = pooledInterval(best);
  const count = rest.length + 1;
  const subject = count === 1 ? `The one model, ${best.name},` : `The best of ${count} models, ${best.name},`;
  if (Number.isNaN(pooled)) return `${subject} has no defined skill: no held-out gene varies.`;
  if (pooled <= 0) {
    return count === 1
      ? `${subject} does not beat ${baseline} of each gene: its ${errorAgainstMean(best)}.`
      : `None of the ${count} models beats ${baseline} of each gene: for the best, ${best.name}, the ${errorAgainstMean(best)}.`;
  }
  const explains = `${subject} explains ${formatPercent(pooled)} of the held-out variance beyond ${baseline} of each gene`;
  if (holdsZero(interval)) {
    return `${explains}, but the 95\u00a0% interval, ${percents(interval!)}, includes zero: these data do not show that it beats the mean.`;
  }
  const others = rest.filter(({ skill }) => skill.pooled > 0);
  return `${explains}${bracketed(interval)}${others.length > 0 ? `; ${listSkills(others)}` : ''}.`;
}

function notBeatingTheMean(
  best: EvaluatedModel,
  rest: readonly EvaluatedModel[],
  baseline: string,
): string | undefined {
  const worse = rest.filter(({ skill }) => !(skill.pooled > 0));
  if (worse.length === 0 || !(best.skill.pooled > 0)) return undefined;
  const names = worse.map(({ name, skill }) => `${name} (${formatPercent(skill.pooled)})`);
  return `Not better than ${baseline}: ${joinWords(names)}.`;
}

function lead(best: EvaluatedModel, second: EvaluatedModel | undefined, pairs: readonly PairedComparison[]) {
  if (second === undefined || !(best.skill.pooled > 0)) return undefined;
  const pair = pairs.find(
    ({ first, second: other }) =>
      (first === best.name && other === second.name) || (first === second.name && other === best.name),
  );
  const interval = pair?.skill.interval;
  if (!interval) return undefined;
  const [low, high] = pair.first === best.name ? interval : [-interval[1], -interval[0]];
  return low > 0
    ? `The lead of ${best.name} over ${second.name} is larger than the splits' own variation (95\u00a0% interval of the difference ${percents([low, high])}).`
    : `These splits do not settle whether ${best.name} is better than ${second.name} (95\u00a0% interval of the difference ${percents([low, high])}).`;
}

function geneCounts(best: EvaluatedModel): string | undefined {
  // A gene that does not vary has no skill.
  const genes = Array.from(best.perGene.skill).filter((skill) => !Number.isNaN(skill)).length;
  const above = best.skill.above.filter(({ count }) => count > 0);
  if (genes === 0 || !(best.skill.pooled > 0) || above.length === 0) return undefined;
  const counts = above.map(({ skill, count }) => `${formatCount(count)} above ${formatNumber(skill, 1)}`);
  return `Of ${counted(genes, 'gene')}, ${formatPercent(best.skill.positive, 0)} have a skill above zero, ${joinWords(counts)}.`;
}

function againstChance(best: EvaluatedModel): string | undefined {
  const bins = best.r2Bins.filter(({ from }) => from >= 0.1);
  if (bins.length === 0) return undefined;
  const count = bins.reduce((sum, bin) => sum + bin.count, 0);
  const expected = bins.reduce((sum, bin) => sum + bin.expected, 0);
  return `${counted(count, 'gene')} of ${best.name} ${count === 1 ? 'has' : 'have'} r² above ${formatNumber(bins[0]!.from, 1)} between truth and prediction; chance alone would give ${formatCount(expected)}.`;
}

/** What parts add to the best model that can do without some. */
function ablationsOf(models: readonly EvaluatedModel[]): readonly string[] {
  const model = models.find(({ ablations }) => ablations !== undefined);
  return (model?.ablations ?? []).map((ablation) => ablationSentence(model!.name, ablation));
}

/**
 * What the numbers say, in plain words: which model is best and whether it beats the training mean, how the others
 * do, for how many genes, how that compares with chance, and how high any model could get.
 */
export function headlineSentences(
  input: Pick<ReportInput, 'evaluations' | 'baseline' | 'comparisons' | 'ceilings'> &
    Partial<Pick<ReportInput, 'protocol'>>,
): readonly string[] {
  const { models } = rankModels(input);
  const [best, ...rest] = models;
  if (best === undefined) {
    return ['Only the training mean of each gene was evaluated: there is no model to compare with it.'];
  }
  const baseline = baselineInWords(input.protocol);
  const unsure =
    pooledInterval(best) === undefined && !Number.isNaN(best.skill.pooled)
      ? best.perSplit.length <= 1
        ? 'One split was held out, which gives no interval: another split could say something else.'
        : 'No interval was computed.'
      : undefined;
  return [
    verdict(best, rest, baseline),
    notBeatingTheMean(best, rest, baseline),
    unsure,
    lead(best, rest[0], input.comparisons ?? []),
    geneCounts(best),
    againstChance(best),
    ...chanceSentences(models, best),
    ...ablationsOf(models),
    ...(input.ceilings ?? []).map((ceiling) => ceilingSentence(ceiling, best)),
  ].filter((sentence) => sentence !== undefined);
}
