import type { Matrix } from '@snpress/data';
import type { TuningFold } from '../contract/tuning.js';
import { ActiveSetSolver } from './active-set.js';
import { columnOf, prepareDesign, type Design } from './design.js';
import type { ElasticNetParams } from './elastic-net-params.js';
import { centreGene } from './centre-gene.js';
import { groupMembers } from './expand-weights.js';
import { ridgePart, threshold, type Penalty } from './penalty.js';

/** One inner fold that walks down the path of one gene after another. */
export class FoldPath {
  private readonly design: Design;
  private readonly solver: ActiveSetSolver;
  private penalty: Penalty;
  /** The validation samples in those columns of the design that had a weight. */
  private readonly held = new Map<number, Float64Array>();
  private readonly genotypes: Matrix;
  /** The markers of every column. */
  private readonly members: readonly (readonly number[])[];
  private readonly isShared: boolean;
  private readonly rows: number;
  private readonly predicted: Float64Array;
  private readonly observed: Matrix;
  private readonly expression: Matrix;
  private readonly centred: Float64Array;
  private largest = 0;
  private mean = 0;
  private gene = 0;

  constructor({ train, validation, markerWeights }: TuningFold, params: ElasticNetParams) {
    this.design = prepareDesign(train.genotypes, params.standardize, markerWeights);
    this.solver = new ActiveSetSolver(this.design, params);
    this.penalty = { samples: this.design.samples, l1Ratio: params.l1Ratio };
    this.genotypes = validation.genotypes;
    this.members = groupMembers(this.design);
    this.isShared = params.l1Ratio < 1;
    this.centred = new Float64Array(this.design.samples);
    this.rows = validation.genotypes.samples.length;
    this.predicted = new Float64Array(this.rows);
    this.observed = validation.expression;
    this.expression = train.expression;
  }

  /** Ends the use of the path. */
  release(): void {
    this.solver.release();
  }

  /** Turns to a gene. */
  start(gene: number): void {
    this.gene = gene;
    const { mean, missing } = centreGene(this.expression, gene, this.centred);
    this.mean = mean;
    this.penalty = { ...this.penalty, samples: this.design.samples - missing.length };
    this.largest = this.solver.start(this.centred, missing);
  }

  /**
   * Moves the gene to its next, smaller penalty.
   * @returns its squared error on the validation samples that have a value.
   */
  step(alpha: number): number {
    const limit = threshold(this.penalty, alpha);
    if (limit < this.largest) this.solver.solve(limit, ridgePart(this.penalty, alpha));
    const { solver, rows, predicted } = this;
    predicted.fill(this.mean - solver.shift);
    for (let k = 0; k < solver.size; k++) {
      const weight = solver.weights[k]!;
      const held = this.heldOf(solver.columns[k]!);
      for (let row = 0; row < rows; row++) predicted[row]! += weight * held[row]!;
    }
    const { values } = this.observed;
    const at = this.gene * rows;
    let sse = 0;
    for (let row = 0; row < rows; row++) {
      const error = values[at + row]! - predicted[row]!;
      if (!Number.isNaN(error)) sse += error * error;
    }
    return sse;
  }

  private heldOf(column: number): Float64Array {
    const known = this.held.get(column);
    if (known !== undefined) return known;
    const members = this.members[column]!;
    const made = columnOf(this.design, this.genotypes, this.isShared ? members : members.slice(0, 1));
    this.held.set(column, made);
    return made;
  }
}
