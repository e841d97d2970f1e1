import { printable } from '../text/printable.js';

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML or XML shows it, in content and in quoted attributes alike. */
function escapeMarkup(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => entities[character]!);
}

/** HTML that is safe to insert as it is. */
export class Markup {
  constructor(readonly source: string) {}
}

type Insertable = string | number | Markup | readonly Insertable[] | undefined | false;

function insert(value: Insertable): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.source;
  if (typeof value === 'object') return value.map(insert).join('');
  return escapeMarkup(String(value));
}

/**
 * Tagged template for HTML: every inserted string is escaped, markup made by this tag is not, arrays are joined,
 * `undefined` and `false` are left out.
 */
export function markup(strings: TemplateStringsArray, ...values: readonly Insertable[]): Markup {
  return new Markup(strings.reduce((source, part, i) => source + insert(values[i - 1]) + part));
}
