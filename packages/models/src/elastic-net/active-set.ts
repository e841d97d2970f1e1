import type { Matrix } from '@snpress/data';
import { inSteps, type SparseColumns } from '../kernels/sparse-columns.js';
import { centreGene } from './centre-gene.js';
import type { DesignMemory } from './design-memory.js';

const DOUBLE = Float64Array.BYTES_PER_ELEMENT;
const INTEGER = Int32Array.BYTES_PER_ELEMENT;

// Places of the structure of assembly/active-set.ts.
const [SIZE, CAPACITY, NEAR_COUNT, LACKING, RIDGE, SETTLED] = [0, 4, 12, 20, 32, 40];
const [RESIDUAL, TARGET, MISSING, COLUMNS, WEIGHTS, BETWEEN] = [56, 60, 64, 68, 72, 104];
/** Its bytes, and how many arrays of active columns there are. */
const LENGTH = BETWEEN + INTEGER;
const ARRAYS = 8;
/** Room for active columns at first, and by how much it grows. */
const FIRST = 16;
const GROWTH = 1.5;

const none = new Int32Array(0);

/** What `enterActive` tells. */
const [SOME, STUCK, FULL] = [1, 2, 3];

/** How exactly and how long to solve. */
export interface Stopping {
  /** Largest violation of the optimality conditions, as a share of the penalty. */
  readonly tolerance: number;
  /** Largest number of active-set changes per penalty. */
  readonly maxIterations: number;
  /** Of 1, there is no ridge part. */
  readonly l1Ratio: number;
}

/**
 * Solves min ½‖y − Xw‖² + t‖w‖₁ + ½ s Σ wⱼ²/mⱼ among some columns for one gene and a falling sequence of penalties t, exactly, by a primal
 * active-set method (Osborne, Presnell & Turlach 2000): the weights of the active columns are a linear solve, a column
 * enters where |xⱼᵀr| > t and leaves where its weight crosses zero. Each penalty starts from the solution before it.
 *
 * Of samples that a gene lacks the residual is 0, and over the others it sums to 0, so that its products with the columns of all samples
 * are those with columns centred in the gene's own; products between columns are downdated to these: with the sums s over missing rows M,
 * xᵢᵀxⱼ − Σ_M xᵢxⱼ − sᵢsⱼ/n.
 */
export class ActiveSet {
  /** What the expression was before it was centred. */
  mean = 0;
  /** How many samples the gene has. */
  samples = 0;
  /** Above it |xⱼᵀr| breaks the optimality conditions of the present penalty. */
  limit = 0;
  /** Where the residual lies in the heap. */
  readonly residualAt: number;
  private readonly at: number;
  private readonly targetAt: number;
  private readonly missingAt: number;
  private readonly heldValuesAt: number;
  private arraysAt = 0;
  private readonly hasRidge: boolean;

  constructor(
    private readonly memory: DesignMemory,
    private readonly stopping: Stopping,
  ) {
    const { heap, design, heldLength } = memory;
    const width = inSteps(design.samples) * DOUBLE;
    this.hasRidge = stopping.l1Ratio < 1;
    this.residualAt = heap.takeZeros(width);
    this.targetAt = heap.takeZeros(width);
    this.missingAt = heap.take(design.samples * INTEGER);
    this.heldValuesAt = heap.take(heldLength * DOUBLE);
    this.at = heap.takeZeros(LENGTH);
    this.write(RESIDUAL, this.residualAt);
    this.write(TARGET, this.targetAt);
    this.write(MISSING, this.missingAt);
    this.makeRoom(FIRST);
  }

  /** How many columns are active. */
  get size(): number {
    return this.read(SIZE);
  }

  /** The active columns, until anything else is done. */
  get columns(): Int32Array {
    const at = this.read(COLUMNS) / INTEGER;
    return this.memory.heap.integers.subarray(at, at + this.size);
  }

  /** Their weights. */
  get weights(): Float64Array {
    const at = this.read(WEIGHTS) / DOUBLE;
    return this.memory.heap.doubles.subarray(at, at + this.size);
  }

  /** y − Xw. */
  get residual(): Float64Array {
    const at = this.residualAt / DOUBLE;
    return this.memory.heap.doubles.subarray(at, at + this.memory.design.samples);
  }

