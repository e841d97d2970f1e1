import { manyGenes } from '@snpress/models/multi-kernel/many-genes';

/** What decides with which model to begin. */
export interface DataShape {
  readonly markers: number;
  readonly genes: number;
  readonly ploidy: 1 | 2;
  /** Whether the positions of markers and genes are both known. */
  readonly hasPositions: boolean;
}

/** A model of a spec, and why it. */
export interface ChosenModel {
  /** Its block, in one line of YAML. */
  readonly block: string;
  readonly because: string;
}

/** Markers from which those of diploid samples are taken for a panel of a population, where a gene is predicted by what is near it. */
const panel = 5000;

/** The blend of models to begin with: measured on crosses, traits and simulated cis windows (docs/explanation/models.md). */
export function chooseModel({ markers, genes, ploidy, hasPositions }: DataShape): ChosenModel {
  if (hasPositions && ploidy === 2 && markers >= panel)
    return {
      block:
        '{ type: blend, of: [susie, { type: elastic-net, standardize: true }], markers: { cis: 1000000 } }',
      because:
        'each gene by the markers within a megabase of it, as is usual for a panel of diploid samples; without "markers", by all of them',
    };
  if (genes >= manyGenes)
    return {
      block: '{ type: blend, of: [susie, multi-kernel] }',
      because: 'many genes, from which it learns where on the genome effects are',
    };
  return {
    block: '{ type: blend, of: [susie, { type: multi-kernel, profiles: own, interactions: pairs }] }',
    because:
      'few genes or traits: each by its own markers, and by pairs of them; without "of", the weights of five members are learned, in 30 fits',
  };
}
