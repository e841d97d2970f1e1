import { headlineSentences } from '../headline/headline-sentences.js';
import { formatCount } from '@snpress/data/words/format-number';
import { documentPage } from './document-page.js';
import { geneTableScript } from './gene-table-script.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';
import { warningsBox } from './warnings-box.js';

/** The page of one experiment. */
export function reportPage({ input, ranked }: PageContext, sections: readonly Section[]): string {
  const [verdict, ...findings] = headlineSentences(input);
  return documentPage({
    title: input.title,
    kicker: `Gene expression predicted from genotypes · ${input.experiment}`,
    lead: verdict!,
    findings,
    facts: [
      ['Samples', formatCount(input.data.samples)],
      ['Markers', formatCount(input.data.markers)],
      ['Genes', formatCount(input.data.genes)],
      ['Models', formatCount(ranked.models.length)],
      ['Held out by', input.protocol.outer],
    ],
    caution: warningsBox(input),
    sections,
    footer:
      'Made by snpress. Every number on this page is measured on samples that were held out of training.',
    script: sections.some(({ id }) => id === 'genes') ? geneTableScript : undefined,
  });
}
