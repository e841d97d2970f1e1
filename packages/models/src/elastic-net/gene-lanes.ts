import type { Matrix } from '@snpress/data';
import { ActiveSet } from './active-set.js';
import { columnScreen } from './column-screen.js';
import type { ColumnScreen } from './column-search.js';
import type { Design } from './design.js';
import { designMemory, type DesignMemory, type HeldColumns } from './design-memory.js';
import type { ElasticNetParams } from './elastic-net-params.js';
import { largestAlpha, ridgePart, threshold } from './penalty.js';

/** For each vector that a screen multiplies at a time so many genes are solved together: some are done before others. */
const GENES_PER_VECTOR = 8;
/** What the strong rule lists at most: columns down to this share of the limit. */
const LEAST_WELCOME = 0.88;

/** A gene and its next penalty. */
export interface Move {
  readonly lane: Lane;
  readonly alpha: number;
  /** The penalty after it, where it is known. */
  readonly next?: number | undefined;
}

/** A gene on its way down the penalties. */
export interface Lane {
  readonly set: ActiveSet;
  /** The α at which the first weight leaves zero. */
  largest: number;
  /** Columns that may enter at the next penalty. */
  candidates: Int32Array;
  /** Whether the optimality conditions hold to the tolerance at the present penalty. */
  converged: boolean;
}

/**
 * Genes that are solved together on one design: each on a few columns, and all columns are screened for many genes at once. The strong rule
 * (Tibshirani et al. 2012) says which columns to begin a penalty with; a penalty is solved when no column of all breaks the optimality conditions.
 */
export class GeneLanes {
  /** How many genes to solve together. */
  readonly together: number;
  private readonly lanes: Lane[] = [];
  private readonly memory: DesignMemory;
  private readonly screen: ColumnScreen;

  /** @param held - samples whose error is wanted. */
  constructor(
    readonly design: Design,
    private readonly params: ElasticNetParams,
    held?: HeldColumns,
  ) {
    this.memory = designMemory(design, held);
    this.screen = columnScreen(this.memory);
    this.together = this.screen.together * GENES_PER_VECTOR;
  }

  /**
   * Turns to other genes, with all weights zero.
   * @param held - the expression of the held samples.
   */
  start(expression: Matrix, genes: readonly number[], held?: Matrix): readonly Lane[] {
    const lanes = genes.map((gene, k) => {
      const lane = (this.lanes[k] ??= {
        set: new ActiveSet(this.memory, this.params),
        largest: 0,
        candidates: new Int32Array(0),
        converged: true,
      });
      lane.set.start(expression, gene, held);
      return lane;
    });
    const largest = this.screen.largest(lanes.map(({ set }) => set.residualAt));
    lanes.forEach((lane, k) => {
      lane.largest = largestAlpha(this.penaltyOf(lane), largest[k]!);
      lane.candidates = new Int32Array(0);
      lane.converged = true;
    });
    return lanes;
  }

  /** Solves every gene at its penalty; a gene that is above its largest penalty keeps all weights zero. */
  solve(moves: readonly Move[]): void {
    let pending = moves.filter(({ lane, alpha }) => {
      if (alpha >= lane.largest) return false;
      const penalty = this.penaltyOf(lane);
      lane.set.move(threshold(penalty, alpha), ridgePart(penalty, alpha));
      lane.converged = lane.set.enterAll(lane.candidates) !== undefined;
      return lane.converged;
    });
    while (pending.length > 0) {
      const found = this.screen.search(
        pending.map(({ lane: { set }, alpha, next = alpha }) => ({
          vectorAt: set.residualAt,
          limit: set.limit,
          welcome: set.limit * Math.min(1, Math.max(LEAST_WELCOME, (2 * next) / alpha - 1)),
          skipped: set.columns,
        })),
      );
      pending = pending.filter(({ lane }, k) => {
        const { columns, isAbove } = found[k]!;
        lane.candidates = columns;
        const entered = isAbove && lane.set.enterAll(columns);
        lane.converged = entered !== undefined;
        return entered;
      });
    }
  }

  /** Ends the use of the lanes. */
  release(): void {
    this.screen.release();
    this.memory.heap.release();
  }

  private penaltyOf({ set: { samples } }: Lane) {
    return { samples, l1Ratio: this.params.l1Ratio };
  }
}
