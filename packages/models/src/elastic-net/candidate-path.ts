import type { GenotypeBlock, Matrix } from '@snpress/data';
import type { FitContext } from '../contract/fit-context.js';
import type { FoldRows } from '../contract/fold-rows.js';
import { nextTurn } from '../contract/next-turn.js';
import { centredProducts } from '../linear-algebra/centred-products.js';
import { leastVariance } from '../linear-algebra/least-variance.js';
import { markerMeans } from '../linear-algebra/marker-means.js';
import { callShapes, valueShapes } from '../linear/column-shapes.js';
import { markerVariance } from '../linear/column-variance.js';
import { hashOf } from '../linear/distinct-columns.js';
import type { Candidates } from './candidates.js';
import { covarianceDescent } from './covariance-descent.js';
import type { ElasticNetParams } from './elastic-net-params.js';
import { largestAlpha, ridgePart, threshold } from './penalty.js';
import { sampleRows } from './sample-rows.js';
import type { GeneWeights } from './sparse-weights.js';

/** Columns whose products with all others are computed together: with those that are asked for, the next that may be. */
const TOGETHER = 64;
/** How often the products of the columns with what is left of the gene are computed anew at a penalty, at most: those of single precision are made exact so. */
const MOST_REFINEMENTS = 50;

/** Products below this share of the limit are followed in single precision. */
const NEAR = 0.99;

type Turns = Pick<FitContext, 'onProgress' | 'signal'>;

/** A gene in some samples, and which of its markers may act. */
export interface CandidateProblem {
  readonly candidates: Candidates;
  readonly expression: Matrix;
  readonly gene: number;
  readonly set: FoldRows;
  readonly params: ElasticNetParams;
  /** Of all markers. */
  readonly markerWeights: Float64Array | undefined;
}

/** Candidates that are one column in the samples of a set; the first that came stands for all. */
interface Group {
  readonly direction: number;
  /** What its dosages are divided by. */
  scale: number;
  /** Of its members; those of a smaller one are none. */
  weight: number;
  members: { readonly candidate: number; readonly sign: number }[];
}

/**
 * A gene in a set of samples on its way down the penalties, among candidates that become more: products of them are computed once, and what the gene is without
 * them once for each penalty.
 */
export class CandidatePath {
  /** Of all samples; zero in those that are not fitted to. */
  readonly residual: Float64Array;
  private readonly samples: Int32Array;
  private readonly mean: number;
  private readonly target: Float64Array;
  private readonly fitted: Float64Array;
  private readonly groups: (Group | undefined)[] = [];
  private readonly groupOf = new Map<string, Group>();
  private means = new Float64Array(0);
  private weights = new Float64Array(0);
  private products = new Float64Array(0);
  /** Products of those that had a weight with all. */
  private readonly rows: (Float32Array | undefined)[] = [];

  constructor(private readonly problem: CandidateProblem) {
    const { expression, gene, set } = problem;
    const samples = expression.samples.length;
    const values = expression.values.subarray(gene * samples, (gene + 1) * samples);
    this.samples = set.rows.filter((row) => !Number.isNaN(values[row]));
    this.mean = this.samples.reduce((sum, row) => sum + values[row]!, 0) / this.samples.length;
    this.target = new Float64Array(samples);
    for (const row of this.samples) this.target[row] = values[row]! - this.mean;
    this.residual = this.target.slice();
    this.fitted = new Float64Array(samples);
  }

  /** The α at which the first of the candidates leaves zero. */
  get largest(): number {
    const shares = this.groups.map((group, k) => (group ? Math.abs(this.products[k]!) / group.scale : 0));
    return largestAlpha(this.penalty, Math.max(0, ...shares));
  }

  /** Above it the product of a marker of scale 1 breaks the optimality conditions. */
  limitAt(alpha: number): number {
    return threshold(this.penalty, alpha) * (1 + this.problem.params.tolerance);
  }

  /** The present weights, to return to. */
  get state(): Float64Array {
    return this.weights.slice();
  }

