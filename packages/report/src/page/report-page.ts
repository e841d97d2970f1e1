import { headlineSentences } from '../headline/headline-sentences.js';
import { formatCount } from '@snpress/data/words/format-number';
import { funnelFacts } from './funnel.js';
import { markup } from '../html/markup.js';
import { documentPage } from './document-page.js';
import { geneFinder, genesSection } from './genes-section.js';
import { modelChoice, modelChoiceScript } from './model-choice.js';
import type { PageContext } from './page-context.js';
import { renderSections, type Section } from './section.js';
import { warningsBox } from './warnings-box.js';

/** The page of one experiment. */
export function reportPage(context: PageContext, sections: readonly Section<PageContext>[]): string {
  const { input, ranked } = context;
  const [verdict, ...findings] = headlineSentences(input);
  return documentPage({
    title: input.title,
    kicker: `Gene expression predicted from genotypes · ${input.experiment}`,
    question: input.data.description,
    lead: verdict!,
    findings,
    facts: [
      ...funnelFacts(input.data),
      ['Models', formatCount(ranked.models.length)],
      ['Held out by', input.protocol.outer],
    ],
    caution: warningsBox(input),
    sections: renderSections(sections, context),
    footer:
      'Made by snpress. Every number on this page is measured on samples that were held out of training.',
    tools: markup`${sections.includes(genesSection) && geneFinder}${modelChoice(ranked.models.map(({ name }) => name))}`,
    scripts: [modelChoiceScript, ...sections.flatMap(({ script }) => script ?? [])],
  });
}
