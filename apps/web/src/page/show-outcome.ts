import type { Outcome } from '../prediction/messages.js';
import type { ShownRows } from '../prediction/shown-rows.js';
import { element } from './elements.js';

/** The results of a prediction: files to save, what was found, the table of the variants, the genes. */
export function showOutcome({ facts, warnings, counts, variants, genes, files }: Outcome): HTMLElement {
  const links = files.map(({ name, label, content }) => {
    const link = element('a', { href: URL.createObjectURL(content), download: name }, name);
    return element('li', {}, link, `: ${label}`);
  });
  return element(
    'div',
    {},
    section('Predictions', element('ul', { class: 'downloads' }, ...links)),
    section('What was found', list(facts), ...cautions(warnings)),
    section(
      'Reconciliation of variants',
      table('Variants of the model and of the file, and what became of them', counts),
      ...(variants.length > 0
        ? [table('Variants that are not the same in both; the first hundred, the file has all', variants)]
        : []),
    ),
    section('Genes', table('How far to believe each gene; the first hundred, the file has all', genes)),
  );
}

function section(heading: string, ...content: readonly Node[]): HTMLElement {
  const id = heading.toLowerCase().replace(/\W+/g, '-');
  return element(
    'section',
    { 'aria-labelledby': id },
    element('h2', { id, tabindex: '-1' }, heading),
    ...content,
  );
}

function list(facts: Outcome['facts']): HTMLElement {
  const pairs = facts.flatMap(([label, text]) => [element('dt', {}, label), element('dd', {}, text)]);
  return element('dl', { class: 'terms' }, ...pairs);
}

function cautions(warnings: readonly string[]): readonly HTMLElement[] {
  if (warnings.length === 0) return [];
  const items = warnings.map((warning) => element('li', {}, warning));
  return [
    element('div', { class: 'caution' }, element('h3', {}, 'To be known'), element('ul', {}, ...items)),
  ];
}

function table(caption: string, [columns = [], ...rows]: ShownRows): HTMLElement {
  const isNumber = columns.map((_, column) =>
    rows.every((row) => /^[−\d.,e+-]*$|^not known$/.test(row[column] ?? '')),
  );
  const cell = (tag: 'td' | 'th', text: string, column: number): HTMLElement =>
    element(
      tag,
      {
        ...(isNumber[column] === true && column > 0 && { class: 'num' }),
        ...(tag === 'th' && { scope: 'col' }),
      },
      text,
    );
  return element(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    element(
      'table',
      {},
      element('caption', {}, element('span', {}, caption)),
      element('thead', {}, element('tr', {}, ...columns.map((name, column) => cell('th', name, column)))),
      element(
        'tbody',
        {},
        ...rows.map(([first = '', ...others]) =>
          element(
            'tr',
            {},
            element('th', { scope: 'row' }, first),
            ...others.map((text, column) => cell('td', text, column + 1)),
          ),
        ),
      ),
    ),
  );
}
