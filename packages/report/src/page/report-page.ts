import { inTargets } from '@snpress/evaluate/targets/in-targets';
import { headlineSentences } from '../headline/headline-sentences.js';
import { formatCount } from '@snpress/data/words/format-number';
import { funnelFacts } from './funnel.js';
import { markup } from '../html/markup.js';
import { markupInTargets } from '../html/markup-in-targets.js';
import { documentPage } from './document-page.js';
import { geneFinder, genesSection } from './genes-section.js';
import { modelChoice, modelChoiceScript } from './model-choice.js';
import type { PageContext } from './page-context.js';
import { renderSections, type Section } from './section.js';
import { warningsBox } from './warnings-box.js';

/** The page of one experiment. */
export function reportPage(context: PageContext, sections: readonly Section<PageContext>[]): string {
  const { input, ranked } = context;
  const { targets } = input.data;
  const [verdict, ...findings] = headlineSentences(input).map((text) => inTargets(text, targets));
  return documentPage({
    title: input.title,
    kicker: `${targets === 'traits' ? 'Traits' : 'Gene expression'} predicted from genotypes · ${input.experiment}`,
    question: input.data.description,
    lead: verdict!,
    findings,
    facts: [
      ...funnelFacts(input.data).map(([term, value]) => [inTargets(term, targets), value] as const),
      ['Models', formatCount(ranked.models.length)],
      ['Held out by', input.protocol.outer],
    ],
    caution: warningsBox(input),
    sections: renderSections(sections, context).map((section) => ({
      ...section,
      heading: inTargets(section.heading, targets),
      group: section.group && inTargets(section.group, targets),
      body: markupInTargets(section.body, targets),
    })),
    footer:
      'Made by snpress. Every number on this page is measured on samples that were held out of training.',
    tools: markup`${sections.includes(genesSection) && geneFinder}${modelChoice(ranked.models.map(({ name }) => name))}`,
    scripts: [modelChoiceScript, ...sections.flatMap(({ script }) => script ?? [])],
  });
}
