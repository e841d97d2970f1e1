import { cautionBox } from './page/caution-box.js';
import { runFactsMarkup } from './page/run-facts.js';
import { runFactsPlaceholder, runWarningsPlaceholder } from './page/run-placeholders.js';
import type { RunFacts } from './input/report-input.js';

/**
 * Puts when, where and how fast a run went into the provenance section of its page, and what it warned of before all sections, where
 * `renderReport` left room for it. All else on the page stays as it is, byte for byte; a page that was never completed lacks these facts alone.
 *
 * @throws Error when the page has no room for them: it is complete already, or no page of `renderReport`.
 */
export function completePage(html: string, facts: RunFacts): string {
  if (!html.includes(runFactsPlaceholder))
    throw new Error(
      'The page has no place for the facts of its run: complete a page of renderReport, and only once',
    );
  const warnings = cautionBox('What this run warned of', facts.warnings ?? [], 'run-warnings');
  return html
    .replace(runWarningsPlaceholder, () => warnings?.source ?? '')
    .replace(runFactsPlaceholder, () => runFactsMarkup(facts).source);
}
