import { geneData } from '../gene-data/gene-data.js';
import { unpackScript } from '../gene-data/pack-numbers.js';
import { markup, type Markup } from '../html/markup.js';
import { geneTable, modelsShown } from '../tables/gene-table.js';
import { genePanelScript } from './gene-panel-script.js';
import { geneTableScript } from './gene-table-script.js';
import { genes } from './needs.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

interface Choice {
  readonly id: string;
  readonly label: string | Markup;
  /** Value and words. */
  readonly options: readonly (readonly [value: string, words: string])[];
}

function choice({ id, label, options }: Choice): Markup {
  return markup`<div>
    <label for="${id}">${label}</label
    ><select id="${id}">
      ${options.map(([value, words]) => markup`<option value="${value}">${words}</option>`)}
    </select>
  </div>`;
}

const named = (values: readonly string[]): Choice['options'] => [
  ['', 'any'],
  ...values.map((value) => [value, value] as const),
];

/** Chooses columns and rows; there is a filter for all that is known of the genes. */
function controls(data: ReturnType<typeof geneData>): Markup {
  const { models, places, ceilings } = data;
  const shares = [...new Set(models.flatMap(({ shares: own }) => own.map(({ label }) => label)))];
  const tested = models.some(({ q }) => q !== undefined);
  const measures = ['skill', 'r', ...(tested ? ['q'] : []), ...shares];
  return markup`<div class="controls" id="gene-controls" hidden>
    <div>
      <label for="gene-names">Find genes by name</label
      ><input id="gene-names" type="search" autocomplete="off" spellcheck="false" placeholder="several, with commas" />
    </div>
    ${choice({
      id: 'gene-measure',
      label: 'Columns',
      options: [
        ['', 'skill, and all of the best'],
        ...measures.map((measure) => [measure, measure] as const),
        ['all', 'all'],
      ],
    })}
    ${
      models.length > 1 &&
      markup`<fieldset id="gene-models">
        <details><summary>Models</summary>${models.map(
          ({ name }, rank) =>
            markup`<label
              ><input type="checkbox" value="${name}"${rank < modelsShown && markup` checked`} /> ${name}</label
            >`,
        )}</details>
      </fieldset>`
    }
    ${
      tested &&
      choice({
        id: 'gene-q',
        label: markup`q of <span class="judged">${models[0]!.name}</span> at most`,
        options: named(['0.001', '0.01', '0.05', '0.1']),
      })
    }
    ${models.length > 1 && choice({ id: 'gene-best', label: 'Best model', options: named(models.map(({ name }) => name)) })}
    ${
      ceilings.some(({ kind }) => kind === 'heritability') &&
      choice({ id: 'gene-h2', label: 'h² at least', options: named(['0.1', '0.2', '0.3', '0.5', '0.7']) })
    }
    ${places !== null && choice({ id: 'gene-chromosome', label: 'Chromosome', options: named(places.chromosomes) })}
    <button type="button" id="gene-previous">Previous</button
    ><button type="button" id="gene-next">Next</button>
    <button type="button" id="gene-save">Save these rows</button>
    <output id="gene-status" aria-live="polite"></output>
  </div>`;
}

/** Every gene, to sort, to filter and to look at. */
export const genesSection: Section<PageContext> = {
  id: 'genes',
  group: 'Genes',
  heading: 'Gene by gene',
  needs: [genes],
  script: `${unpackScript}${geneTableScript}${genePanelScript}`,
  render: ({ input, ranked, drawn, exhibits }) => {
    const { models, baseline } = ranked;
    const tested = models.some(({ permutation }) => permutation !== undefined);
    const data = geneData(input, ranked);
    const chosen = drawn.genes.map(({ gene }) => gene);
    return markup`${controls(data)}
      <noscript><p>These are the best predicted genes and those with a figure; tables/genes.csv in the folder of the run has all of them.</p></noscript>
      ${exhibits.table(
        (caption) => geneTable({ models, baseline, ceilings: input.ceilings, data, chosen }, caption),
        markup`Skill and signed correlation r of each gene on held-out samples${tested && ', and the false discovery rate q at which it is called predictable'}.
        A heading sorts by its column; a name opens the gene.`,
      )}
      <dialog id="gene-panel" aria-labelledby="gene-panel-name"></dialog>`;
  },
};

/** Opens a gene by its name, from anywhere on the page. */
export const geneFinder: Markup = markup`<form id="gene-finder">
  <label for="gene-open">Find a gene</label
  ><input id="gene-open" type="search" list="gene-list" autocomplete="off" spellcheck="false" /><datalist
    id="gene-list"
  ></datalist>
</form>`;
