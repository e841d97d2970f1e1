import type { Figure } from '../figures/figure.js';
import { markup, type Markup } from '../html/markup.js';
import type { ReportFiles } from '../input/report-files.js';
import type { Table } from '../tables/table.js';
import { csvLink } from './csv-link.js';

/** How a figure is shown. */
interface FigureExhibit {
  /** Its anchor; its number unless told. */
  readonly id?: string;
  /** As wide as the page, and scrolled on a phone. */
  readonly wide?: boolean;
  /** The numbers that it draws, as a CSV file. */
  readonly data?: { readonly name: string; readonly csv: string };
}

/** A figure of one model among several that have one each. */
interface ModelFigure extends FigureExhibit {
  readonly model: string;
  readonly figure: Figure;
  readonly caption: Markup;
}

/** Numbers the figures and tables of one page in the order they are asked for, and collects their files. */
export interface Exhibits {
  /** A figure with its caption; the page's script adds buttons that save it. */
  figure(figure: Figure, caption: Markup, options?: FigureExhibit): Markup;
  /** One number for the figures of several models: the first is shown, another when the reader chooses its model. */
  byModel(figures: readonly ModelFigure[]): Markup;
  /** A table, made with its numbered caption, in a box that scrolls on its own, with its file; folded away below its summary where it has one. */
  table(make: (caption: Markup) => Table, caption: Markup, folded?: string): Markup;
  /** A table that is a file alone, with what is in it. */
  file(name: string, csv: string, what: string): Markup;
  /** The files of everything shown so far. */
  files(): ReportFiles;
}

/** Starts numbering at 1. Paths of files are as the folder of the run has them. */
export function createExhibits(): Exhibits {
  const files: Record<string, string> = {};
  let figures = 0;
  let tables = 0;
  const keep = (path: string, content: string): void => {
    if (path in files) throw new Error(`Two exhibits of a report are written to ${path}`);
    files[path] = content;
  };
  const keepTable = (name: string, csv: string, of: string): Markup => {
    const path = `tables/${name}.csv`;
    keep(path, csv);
    return csvLink(path, csv, of);
  };
  const draw = (figure: Figure, caption: Markup, options: FigureExhibit, attributes: Markup): Markup => {
    const { id, wide = false, data } = options;
    keep(`figures/${figure.name}.svg`, figure.file);
    const name = `figure ${figures}`;
    return markup`<figure${id !== undefined && markup` id="${id}"`}${wide && markup` class="wide"`} data-file="${figure.name}"${attributes}>
        ${
          wide
            ? markup`<div class="scroll" tabindex="0" role="region" aria-label="${figure.name}">
                ${figure.inline}
              </div>`
            : figure.inline
        }
        <figcaption>
          <b>Figure ${figures}.</b> ${caption}
          ${data !== undefined && keepTable(data.name, data.csv, name)}
        </figcaption>
      </figure> `;
  };
  return {
    figure(figure, caption, options = {}) {
      figures++;
      return draw(figure, caption, { id: `figure-${figures}`, ...options }, markup``);
    },
    byModel(all) {
      if (all.length === 0) return markup``;
      figures++;
      return markup`<div class="by-model">${all.map(({ model, figure, caption, ...options }, i) =>
        draw(figure, caption, options, markup` data-model="${model}"${i > 0 && markup` hidden`}`),
      )}</div>`;
    },
    table(make, caption, folded) {
      tables++;
      const table = make(markup`<b>Table ${tables}.</b> ${caption}`);
      const shown = markup`<div class="scroll" tabindex="0" role="region" aria-label="Table ${tables}">
          ${table.inline}
        </div>
        <p class="source">${keepTable(table.name, table.csv, `table ${tables}`)}</p> `;
      return folded === undefined
        ? shown
        : markup`<details>
            <summary>${folded} <small>Table ${tables}</small></summary>
            ${shown}
          </details> `;
    },
    file(name, csv, what) {
      return markup`<p class="source">${what}: ${keepTable(name, csv, name)}</p> `;
    },
    files: () => ({ ...files }),
  };
}
