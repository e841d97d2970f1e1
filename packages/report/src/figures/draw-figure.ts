import { plot, type PlotOptions } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { Markup } from '../html/markup.js';
import { printable } from '../text/printable.js';
import { colours } from './colours.js';
import type { Figure } from './figure.js';
import { svgElement, type SvgDocument, type SvgElement } from './svg-element.js';

/** What a figure is called and what it shows. */
export interface FigureOptions {
  /** File name without folder and ending; unique on a page. */
  readonly name: string;
  /** What it is, in a few words. */
  readonly title: string;
  /** What can be seen in it, for those who cannot see it. */
  readonly description: string;
  readonly plot: PlotOptions;
}

const fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

function withoutPageHooks(svg: SvgElement): void {
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const element of svg.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) {
      if (name.startsWith('aria-') || name === 'class') element.removeAttribute(name);
    }
  }
}

function describe(svg: SvgElement, document: SvgDocument, options: FigureOptions): void {
  const ids = [`${options.name}-title`, `${options.name}-desc`] as const;
  const texts = [options.title, options.description].map(printable);
  svg.insertBefore(svgElement(document, 'desc', { id: ids[1] }, texts[1]), svg.firstChild);
  svg.insertBefore(svgElement(document, 'title', { id: ids[0] }, texts[0]), svg.firstChild);
  for (const name of ['class', 'aria-label', 'aria-description']) svg.removeAttribute(name);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', ids.join(' '));
  svg.setAttribute('font-family', fonts);
  svg.setAttribute('font-size', '13');
}

function withLiteralColours(svg: SvgElement, document: SvgDocument): void {
  const literal = (value: string) =>
    value.replace(/var\(--([\w-]+)\)/g, (_, role: string) => colours[role]![0]);
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const name of ['fill', 'stroke']) {
      const value = element.getAttribute(name);
      if (value?.includes('var(') === true) element.setAttribute(name, literal(value));
    }
  }
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('color', colours.ink![0]);
  const ground = svgElement(document, 'rect', { width: '100%', height: '100%', fill: colours.ground![0] });
  svg.insertBefore(ground, [...svg.children][2] ?? null);
}

/**
 * Draws a plot as accessible SVG: once with the page's colours, once as a file that stands alone.
 *
 * It carries no style sheet and no style attribute, so a strict content security policy leaves it whole.
 */
export function drawFigure(options: FigureOptions): Figure {
  const { document } = parseHTML('<!doctype html><html><body></body></html>') as unknown as {
    document: SvgDocument;
  };
  const svg = plot({ ...options.plot, document: document as never }) as unknown as SvgElement;
  withoutPageHooks(svg);
  describe(svg, document, options);
  const inline = new Markup(svg.outerHTML);
  withLiteralColours(svg, document);
  return { name: options.name, inline, file: `${svg.outerHTML}\n` };
}
