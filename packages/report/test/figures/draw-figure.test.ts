import { dot } from '@observablehq/plot';
import { describe, expect, it } from 'vitest';
import { colour } from '../../src/figures/colours.js';
import { drawFigure } from '../../src/figures/draw-figure.js';

const figure = () =>
  drawFigure({
    name: 'dots',
    title: 'Dots <of> "one" gene',
    description: 'a & b',
    plot: { width: 200, height: 100, marks: [dot([[1, 2]], { fill: colour('series-1') })] },
  });

describe('drawFigure', () => {
  it('names and describes the drawing for those who cannot see it', () => {
    expect(figure().inline.source).toContain('role="img"');
    expect(figure().inline.source).toContain('aria-labelledby="dots-title dots-desc"');
    expect(figure().inline.source).toContain(
      '><title id="dots-title">Dots &lt;of&gt; "one" gene</title><desc id="dots-desc">a &amp; b</desc><g',
    );
  });

  it('takes its colours from the page, and carries them itself as a file', () => {
    const { inline, file } = figure();
    expect(inline.source).toContain('fill="var(--series-1)"');
    expect(inline.source).not.toMatch(/<style|style=|xmlns/);
    expect(file).toContain('fill="#0b63b0"');
    expect(file).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(file).toContain('</desc><rect fill="#ffffff" height="100%" width="100%" />');
    expect(file).not.toContain('var(');
  });

  it('draws the same thing twice', () => {
    expect(figure()).toEqual(figure());
  });
});
