import { runFactsMarkup } from './page/run-facts.js';
import { runFactsPlaceholder } from './page/run-facts-placeholder.js';
import type { RunFacts } from './input/report-input.js';

/**
 * Puts when, where and how fast a run went into the provenance section of its page, where `renderReport` left room for
 * it. All else on the page stays as it is, byte for byte; a page that was never completed lacks these facts alone.
 *
 * @throws Error when the page has no room for them: it is complete already, or no page of `renderReport`.
 */
export function completePage(html: string, facts: RunFacts): string {
  if (!html.includes(runFactsPlaceholder))
    throw new Error(
      'The page has no place for the facts of its run: complete a page of renderReport, and only once',
    );
  return html.replace(runFactsPlaceholder, () => runFactsMarkup(facts).source);
}
