import { markup, type Markup } from '../html/markup.js';

/**
 * A box of what a reader has to know; undefined where there is nothing.
 * @param id - of its heading; a page has none twice.
 */
export function cautionBox(heading: string, items: readonly string[], id = 'cautions'): Markup | undefined {
  if (items.length === 0) return undefined;
  return markup`<aside class="caution" aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    <ul>
      ${items.map((item) => markup`<li>${item}</li>`)}
    </ul>
  </aside> `;
}
