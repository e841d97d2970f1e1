import { ablationSentence } from '../headline/ablation-sentence.js';
import { markup } from '../html/markup.js';
import { ablationTable } from '../tables/ablation-table.js';
import { ablations } from './needs.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

/** What interactions and networks add to the models that hold them. */
export const ablationSection: Section<PageContext> = {
  id: 'ablations',
  group: 'Models',
  heading: 'What interactions and networks add',
  needs: [ablations],
  terms: () => [
    [
      'Without interactions, without networks',
      'The same fitted model with a part left out: interactions of markers from a sum of both, networks from a model of models, whose other members keep their shares among one another. The difference is paired: both predict the same held-out samples.',
    ],
    [
      'Share of predicted variance',
      'How much of the variance of the predictions about the training means is due to the part: the covariance of its own prediction with the whole, over the variance of the whole. What is left is the rest\u2019s; a share below 0 or above 1 says that both work against each other. Its interval is a bootstrap over held-out samples.',
    ],
  ],
  render: ({ ranked, exhibits }) => {
    const models = ranked.models.filter((model) => model.ablations !== undefined);
    return markup`${models.flatMap(({ name, ablations: all = [] }) =>
      all.map((ablation) => markup`<p>${ablationSentence(name, ablation)}</p>`),
    )}
      ${exhibits.table(
        (caption) => ablationTable(models, caption),
        markup`Pooled skill of each model and of the same without a part; the difference is the mean over identical outer splits. The table
        of genes has the share of each gene.`,
      )}`;
  },
};
