import type { Markup } from '../html/markup.js';

/** One part of the page with a heading. */
export interface Section {
  /** Its anchor. */
  readonly id: string;
  readonly heading: string;
  readonly body: Markup;
}
