import type { Matrix } from '@snpress/data';
import type { TuningFold } from '../contract/tuning.js';
import type { ActiveSet } from './active-set.js';
import { columnOf, prepareDesign } from './design.js';
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
  private readonly solver: GeneLanes;
  /** The validation samples in those columns of the design that had a weight. */
  private readonly held: (Float64Array | undefined)[];
  /** The markers of every column. */
  private readonly members: readonly (readonly number[])[];
  private readonly isShared: boolean;
  private readonly predicted: Float64Array;
  private genes: readonly number[] = [];
  private lanes: readonly Lane[] = [];

  constructor(
    private readonly fold: TuningFold,
    params: ElasticNetParams,
  ) {
    const { train, validation, markerWeights } = fold;
    const design = prepareDesign(train.genotypes, params.standardize, markerWeights);
    this.solver = new GeneLanes(design, params);
    this.members = groupMembers(design);
    this.held = new Array<Float64Array | undefined>(design.columns).fill(undefined);
    this.isShared = params.l1Ratio < 1;
    this.predicted = new Float64Array(validation.genotypes.samples.length);
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
    this.genes = genes;
    this.lanes = this.solver.start(this.fold.train.expression, genes);
    return this.lanes;
  }

  /**
   * Moves genes to their next, smaller penalties.
   * @returns the squared error of each on the validation samples that have a value.
   */
  step(steps: readonly Step[]): number[] {
    const { lanes } = this;
    this.solver.solve(steps.map(({ lane, ...penalties }) => ({ lane: lanes[lane]!, ...penalties })));
    return steps.map(({ lane }) => this.errorOf(lanes[lane]!.set, this.genes[lane]!));
  }

  /** The present weights of a gene. */
  weightsOf({ set }: Lane): GeneWeights {
    return expandWeights(this.solver.design, this.members, set, this.isShared);
  }

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
  }
}
