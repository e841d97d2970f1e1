import { r2Bins } from '../figures/r2-bins.js';
import { markup } from '../html/markup.js';
import type { Section } from '../page/section.js';
import { r2BinsTable } from '../tables/r2-bins-table.js';
import { formatCount, formatNumber, formatPValue } from '@snpress/data/words/format-number';
import type { AuditContext } from './audit-context.js';
import { nullDistribution } from './null-distribution.js';

/** Whether predictions know which sample they are for: r against permuted samples, r² against chance. */
export const chanceSection: Section<AuditContext> = {
  id: 'chance',
  heading: 'More than chance?',
  needs: [],
  render: ({ report: { audit }, exhibits, slugs }) => {
    const { predictions } = audit;
    const counts = predictions.flatMap(({ evaluation }) =>
      evaluation.r2Bins.flatMap(({ count, expected }) => [count, expected]),
    );
    const highest = 1.08 * counts.reduce((most, count) => Math.max(most, count), 1);
    return markup`<p>
        Predictions that know something about a sample fit that sample better than another one. So the truth is given
        to the wrong samples, all genes together, many times over: what comes of that is chance.
      </p>
      <div class="exhibits">
        ${predictions.map(
          ({ name, permutation }, i) =>
            permutation.meanR.permuted.some(Number.isFinite) &&
            [
              ['mean-r', 'Mean r per gene', permutation.meanR] as const,
              ['pooled-r', 'Pooled r within genes', permutation.pooledR] as const,
            ].map(([key, label, comparison]) =>
              exhibits.figure(
                nullDistribution(`${key}-${slugs[i]!}`, name, label, comparison),
                markup`${name}: ${label.toLowerCase()} is ${formatNumber(comparison.observed)} (line); the bars are
              ${formatCount(permutation.permutations)} permutations of the samples.
              p = ${formatPValue(comparison.pAbove)}.`,
              ),
            ),
        )}
      </div>
      <h3>r² against chance</h3>
      <p>
        With few samples, r² is never far from zero even for useless predictions. So every count stands beside the one
        that unrelated predictions would have.
      </p>
      <div class="exhibits small">
        ${predictions.map(({ name, evaluation }, i) =>
          exhibits.figure(
            r2Bins(`r2-bins-${slugs[i]!}`, name, evaluation.r2Bins, highest),
            markup`${name}: genes by r² (bars); the thick lines are what chance alone gives.`,
          ),
        )}
      </div>
      ${exhibits.table(
        (caption) =>
          r2BinsTable(
            predictions.map(({ evaluation }) => evaluation),
            caption,
          ),
        markup`Number of genes by r² between truth and prediction over ${formatCount(audit.samples)} samples; in
        brackets the number that chance alone gives. Genes that are constant in truth or prediction have no r².`,
      )}`;
  },
};
