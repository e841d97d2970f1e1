import type { TuningFold } from '../contract/tuning.js';
import { dosagesIn, prepareDesign } from './design.js';
import type { ElasticNetParams } from './elastic-net-params.js';
import { groupMembers } from './expand-weights.js';
import { GeneLanes, type Lane } from './gene-lanes.js';

/** The next penalty of the gene of a lane. */
interface Step {
  readonly lane: number;
  readonly alpha: number;
  readonly next: number | undefined;
}

/** One inner fold that walks down the paths of some genes together. */
export class FoldPath {
  private readonly solver: GeneLanes;
  /** The markers of every column. */
  private readonly members: readonly (readonly number[])[];
  private readonly isShared: boolean;
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
        dosagesIn(design, validation.genotypes, markers, target);
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
    return steps.map(({ lane }) => lanes[lane]!.set.heldError());
  }

<<<<<<< HEAD
  /** The present weights of a gene. */
  weightsOf({ set }: Lane): GeneWeights {
    return expandWeights(this.solver.design, this.members, set, this.isShared);
=======
  private errorOf(set: ActiveSet, gene: number): number {
    const { predicted } = this;
    const { genotypes, expression } = this.fold.validation;
    const rows = predicted.length;
    predicted.fill(set.mean - set.shift);
    for (let k = 0; k < set.size; k++) {
      const weight = set.weights[k]!;
      const held = this.heldOf(genotypes, set.columns[k]!);
      for (let row = 0; row < rows; row++) predicted[row]! += weight * held[row]!;
    }
    const at = gene * rows;
    let sse = 0;
    for (let row = 0; row < rows; row++) {
      const error = expression.values[at + row]! - predicted[row]!;
      if (!Number.isNaN(error)) sse += error * error;
    }
    return sse;
  }

  private heldOf(genotypes: Matrix, column: number): Float64Array {
    const known = this.held[column];
    if (known !== undefined) return known;
    const members = this.members[column]!;
    const made = columnOf(this.solver.design, genotypes, this.isShared ? members : members.slice(0, 1));
    this.held[column] = made;
    return made;
>>>>>>> 4cb8e11 (feat(models): lasso in sweeps says when its sweeps did not suffice)
  }
}
