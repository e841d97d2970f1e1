import { formatCount, formatPercent } from '@snpress/data/words/format-number';
import { pooledInterval } from '../headline/pooled-interval.js';
import type { Ceiling } from '@snpress/evaluate';
import type { CompleteInput } from '../input/complete-input.js';
import type { Term } from './section.js';

/** What the numbers of the models compared mean, as far as this page has them. */
export function comparisonTerms({ evaluations, ceilings, comparisons }: CompleteInput): readonly Term[] {
  const level = evaluations.find(({ intervals }) => intervals !== undefined)?.intervals?.level;
  const permutations = evaluations.find(({ permutation }) => permutation !== undefined)?.permutation;
  const has = (kind: Ceiling['kind']): boolean => ceilings.some((ceiling) => ceiling.kind === kind);
  const hasPooledInterval = evaluations.some((model) => pooledInterval(model) !== undefined);
  const all: readonly (readonly [applies: boolean, term: string, text: string])[] = [
    [
      hasPooledInterval,
      'Intervals',
      `Bootstrap over held-out samples, each with all its genes, at ${formatPercent(level ?? 0.95, 0)}; wider where samples are few and where splits share training samples. They say what the same fitted models would show on new samples of this population, not what models trained on other samples would do.`,
    ],
    [
      comparisons.some(({ skill }) => skill.interval !== null),
      'Differences',
      'Two models are compared on identical outer splits by a t-test whose variance is corrected for the training samples that the splits share (Nadeau and Bengio, 2003).',
    ],
    [
      permutations !== undefined,
      'Permutation p',
      `Within each outer split, the observations of the held-out samples are exchanged ${formatCount(permutations?.permutations ?? 0)} times, all genes together, while the predictions stay. p is the share of permutations, the real order counted among them, that do at least as well; in cross-validation, permuted values are spread wider, as splits that share training samples are not independent.`,
    ],
    [
      permutations !== undefined,
      'q',
      'The p of all genes of a model, adjusted by the procedure of Benjamini and Hochberg (1995): among the genes with q up to 0.05, at most about 5\u00a0% are expected to be false.',
    ],
    [
      has('truth'),
      'True ceiling',
      'Skill of the true genetic values of the simulation on the same held-out samples: what a model without any error would reach.',
    ],
    [
      has('heritability'),
      'Heritability, h²',
      'Share of the expression variance that all markers together explain additively in these samples, estimated by restricted maximum likelihood in a mixed model with the relationship of the samples (GREML); pooled, of the variance summed over all genes. A model that knew all additive effects exactly would have this skill. It does not count interactions of markers.',
    ],
  ];
  return all.filter(([applies]) => applies).map(([, term, text]) => [term, text]);
}
