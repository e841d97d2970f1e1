import { manyGenes } from '@snpress/models/multi-kernel/many-genes';

/** What decides with which model to begin. */
export interface DataShape {
  readonly markers: number;
  readonly genes: number;
  readonly ploidy: 1 | 2;
  /** Whether the positions of markers and genes are both known. */
  readonly hasPositions: boolean;
  /** Contexts of the expression: tissues or conditions. */
  readonly contexts: number;
  /** Whether intervals or tables say something of markers. */
  readonly hasAnnotations: boolean;
}

/** A model of a spec, and why it. */
export interface ChosenModel {
  /** Its block, in one line of YAML. */
  readonly block: string;
  readonly because: string;
  /** Whether each gene is predicted by the markers near it. */
  readonly isCis: boolean;
}

/**
 * Markers from which those of diploid samples are taken for a panel of a population, where a gene is predicted by what is near it.
 * Tissues and annotations are of such panels too.
 */
const panel = 5000;

/** The blend of models to begin with: measured on crosses, traits and simulated cis windows (docs/explanation/models.md). */
export function chooseModel(shape: DataShape): ChosenModel {
  const { markers, genes, ploidy, hasPositions, contexts, hasAnnotations } = shape;
  const isPanel = markers >= panel || contexts > 1 || hasAnnotations;
  if (hasPositions && ploidy === 2 && isPanel)
    return {
      block:
        '{ type: blend, of: [susie, { type: elastic-net, standardize: true }], markers: { cis: 1000000 } }',
      because:
        'each gene by the markers within a megabase of it, as is usual for a panel of diploid samples; without "markers", by all of them',
      isCis: true,
    };
  if (genes >= manyGenes)
    return {
      block: '{ type: blend, of: [susie, multi-kernel] }',
      because: 'many genes, from which it learns where on the genome effects are',
      isCis: false,
    };
  return {
    block: '{ type: blend, of: [susie, { type: multi-kernel, profiles: own, interactions: pairs }] }',
    because:
      'few genes or traits: each by its own markers, and by pairs of them; without "of", the weights of five members are learned, in 30 fits',
    isCis: false,
  };
}
