import { markup } from '../html/markup.js';
import type { Section } from '../page/section.js';
import { formatCompact } from '@snpress/data/words/format-number';
import { joinWords } from '../text/join-words.js';
import type { AuditContext } from './audit-context.js';
import { spreadDistribution } from './spread-distribution.js';

/** How much predictions differ between samples, beside the truth. */
export const spreadSection: Section<AuditContext> = {
  id: 'spread',
  heading: 'How much samples differ',
  needs: [],
  render: ({ report: { audit }, exhibits }) => {
    const series = [
      { name: 'truth', spread: audit.truth.spread },
      ...audit.predictions.map(({ name, spread }) => ({ name, spread })),
    ];
    const medians = series.map(({ name, spread }) => `${name} ${formatCompact(spread.median, 2)}`);
    return markup`<p>
        A prediction that is unsure stays close to the gene's mean, so honest predictions differ less between samples
        than the truth. Predictions that hardly differ at all have next to nothing to say about samples.
      </p>
      <div class="exhibits">
        ${exhibits.figure(
          spreadDistribution(series),
          markup`Standard deviation over samples of each gene: share of genes by its size, on a logarithmic axis.
          Medians: ${joinWords(medians)}.`,
        )}
      </div>`;
  },
};