  /**
   * Turns to a gene, with all weights zero.
   * @param expression - of the samples of the design; NaN where the gene lacks one.
   * @param held - of the held samples.
   */
  start(expression: Matrix, gene: number, held?: Matrix): void {
    const { heap, design } = this.memory;
    const from = this.targetAt / DOUBLE;
    const target = heap.doubles.subarray(from, from + design.samples);
    const { mean, missing } = centreGene(expression, gene, target);
    this.mean = mean;
    this.samples = design.samples - missing.length;
    this.residual.set(target);
    heap.integers.set(missing, this.missingAt / INTEGER);
    this.write(LACKING, missing.length);
    this.write(SIZE, 0);
    heap.doubles[(this.at + RIDGE) / DOUBLE] = 0;
    heap.doubles[(this.at + SETTLED) / DOUBLE] = NaN;
    if (this.read(CAPACITY) > FIRST) this.makeRoom(FIRST);
    if (held === undefined) return;
    const rows = held.samples.length;
    const heldFrom = this.heldValuesAt / DOUBLE;
    heap.doubles.fill(NaN, heldFrom, heldFrom + this.memory.heldLength);
    heap.doubles.set(held.values.subarray(gene * rows, (gene + 1) * rows), heldFrom);
  }

  /**
   * Moves to a penalty, with the columns that are active.
   * @param threshold - t, the weight of ‖w‖₁.
   * @param ridge - s, the weight of the squares.
   */
  move(threshold: number, ridge: number): void {
    const { tolerance, maxIterations } = this.stopping;
    const { heap, at } = this.memory;
    this.limit = threshold * (1 + tolerance);
    this.ask(none);
    heap.kernels.moveActive(at, this.at, threshold, this.limit, ridge, maxIterations);
  }

  /**
   * Lets columns of a list enter, the steepest first, until none of those near it has |xⱼᵀr| above the limit.
   * @returns whether there was one; undefined where there still is, and no more may enter.
   */
  enterAll(list: Int32Array): boolean | undefined {
    if (list.length === 0) return false;
    const { heap, at, nearAt } = this.memory;
    this.ask(list);
    heap.integers.set(list, nearAt / INTEGER);
    this.write(NEAR_COUNT, list.length);
    let result = heap.kernels.enterActive(at, this.at);
    const isSome = result === SOME || result === FULL;
    while (result === FULL) {
      this.makeRoom(Math.ceil(GROWTH * this.size));
      result = heap.kernels.enterActive(at, this.at);
    }
    return result === STUCK ? undefined : isSome;
  }

  /** Σ wⱼ x̄ⱼ over the samples that the gene has, whose columns are centred in all samples. */
  get shift(): number {
    const { heap, at, design } = this.memory;
    if (this.samples === design.samples) return 0;
    this.ask(none);
    return heap.kernels.shiftOfActive(at, this.at);
  }

  /** The squared error in the held samples that have a value. */
  heldError(): number {
    const { heap, held, heldLength, scratchAt, at } = this.memory;
    const base = this.mean - this.shift;
    this.askFrom(held);
    const values = this.heldValuesAt;
    return heap.kernels.heldError(at, held.addressesAt, this.at, values, base, scratchAt, heldLength);
  }

  /** Sees that the active columns are there, and those of a list. */
  private ask(list: Int32Array): void {
    const { columns } = this.memory;
    if (columns.hasRoomFor(list.length)) columns.next();
    else this.askFrom(columns);
    for (let k = 0; k < list.length; k++) columns.ask(list[k]!);
  }

  /** Sees that the active columns are there. */
  private askFrom(columns: SparseColumns): void {
    const from = this.read(COLUMNS) / INTEGER;
    const { size } = this;
    columns.next();
    for (let k = 0; k < size; k++) columns.ask(this.memory.heap.integers[from + k]!);
  }

  /** Gives the arrays of active columns another length. */
  private makeRoom(capacity: number): void {
    const { heap } = this.memory;
    const triangles = this.hasRidge ? 2 : 1;
    const bytes = (count: number): number => DOUBLE * count * (ARRAYS + (triangles * (count + 1)) / 2);
    const before = this.read(CAPACITY);
    const arrays = heap.take(bytes(capacity));
    heap.kernels.placeActive(this.at, arrays, capacity, Number(this.hasRidge));
    if (before > 0) heap.give(this.arraysAt, bytes(before));
    this.arraysAt = arrays;
  }

  private read(field: number): number {
    return this.memory.heap.integers[(this.at + field) / INTEGER]!;
  }

  private write(field: number, value: number): void {
    this.memory.heap.integers[(this.at + field) / INTEGER] = value;
  }
}
