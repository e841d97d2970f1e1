import { baselineInWords } from '../headline/baseline-in-words.js';
import { ceilingName, skillIntervals } from '../figures/skill-intervals.js';
import { tiedWithBest } from '../headline/tied-with-best.js';
import { pooledInterval } from '../headline/pooled-interval.js';
import { markup } from '../html/markup.js';
import { comparisonTable } from '../tables/comparison-table.js';
import { headlineTable } from '../tables/headline-table.js';
import { joinWords } from '../text/join-words.js';
import { comparisonTerms } from './comparison-terms.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

/** The models side by side. */
export const comparisonSection: Section<PageContext> = {
  id: 'models',
  group: 'Models',
  heading: 'The models compared',
  needs: [],
  terms: ({ input }) => comparisonTerms(input),
  render: ({ input, ranked, exhibits }) => {
    const { models } = ranked;
    const comparisons = input.comparisons;
    const hasIntervals = models.some((model) => pooledInterval(model) !== undefined);
    const ceilings = input.ceilings;
    const tested = models.find(({ permutation }) => permutation !== undefined)?.permutation;
    const hasSplits = models.some(({ perSplit }) => perSplit.length > 1);
    const baseline = baselineInWords(input.protocol);
    const knowsCovariates = input.protocol.covariates?.use === 'regress-out';
    return markup`${
      models.length > 0 &&
      exhibits.figure(
        skillIntervals(models, ceilings),
        markup`Pooled
        skill${hasIntervals && markup` with its 95 % interval (line)`}${hasSplits && markup`; short ticks are single outer splits`}.
        Zero is ${baseline}.${
          ceilings.length > 0 &&
          ` Shaded: how high skill can be, ${joinWords(
            ceilings.map(({ kind }) => ceilingName[kind]),
            'or',
          )}, with its 95\u00a0% interval.`
        }`,
        { wide: true },
      )
    }
      <p>
        Skill is the share of the held-out squared error of ${baseline} that a model removes: 1 is perfect, 0
        is no better than predicting every gene's mean over the training
        samples${knowsCovariates && ' and what covariates say'}, and below 0 is worse than that. Sentences say it in percent, tables as it is: 0.402 is 40.2\u00a0%.
      </p>
      ${exhibits.table(
        (caption) => headlineTable(ranked, tiedWithBest(models, comparisons), caption),
        markup`Accuracy on held-out samples, best model first${hasIntervals && ', with 95\u00a0% intervals (° holds zero)'}. The baseline is
        ${baseline} of each gene.${
          tested !== undefined &&
          ` p: how often permuted samples give as high a pooled skill, which tells of any signal, even where skill is not above zero; q: the false discovery rate at which a gene is called predictable.`
        }`,
      )}
      ${
        comparisons.length > 0 &&
        exhibits.table(
          (caption) => comparisonTable(models[0]!.name, comparisons, caption),
          markup`Pooled skill of ${models[0]!.name} less that of the others: mean over identical outer splits, with
          the correction of Nadeau and Bengio for their shared training samples. The file holds every pair.`,
          'Differences between models',
        )
      }`;
  },
};
