import { barX, ruleX } from '@observablehq/plot';
import { formatCount } from '@snpress/data/words/format-number';
import type { EvaluatedModel } from '../../src/input/report-input.js';
import { centredLabel } from '../../src/figures/centred-label.js';
import { colour } from '../../src/figures/colours.js';
import { drawFigure } from '../../src/figures/draw-figure.js';
import type { Figure } from '../../src/figures/figure.js';

/** Number of genes with a skill above zero, one bar per model. */
export function geneCount(models: readonly EvaluatedModel[]): Figure {
  const rows = models.map(({ name, genes, skill }) => ({ name, count: Math.round(genes * skill.positive) }));
  return drawFigure({
    name: 'gene-count',
    title: 'Genes predicted better than by their training mean',
    description: rows.map(({ name, count }) => `${name}: ${formatCount(count)}`).join('; '),
    plot: {
      width: 460,
      marginLeft: 120,
      x: centredLabel('genes', 42),
      y: { label: null },
      marks: [barX(rows, { x: 'count', y: 'name', fill: colour('bar') }), ruleX([0])],
    },
  });
}
