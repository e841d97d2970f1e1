import { markup } from '../html/markup.js';
import { geneTable } from '../tables/gene-table.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

/** Every gene, to sort and to search. */
export function genesSection({ input, ranked, drawn, exhibits }: PageContext): Section | undefined {
  const { models, baseline } = ranked;
  const tested = models.some(({ permutation }) => permutation !== undefined);
  if (((models[0] ?? baseline)?.perGene.genes.length ?? 0) === 0) return undefined;
  const { genes } = (models[0] ?? baseline)!.perGene;
  const withFigure = new Set(drawn.genes.map(({ gene }) => genes.indexOf(gene)).filter((i) => i >= 0));
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
      <noscript><p>These are the best predicted genes and those with a figure; the CSV file below holds all of them.</p></noscript>
      ${exhibits.table(
        (caption) => geneTable({ models, baseline, ceilings: input.ceilings ?? [], withFigure }, caption),
        markup`Skill and signed correlation r of each gene on held-out samples${tested && ', and the false discovery rate q at which it is called predictable'}.
        A heading sorts by its column; the name of a gene with a figure leads to it.`,
      )}`,
  };
}