  /** Takes in what candidates there are by now, and goes back to a state. */
  async start(state: Float64Array, context: Turns): Promise<void> {
    const { blocks, markers } = this.problem.candidates;
    const longer = (values: Float64Array): Float64Array<ArrayBuffer> => {
      const made = new Float64Array(markers.length);
      made.set(values);
      return made;
    };
    [this.means, this.products] = [longer(this.means), longer(this.products)];
    this.weights = longer(state);
    const others = blocks.filter(({ first }) => first >= this.groups.length);
    for (const { genotypes } of others) this.register(genotypes);
    await this.multiply(
      [...this.rows.keys()].filter((k) => this.rows[k]),
      others,
      context,
    );
    this.refresh(0);
  }

  /**
   * Moves to a smaller penalty.
   * @returns whether it was solved among the candidates.
   */
  async solve(alpha: number, context: Turns): Promise<boolean> {
    const { tolerance, maxIterations } = this.problem.params;
    const [cost, ridge] = [threshold(this.penalty, alpha), ridgePart(this.penalty, alpha)];
    const of = (value: (group: Group) => number): Float64Array =>
      Float64Array.from(this.groups, (group) => (group ? value(group) : Infinity));
    const costs = of(({ scale }) => cost * scale);
    const ridges = of(({ scale, members }) => (ridge * scale ** 2) / members.length);
    const problem = {
      ...{ size: this.groups.length, weights: this.weights, products: this.products, costs, ridges },
      rowsOf: (columns: readonly number[]) => this.rowsOf(columns, context),
    };
    for (let round = 0; round < MOST_REFINEMENTS; round++) {
      const isSolved = await covarianceDescent(problem, tolerance / 2, maxIterations, context);
      this.refresh(NEAR * cost);
      if (!isSolved) return false;
      if (this.violation(costs, ridges) <= tolerance) return true;
    }
    return false;
  }

  /** The squared error on the held samples that have a value. */
  error(): number {
    const { expression, gene, set } = this.problem;
    const at = gene * expression.samples.length;
    return set.held.reduce((sse, row) => {
      const error = expression.values[at + row]! - this.mean - this.fitted[row]!;
      return Number.isNaN(error) ? sse : sse + error * error;
    }, 0);
  }

  /** The present weights of markers. */
  geneWeights(): GeneWeights {
    const markers: number[] = [];
    const weights: number[] = [];
    let intercept = this.mean;
    this.expanded().forEach((weight, candidate) => {
      if (weight === 0) return;
      markers.push(this.problem.candidates.markers[candidate]!);
      weights.push(weight);
      intercept -= weight * this.means[candidate]!;
    });
    return { markers, weights, intercept };
  }

  private get penalty() {
    return { samples: this.samples.length, l1Ratio: this.problem.params.l1Ratio };
  }

  /** Learns of markers what they are in the samples of the set. */
  private register(genotypes: Matrix): void {
    const { candidates, set, params, markerWeights } = this.problem;
    const own = sampleRows(genotypes, set.rows);
    const all = this.samples.length === set.rows.length;
    const first = this.groups.length;
    this.means.set(markerMeans(all ? own : sampleRows(genotypes, this.samples)), first);
    const least = params.standardize ? leastVariance(own) : 0;
    const rows = set.rows.length;
    const shapes = own.called === undefined ? valueShapes(own.values, rows) : callShapes(own.called, rows);
    own.features.forEach((_, k) => {
      const candidate = first + k;
      const direction = shapes.read(k);
      this.groups[candidate] = undefined;
      if (direction === 0) return;
      const variance = params.standardize ? markerVariance(own, k) : 1;
      const weight = markerWeights?.[candidates.markers[candidate]!] ?? 1;
      const scale = variance < least ? Infinity : Math.sqrt(variance / weight);
      const key = `${hashOf(shapes.words)} ${hashOf(shapes.words, 0x85ebca6b)}`;
      const known = this.groupOf.get(key);
      if (known === undefined) {
        const group = { direction, scale, weight, members: [{ candidate, sign: 1 }] };
        this.groupOf.set(key, group);
        this.groups[candidate] = group;
        return;
      }
      if (weight < known.weight) return;
      if (weight > known.weight) known.members = [];
      known.weight = weight;
      known.members.push({ candidate, sign: known.direction === direction ? 1 : -1 });
      known.members.sort((a, b) => candidates.markers[a.candidate]! - candidates.markers[b.candidate]!);
      known.scale = Math.min(known.scale, scale);
    });
  }

