import type { TuningFold } from '../contract/tuning.js';
import { dosagesIn, prepareDesign } from './design.js';
import type { ElasticNetParams } from './elastic-net-params.js';
import { expandWeights, groupMembers } from './expand-weights.js';
import { GeneLanes, type Lane } from './gene-lanes.js';
import type { GeneWeights } from './sparse-weights.js';

/** The next penalty of the gene of a lane. */
interface Step {
  readonly lane: number;
  readonly alpha: number;
  readonly next: number | undefined;
}

/** One inner fold that walks down the paths of some genes together. */
export class FoldPath {
  /** Genes that were not solved at some penalty. */
  readonly unsolved = new Set<number>();
  private readonly solver: GeneLanes;
  /** The markers of every column. */
  private readonly members: readonly (readonly number[])[];
  private readonly isShared: boolean;
  private genes: readonly number[] = [];
  private lanes: readonly Lane[] = [];

  constructor(
    private readonly fold: TuningFold,
    params: ElasticNetParams,
  ) {
    const { train, validation, markerWeights } = fold;
    const design = prepareDesign(train.genotypes, params.standardize, markerWeights);
    this.members = groupMembers(design);
    this.isShared = params.l1Ratio < 1;
    this.solver = new GeneLanes(design, params, {
      rows: validation.genotypes.samples.length,
      source: (column, target) => {
        const members = this.members[column]!;
        const markers = this.isShared ? members : members.slice(0, 1);
        dosagesIn(design, validation.genotypes, column, markers, target);
      },
    });
  }

  /** How many genes to turn to together. */
  get together(): number {
    return this.solver.together;
  }

  /** Ends the use of the path. */
  release(): void {
    this.solver.release();
  }

  /** Turns to other genes: one in each lane. */
  start(genes: readonly number[]): readonly Lane[] {
    const { train, validation } = this.fold;
    this.genes = genes;
    this.lanes = this.solver.start(train.expression, genes, validation.expression);
    return this.lanes;
  }

  /**
   * Moves genes to their next, smaller penalties.
   * @returns the squared error of each on the validation samples that have a value.
   */
  step(steps: readonly Step[]): number[] {
    const { lanes } = this;
    this.solver.solve(steps.map(({ lane, ...penalties }) => ({ lane: lanes[lane]!, ...penalties })));
    for (const { lane } of steps) if (!lanes[lane]!.converged) this.unsolved.add(this.genes[lane]!);
    return steps.map(({ lane }) => lanes[lane]!.set.heldError());
  }

  /** The present weights of a gene. */
  weightsOf({ set }: Lane): GeneWeights {
    return expandWeights(this.solver.design, this.members, set, this.isShared);
  }
}
