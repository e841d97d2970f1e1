import { markup } from '../html/markup.js';
import { geneTable } from '../tables/gene-table.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

/** Every gene, to sort and to search. */
export function genesSection({ ranked, exhibits }: PageContext): Section | undefined {
  const { models, baseline } = ranked;
  if (((models[0] ?? baseline)?.perGene.genes.length ?? 0) === 0) return undefined;
  return {
    id: 'genes',
    heading: 'Gene by gene',
    body: markup`<div class="controls" id="gene-controls" hidden>
        <div>
          <label for="gene-search">Find genes by name</label
          ><input id="gene-search" type="search" autocomplete="off" spellcheck="false" />
        </div>
        <button type="button" id="gene-previous">Previous</button
        ><button type="button" id="gene-next">Next</button>
        <output id="gene-status" aria-live="polite"></output>
      </div>
      <noscript><p>These are the best predicted genes; the CSV file below holds all of them.</p></noscript>
      ${exhibits.table(
        (caption) => geneTable(models, baseline, caption),
        markup`Skill and signed correlation r of each gene on held-out samples. A heading sorts by its column.`,
      )}`,
  };
}
