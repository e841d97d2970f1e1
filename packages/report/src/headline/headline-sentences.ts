import type { PairedComparison } from '@snpress/evaluate';
import type { EvaluatedModel, ReportInput } from '../input/report-input.js';
import { formatCount, formatInterval, formatNumber, formatPercent } from '@snpress/data/words/format-number';
import { joinWords } from '../text/join-words.js';
import { counted } from '@snpress/data/words/counted';
import { ablationSentence } from './ablation-sentence.js';
import { baselineInWords } from './baseline-in-words.js';
import { ceilingSentence } from './ceiling-sentence.js';
import { chanceSentences } from './chance-sentences.js';
import { judgedGenes } from './judged-genes.js';
import { pooledInterval } from './pooled-interval.js';
import { rankModels } from './rank-models.js';
import { leadOf, tiedWithBest } from './tied-with-best.js';
import { verdict } from './verdict.js';

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

/** How sure the lead of the best model is, where it leads alone. */
function lead(
  best: EvaluatedModel,
  second: EvaluatedModel | undefined,
  comparisons: readonly PairedComparison[],
): string | undefined {
  if (second === undefined || !(best.skill.pooled > 0)) return undefined;
  const interval = leadOf(best.name, second.name, comparisons);
  if (interval === undefined) return undefined;
  const bounds = `(95\u00a0% interval of the difference ${formatInterval(interval, formatPercent)})`;
  return interval[0] > 0
    ? `The lead of ${best.name} over ${second.name} is larger than the splits' own variation ${bounds}.`
    : `These splits do not settle whether ${best.name} is better than ${second.name} ${bounds}.`;
}

function geneCounts(best: EvaluatedModel): string | undefined {
  const genes = judgedGenes(best);
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
  const comparisons = input.comparisons ?? [];
  const unsure =
    pooledInterval(best) === undefined && !Number.isNaN(best.skill.pooled)
      ? best.perSplit.length <= 1
        ? 'One split was held out, which gives no interval: another split could say something else.'
        : 'No interval was computed.'
      : undefined;
  return [
    verdict({
      models: models.map((model) => ({
        name: model.name,
        pooled: model.skill.pooled,
        interval: pooledInterval(model),
      })),
      tied: tiedWithBest(models, comparisons),
      baseline,
    }),
    notBeatingTheMean(best, rest, baseline),
    unsure,
    lead(best, rest[0], comparisons),
    geneCounts(best),
    againstChance(best),
    ...chanceSentences(models, best),
    ...ablationsOf(models),
    ...(input.ceilings ?? []).map((ceiling) => ceilingSentence(ceiling, best)),
  ].filter((sentence) => sentence !== undefined);
}
