import { markup } from '../html/markup.js';
import { geneTable } from '../tables/gene-table.js';
import { geneTableScript } from './gene-table-script.js';
import { genes } from './needs.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

/** Every gene, to sort and to search. */
export const genesSection: Section<PageContext> = {
  id: 'genes',
  group: 'Genes',
  heading: 'Gene by gene',
  needs: [genes],
  script: geneTableScript,
  render: ({ input, ranked, drawn, exhibits }) => {
    const { models, baseline } = ranked;
    const tested = models.some(({ permutation }) => permutation !== undefined);
    const { genes: ids } = (models[0] ?? baseline)!.perGene;
    const withFigure = new Set(drawn.genes.map(({ gene }) => ids.indexOf(gene)).filter((i) => i >= 0));
    return markup`<div class="controls" id="gene-controls" hidden>
        <div>
          <label for="gene-search">Find genes by name</label
          ><input id="gene-search" type="search" autocomplete="off" spellcheck="false" />
        </div>
        <button type="button" id="gene-previous">Previous</button
        ><button type="button" id="gene-next">Next</button>
        <output id="gene-status" aria-live="polite"></output>
      </div>
      <noscript><p>These are the best predicted genes and those with a figure; the CSV file below holds all of them.</p></noscript>
      ${exhibits.table(
        (caption) => geneTable({ models, baseline, ceilings: input.ceilings, withFigure }, caption),
        markup`Skill and signed correlation r of each gene on held-out samples${tested && ', and the false discovery rate q at which it is called predictable'}.
        A heading sorts by its column; the name of a gene with a figure leads to it.`,
      )}`;
  },
};
