import type { Markup } from '../html/markup.js';

/** A drawn figure. */
export interface Figure {
  /** File name without folder and ending. */
  readonly name: string;
  /** SVG that takes its colours from the page. */
  readonly inline: Markup;
  /** The same as a file of its own: light ground, literal colours. */
  readonly file: string;
}