  /** Products of some candidates with all, which are made when they are first asked for. */
  private async rowsOf(columns: readonly number[], context: Turns): Promise<Float32Array[]> {
    const missing = columns.filter((column) => this.rows[column] === undefined);
    if (missing.length > 0) {
      const asked = new Set(missing);
      const shares = this.groups.map((group, k) => (group ? Math.abs(this.products[k]!) / group.scale : 0));
      const next = [...shares.keys()]
        .filter((k) => shares[k]! > 0 && this.rows[k] === undefined && !asked.has(k))
        .sort((a, b) => shares[b]! - shares[a]!)
        .slice(0, TOGETHER * Math.ceil(missing.length / TOGETHER) - missing.length);
      await this.multiply([...missing, ...next], this.problem.candidates.blocks, context);
    }
    return columns.map((column) => this.rows[column]!);
  }

  /** Multiplies candidates with those of some blocks. */
  private async multiply(
    columns: readonly number[],
    blocks: readonly GenotypeBlock[],
    context: Turns,
  ): Promise<void> {
    const size = this.groups.length;
    const rows = this.target.length;
    for (let from = 0; from < columns.length; from += TOGETHER) {
      const some = columns.slice(from, from + TOGETHER);
      const vectors = new Float64Array(some.length * rows);
      some.forEach((column, at) => {
        const dosages = this.problem.candidates.dosages(column);
        for (const row of this.samples) vectors[at * rows + row] = dosages[row]! - this.means[column]!;
        const longer = new Float32Array(size);
        longer.set(this.rows[column] ?? []);
        this.rows[column] = longer;
      });
      for (const { first, genotypes } of blocks) {
        await nextTurn(context, 0);
        const count = genotypes.features.length;
        const every = Int32Array.from({ length: count }, (_, k) => k);
        const products = centredProducts(vectors, genotypes, new Float64Array(count), every);
        some.forEach((column, at) => {
          this.rows[column]!.set(products.subarray(at * count, (at + 1) * count), first);
        });
      }
    }
  }

  /**
   * Computes in double precision what the gene is without the weights, and the products with that.
   * @param least - products of marker of scale 1 that are smaller stay as they are.
   */
  private refresh(least: number): void {
    const { residual, fitted, target, samples, groups, products, weights } = this;
    const { candidates } = this.problem;
    fitted.fill(0);
    candidates.addTimes(this.expanded(), this.means, fitted);
    for (const row of samples) residual[row] = target[row]! - fitted[row]!;
    const isNear = (k: number): boolean => {
      const group = groups[k];
      return group !== undefined && (weights[k] !== 0 || Math.abs(products[k]!) >= least * group.scale);
    };
    candidates.multiply(residual, isNear, products);
  }

  /** The weights of groups as weights of candidates: shared where there is a ridge part, else of the first marker. */
  private expanded(): Float64Array {
    const isShared = this.problem.params.l1Ratio < 1;
    const expanded = new Float64Array(this.weights.length);
    this.weights.forEach((weight, k) => {
      if (weight === 0) return;
      const { members } = this.groups[k]!;
      const owners = isShared ? members : members.slice(0, 1);
      for (const { candidate, sign } of owners) expanded[candidate] = (sign * weight) / owners.length;
    });
    return expanded;
  }

  /** By how much the optimality conditions are broken, as a share of the penalty. */
  private violation(costs: Float64Array, ridges: Float64Array): number {
    let worst = 0;
    this.groups.forEach((group, k) => {
      if (group === undefined) return;
      const [weight, product, cost] = [this.weights[k]!, this.products[k]!, costs[k]!];
      const broken =
        weight === 0
          ? Math.abs(product) - cost
          : Math.abs(product - ridges[k]! * weight - cost * Math.sign(weight));
      if (broken > worst * cost) worst = broken / cost;
    });
    return worst;
  }
}
