import { contrastSentence } from '../headline/contrast-sentence.js';
import { skillIntervals } from '../figures/skill-intervals.js';
import { markup } from '../html/markup.js';
import { contextsTable } from '../tables/contexts-table.js';
import { contrastsTable } from '../tables/contrasts-table.js';
import { contrastGenesTable } from '../tables/contrast-genes-table.js';
import { uniqueSlugs } from '../text/slug.js';
import { contexts } from './needs.js';
import { modelsDrawn, type PageContext } from './page-context.js';
import type { Section } from './section.js';

/** What models are worth in each context, and for what these differ in. */
export const contextsSection: Section<PageContext> = {
  id: 'contexts',
  group: 'Models',
  heading: 'Contexts, and what they differ in',
  needs: [contexts],
  terms: () => [
    [
      'Context',
      'A condition or a tissue in which expression was measured. A sample is held out in all of them at once. What is counted as genes elsewhere on this page are genes in contexts.',
    ],
    [
      'Contrast',
      'Expression of a gene in a context less its mean over the other contexts that the same sample was measured in. Skill for it is skill for how contexts differ: a model that says the same in all of them has none. Two contexts have one contrast; of more, each is held against the others.',
    ],
    [
      'Genes that differ',
      'Genes whose contrast is predicted better than chance would at a false discovery rate of 5\u00a0%, or where nothing was permuted, with an interval of their skill above 0.',
    ],
  ],
  render: ({ ranked: { models }, exhibits }) => {
    const drawn = models.slice(0, modelsDrawn);
    const slugs = uniqueSlugs(drawn.map(({ name }) => name));
    const contrasted = models.filter(({ contrasts }) => (contrasts?.length ?? 0) > 0);
    return markup`${exhibits.byModel(
      drawn.map((model, i) => ({
        model: model.name,
        figure: {
          ...skillIntervals(
            model.contexts!.map(({ context, evaluation }) => ({ ...evaluation, name: context })),
            [],
          ),
          name: `contexts-${slugs[i]!}`,
        },
        caption: markup`Pooled skill of ${model.name} in each context, with its 95\u00a0% interval; short ticks are single outer splits.`,
      })),
    )}
      ${exhibits.table(
        (caption) => contextsTable(models, caption),
        markup`Pooled skill of each model in each context.`,
      )}
      ${contrasted.map((model) => markup`<p>${contrastSentence(model)}</p>`)}
      ${
        contrasted.length > 0 &&
        markup`${exhibits.table(
          (caption) => contrastsTable(contrasted, caption),
          markup`Pooled skill for how contexts differ, and how many genes differ.`,
        )}
        ${exhibits.table(
          (caption) => contrastGenesTable(contrasted, caption),
          markup`Genes whose contrasts ${contrasted[0]!.name} predicts best; the file has all genes and models.`,
          'Which genes differ between contexts',
        )}`
      }`;
  },
};
