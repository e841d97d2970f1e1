import { formatCount, formatInterval, formatPercent } from '@snpress/data/words/format-number';
import { joinWords } from '../text/join-words.js';

/** What a verdict needs to know of a model. */
export interface JudgedModel {
  readonly name: string;
  /** Pooled skill. */
  readonly pooled: number;
  /** Its 95 % interval; undefined where there is none. */
  readonly interval?: readonly [low: number, high: number] | undefined;
}

/** What models are worth, as far as the evidence goes. */
export interface Judged {
  /** Without the baseline, highest pooled skill first; at least one. */
  readonly models: readonly JudgedModel[];
  /** The best, and those that the splits do not tell apart from it. */
  readonly tied: readonly string[];
  /** What every model is held against: "the training mean". */
  readonly baseline: string;
}

const percents = (interval: readonly [number, number]): string => formatInterval(interval, formatPercent);

const named = 3;

function listed(names: readonly string[], more: (count: string) => string): string {
  const left = names.length - named;
  return joinWords([...names.slice(0, named), ...(left > 0 ? [more(formatCount(left))] : [])]);
}

function errorAgainstMean({ pooled, interval }: JudgedModel): string {
  const error = pooled === 0 ? 'equal to' : `${formatPercent(-pooled)} larger than`;
  return `squared error on held-out samples is ${error} the mean's${
    interval === undefined ? '' : ` (95\u00a0% interval of its skill ${percents(interval)})`
  }`;
}

/** "29–30 %", or "29.8 %" where both are that. */
function percentRange(low: number, high: number): string {
  const [from, to] = [low, high].map((end) => formatPercent(end));
  return from === to ? from! : `${from!.replace('\u00a0%', '')}–${to!}`;
}

function tiedVerdict({ models, tied, baseline }: Judged): string {
  const group = models.filter(({ name }) => tied.includes(name));
  const best = group[0]!;
  const of = models.length > group.length ? `Of ${formatCount(models.length)} models, ` : '';
  const names = listed(tied, (count) => `${count} more`);
  const skills = percentRange(group.at(-1)!.pooled, best.pooled);
  const rest = models.filter(({ name, pooled }) => !tied.includes(name) && pooled > 0);
  return `${of}${names} are best and not told apart: they explain ${skills} of the held-out variance beyond ${baseline} of each gene${
    best.interval === undefined ? '' : ` (95\u00a0% interval of ${best.name} ${percents(best.interval)})`
  }${others(rest)}.`;
}

function others(rest: readonly JudgedModel[]): string {
  if (rest.length === 0) return '';
  const skills = rest.map(({ name, pooled }) => `${name} ${formatPercent(pooled)}`);
  return `; ${listed(skills, (count) => `${count} more less than that`)}`;
}

/** Which models are best, and whether they beat the training mean, in one sentence. */
export function verdict(judged: Judged): string {
  const { models, tied, baseline } = judged;
  const [best, ...rest] = models as readonly [JudgedModel, ...JudgedModel[]];
  const { pooled, interval } = best;
  const count = models.length;
  const subject = count === 1 ? `The one model, ${best.name},` : `The best of ${count} models, ${best.name},`;
  if (Number.isNaN(pooled)) return `${subject} has no defined skill: no held-out gene varies.`;
  if (pooled <= 0)
    return count === 1
      ? `${subject} does not beat ${baseline} of each gene: its ${errorAgainstMean(best)}.`
      : `None of the ${count} models beats ${baseline} of each gene: for the best, ${best.name}, the ${errorAgainstMean(best)}.`;
  const explains = `${subject} explains ${formatPercent(pooled)} of the held-out variance beyond ${baseline} of each gene`;
  if (interval !== undefined && interval[0] <= 0)
    return `${explains}, but the 95\u00a0% interval, ${percents(interval)}, includes zero: these data do not show that it beats the mean.`;
  if (tied.length > 1) return tiedVerdict(judged);
  const bounds = interval === undefined ? '' : ` (95\u00a0% interval ${percents(interval)})`;
  return `${explains}${bounds}${others(rest.filter((model) => model.pooled > 0))}.`;
}
