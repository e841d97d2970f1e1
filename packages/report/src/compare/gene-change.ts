import type { Figure } from '../figures/figure.js';
import { lowestDrawn, pairScatter } from '../figures/pair-scatter.js';
import { formatCount } from '@snpress/data/words/format-number';
import type { GeneChange } from './run-comparison.js';

/** One model's genes in two runs. */
export interface GenesInTwoRuns {
  readonly model: string;
  readonly genes: GeneChange;
  /** Labels of the runs. */
  readonly first: string;
  readonly other: string;
}

/** Every gene's skill in two runs; on the dashed line nothing changed. */
export function geneChange(name: string, { model, genes, first, other }: GenesInTwoRuns): Figure {
  return pairScatter({
    name,
    title: `Skill of each gene with ${model} in ${first} and in ${other}`,
    description: `${formatCount(genes.genes.length)} genes; on the dashed line the skill is the same. Skills below ${lowestDrawn} are drawn there.`,
    xLabel: `skill in ${first}`,
    yLabel: `skill in ${other}`,
    names: genes.genes,
    x: genes.first,
    y: genes.other,
  });
}
