import { densityGrid } from '../figures/density-grid.js';
import type { Figure } from '../figures/figure.js';
import { truthDensity } from '../figures/truth-density.js';
import { formatCount } from '../text/format-number.js';
import type { GeneChange } from './run-comparison.js';

/** One model's genes in two runs. */
export interface GenesInTwoRuns {
  readonly model: string;
  readonly genes: GeneChange;
  /** Labels of the runs. */
  readonly first: string;
  readonly other: string;
}

/** Skills below this are drawn at it: a few hopeless genes would squeeze all others into a corner. */
const lowest = -0.5;
const bins = 48;

/** How many genes have each pair of skills in two runs; on the dashed line nothing changed. */
export function geneChange(name: string, { model, genes, first, other }: GenesInTwoRuns): Figure {
  const grid = densityGrid((visit) => {
    for (let gene = 0; gene < genes.genes.length; gene++)
      visit(Math.max(lowest, genes.first[gene]!), Math.max(lowest, genes.other[gene]!));
  }, bins);
  return truthDensity(grid, {
    name,
    title: `Skill of each gene with ${model} in ${first} and in ${other}`,
    description: `Density of ${formatCount(grid.points)} genes; on the dashed line the skill is the same. Skills below ${lowest} are drawn there.`,
    xLabel: `skill in ${first}`,
    yLabel: `skill in ${other}`,
  });
}
