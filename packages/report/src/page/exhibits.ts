import type { Figure } from '../figures/figure.js';
import { markup, type Markup } from '../html/markup.js';
import type { ReportFiles } from '../input/report-files.js';
import type { Table } from '../tables/table.js';

/** How a figure is shown. */
interface FigureExhibit {
  /** Its anchor; its number unless told. */
  readonly id?: string;
  /** As wide as the page, and scrolled on a phone. */
  readonly wide?: boolean;
  /** The numbers that it draws, as a CSV file. */
  readonly data?: { readonly name: string; readonly csv: string };
}

/** Numbers the figures and tables of one page in the order they are asked for, and collects their files. */
export interface Exhibits {
  /** A figure with its caption and links to its files. */
  figure(figure: Figure, caption: Markup, options?: FigureExhibit): Markup;
  /** A table, made with its numbered caption, in a box that scrolls on its own, with a link to its file. */
  table(make: (caption: Markup) => Table, caption: Markup): Markup;
  /** A table that is a file alone, with what is in it. */
  file(name: string, csv: string, what: string): Markup;
  /** The files of everything shown so far. */
  files(): ReportFiles;
}

/** Starts numbering at 1; `filesAt` leads from the page to the folder of `figures/` and `tables/`. */
export function createExhibits(filesAt: string): Exhibits {
  const files: Record<string, string> = {};
  let figures = 0;
  let tables = 0;
  const keep = (path: string, content: string): void => {
    if (path in files) throw new Error(`Two exhibits of a report are written to ${path}`);
    files[path] = content;
  };
  return {
    figure(figure, caption, { id, wide = false, data } = {}) {
      figures++;
      const path = `figures/${figure.name}.svg`;
      keep(path, figure.file);
      const csv = data === undefined ? undefined : `tables/${data.name}.csv`;
      if (csv !== undefined) keep(csv, data!.csv);
      return markup`<figure id="${id ?? `figure-${figures}`}"${wide && markup` class="wide"`}>
        ${
          wide
            ? markup`<div class="scroll" tabindex="0" role="region" aria-label="Figure ${figures}">
                ${figure.inline}
              </div>`
            : figure.inline
        }
        <figcaption>
          <b>Figure ${figures}.</b> ${caption}
          <a href="${filesAt}${path}">SVG<span class="sr"> file of figure ${figures}</span></a>
          ${csv !== undefined && markup`<a href="${filesAt}${csv}">CSV<span class="sr"> file of figure ${figures}</span></a>`}
        </figcaption>
      </figure> `;
    },
    table(make, caption) {
      tables++;
      const table = make(markup`<b>Table ${tables}.</b> ${caption}`);
      const path = `tables/${table.name}.csv`;
      keep(path, table.csv);
      return markup`<div class="scroll" tabindex="0" role="region" aria-label="Table ${tables}">
          ${table.inline}
        </div>
        <p class="source">
          <a href="${filesAt}${path}">CSV<span class="sr"> file of table ${tables}</span></a>
        </p> `;
    },
    file(name, csv, what) {
      const path = `tables/${name}.csv`;
      keep(path, csv);
      return markup`<p class="source"><a href="${filesAt}${path}">${name}.csv</a>: ${what}</p> `;
    },
    files: () => ({ ...files }),
  };
}
