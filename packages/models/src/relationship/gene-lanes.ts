import { type FloatMemory, floatMemory } from '../kernels/float-memory.js';
import { LANES } from '../kernels/lane-kernels.js';

/** Groups of eight genes that are worked on together. */
const GROUPS = 64;
/** Rows of a matrix with which duals are multiplied at a time. */
export const ROWS = 256;

type Regions =
  | 'targets'
  | 'basis'
  | 'transposed'
  | 'turned'
  | 'solved'
  | 'duals'
  | 'half'
  | 'ratios'
  | 'shared'
  | 'effects'
  | 'factors'
  | 'products'
  | 'list'
  | 'inOrder';

/** Genes that follow one another. */
export interface GeneBlock {
  /** A multiple of eight. */
  readonly first: number;
  readonly count: number;
  /** Of eight genes, the last of which may lack some. */
  readonly groups: number;
}

/** Genes side by side, in single precision: value i of gene g of a block is at 8 (⌊g/8⌋ · size + i) + g mod 8. */
export interface GeneLanes extends FloatMemory<Regions> {
  readonly samples: number;
  readonly genes: number;
  /** Samples, padded with zeros to a multiple of four. */
  readonly size: number;
  readonly blocks: readonly GeneBlock[];
  /** The most rows of a matrix that duals are multiplied with at once. */
  readonly rows: number;
  /** Room for so many places. */
  readonly list: Int32Array;
}

/**
 * @param targets - centred genes, one after the other.
 * @param shares - how many shares of variance are weighed at once.
 * @param places - how many effects a gene has.
 * @param rows - the most rows of a matrix that is multiplied with duals at once; more than the default where a profile has more.
 */
export function geneLanes(
  targets: Float64Array,
  samples: number,
  shares: number,
  places: number,
  rows = ROWS,
): GeneLanes {
  const genes = targets.length / samples;
  const size = fours(samples);
  const groups = Math.ceil(genes / LANES);
  const together = Math.min(GROUPS, groups);
  const most = fours(rows);
  const isTurned = manyGenes(genes, samples);
  const memory = floatMemory<Regions>({
    targets: groups * LANES * size,
    basis: isTurned ? size * size : 0,
    transposed: isTurned ? size * size : 0,
    turned: together * LANES * size,
    solved: together * LANES * size,
    duals: together * LANES * size,
    half: LANES * size,
    ratios: shares * 2 * (size + together * LANES),
    shared: groups * LANES * size,
    effects: groups * LANES * places,
    factors: most * size,
    products: together * LANES * most,
    list: most,
    inOrder: size,
  });
  const { at, floats } = memory;
  new Int32Array(floats.inOrder.buffer, at.inOrder, size).forEach((_, i, order) => (order[i] = i));
  for (let gene = 0; gene < genes; gene++) {
    const to = laneOf(gene, size);
    for (let i = 0; i < samples; i++) floats.targets[to + i * LANES] = targets[gene * samples + i]!;
  }
  return {
    ...memory,
    samples,
    genes,
    size,
    rows: most,
    blocks: Array.from({ length: Math.ceil(groups / GROUPS) }, (_, block): GeneBlock => {
      const first = block * GROUPS * LANES;
      const count = Math.min(GROUPS * LANES, genes - first);
      return { first, count, groups: Math.ceil(count / LANES) };
    }),
    list: new Int32Array(floats.list.buffer, at.list, most),
  };
}

/** Whether there are so many genes that it is cheaper to make a basis than to reflect each of them. */
export function manyGenes(genes: number, samples: number): boolean {
  return genes > samples / 2;
}

/** Where the first value of a vector of some length lies. */
export function laneOf(index: number, length: number): number {
  return Math.floor(index / LANES) * LANES * length + (index % LANES);
}

export function fours(count: number): number {
  return Math.ceil(count / 4) * 4;
}
