import type { Markup } from '../html/markup.js';

/** A word of a section and what it means. */
export type Term = readonly [term: string, text: string];

/** One part of a page with a heading. `Context` is what the page is made from. */
export interface Section<Context> {
  /** Its anchor; unique on the page. */
  readonly id: string;
  readonly heading: string | ((context: Context) => string);
  /** What the contents list it under. */
  readonly group?: string;
  /** What has to be there: a page that lacks one of them leaves the section out. */
  readonly needs: readonly ((context: Context) => boolean)[];
  readonly render: (context: Context) => Markup;
  /** Its words that the section on methods explains. */
  readonly terms?: (context: Context) => readonly Term[];
  /** Its part of the page's script. */
  readonly script?: string;
}

/** The sections of a page that have what they need. */
export function sectionsShown<Context>(
  sections: readonly Section<Context>[],
  context: Context,
): readonly Section<Context>[] {
  return sections.filter(({ needs }) => needs.every((need) => need(context)));
}

/** A section as the page has it. */
export interface RenderedSection {
  readonly id: string;
  readonly heading: string;
  readonly group: string | undefined;
  readonly body: Markup;
}

/** Draws sections in their order: figures and tables are numbered as they come. */
export function renderSections<Context>(
  sections: readonly Section<Context>[],
  context: Context,
): readonly RenderedSection[] {
  return sections.map(({ id, heading, group, render }) => ({
    id,
    group,
    heading: typeof heading === 'string' ? heading : heading(context),
    body: render(context),
  }));
}
