import { markup, type Markup } from '../html/markup.js';

/** Column headings and rows of formatted cells; the first cell of a row is its heading. */
export interface TableContent {
  readonly caption: Markup;
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean; readonly note?: string }[];
  readonly rows: readonly {
    readonly cells: readonly (string | Markup)[];
    /** `best` is set off, `baseline` is toned down. */
    readonly emphasis?: 'best' | 'baseline' | undefined;
  }[];
}

/** A table with a caption, column headings and row headings. */
export function renderTable({ caption, columns, rows }: TableContent): Markup {
  const align = (i: number) => columns[i]?.numeric === true && markup` class="num"`;
  return markup`<table>
    <caption>
      <span>${caption}</span>
    </caption>
    <thead>
      <tr>
        ${columns.map(
          ({ label, note }, i) =>
            markup`<th scope="col" ${align(i)}>
              ${label}${note !== undefined && markup` <small>${note}</small>`}
            </th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ cells, emphasis }) =>
          markup`<tr${emphasis !== undefined && markup` class="${emphasis}"`}>${cells.map((cell, i) =>
            i === 0 ? markup`<th scope="row">${cell}</th>` : markup`<td${align(i)}>${cell}</td>`,
          )}</tr>
`,
      )}
    </tbody>
  </table>`;
}
