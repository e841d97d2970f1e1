import { markup, Markup } from '../html/markup.js';
import { printable } from '../text/printable.js';

/** Larger files are beside the page alone: a page has to open at once. */
const mostCharacters = 60_000;

/** A table that the page carries in itself, so that it can be saved where the page is all there is; of a large one the path. */
export function csvLink(path: string, csv: string, of: string): Markup {
  if (csv.length > mostCharacters) return markup`<span class="path">${path}</span>`;
  const data = encodeURI(printable(csv)).replace(
    /[#&']/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
  const name = path.slice(path.lastIndexOf('/') + 1);
  return markup`<a download="${name}" href="data:text/csv;charset=utf-8,${new Markup(data)}">CSV<span class="sr"> of ${of}</span></a>`;
}
