import { counted } from '@snpress/data/words/counted';
import { markup } from '../html/markup.js';
import { enrichmentTable } from '../tables/enrichment-table.js';
import { enrichments } from './needs.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

/** Which annotations the markers have that act. */
export const enrichmentSection: Section<PageContext> = {
  id: 'enrichment',
  group: 'Genome',
  heading: 'Which annotations markers that act have',
  needs: [enrichments],
  terms: () => [
    [
      'Enrichment',
      'How many times as likely a marker is to act on a gene that has an annotation (or one standard deviation more of it), the other annotations being equal. Its logarithm, the log odds ratio, is learned with the effects from the training samples, all annotations at once. A z beyond 2 is seldom chance.',
    ],
  ],
  render: ({ input: { enrichments: all }, exhibits }) => markup`<p>
      Learned from ${counted(Math.min(...all.map(({ genes }) => genes)), 'gene')} of the training samples of each outer split, never from held-out
      ones; models that make use of annotations look for effects at markers by these odds.
      ${all.flatMap(({ notes }) => notes.map((note) => ` Note: ${note}.`))}
    </p>
    ${exhibits.table(
      (caption) => enrichmentTable(all, caption),
      markup`Enrichment of annotations among markers that act: means over the outer training sets, which share most samples, so that the
      standard error is that of one.`,
      'Enrichment of annotations',
    )}`,
};
