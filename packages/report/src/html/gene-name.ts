import { markup, type Markup } from './markup.js';

/** The name of a gene; the page's script makes it a link that opens the gene. */
export function geneName(gene: string): Markup {
  return markup`<span data-gene="${gene}">${gene}</span>`;
}
