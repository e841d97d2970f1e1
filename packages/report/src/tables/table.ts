import type { Markup } from '../html/markup.js';

/** A table as the page shows it and as the file that goes with it. */
export interface Table {
  /** File name without folder and ending. */
  readonly name: string;
  /** The table element. */
  readonly inline: Markup;
  readonly csv: string;
}
