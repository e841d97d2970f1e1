import type { PlainLayer } from '../contract/plain-layer.js';
import { borrowKernels, returnKernels, type KernelMemory } from '../kernels/kernel-memory.js';
import { layerProduct } from '../kernels/layer-product.js';
import { activationOf, slopeAt } from './activation.js';
import type { Learner } from './descent.js';
import { dropoutMask } from './fast-random.js';
import { type LayerPlace, layOut, type NetworkLayout } from './kernel-layout.js';
import type { NetworkParams } from './network-params.js';
import { type RowTable, takeRows, transposed } from './row-table.js';

const SINGLE = Float32Array.BYTES_PER_ELEMENT;

/** A loss this many times that of the training mean is taken for divergence. */
export const DIVERGED = 1e6;

/**
 * What the first layer of a network reads.
 *
 * With X Xᵀ its weights are trained as c·W⁰ + XᵀA: with unchanging inputs every gradient is Xᵀ times something samples × units, so
 * that A is all that SGD and momentum change, and c all that weight decay does. Sums are X W = c·X W⁰ + (X Xᵀ) A, and a step
 * costs samples instead of markers.
 */
export interface NetworkInputs {
  /** Samples × markers. */
  readonly genotypes: RowTable;
  /** X Xᵀ, samples × samples, where the first layer is trained in the dual. */
  readonly kernel?: RowTable | undefined;
}

/** What a network is trained on. */
export interface NetworkTargets {
  /** Samples × outputs. */
  readonly targets: RowTable;
  /** ‖Y − Ȳ‖² over all samples. */
  readonly total: number;
}

/** What a network is trained on and from. */
export interface KernelProblem extends NetworkTargets {
  readonly inputs: NetworkInputs;
  /** The layers that training starts from; the last one is linear. */
  readonly start: readonly PlainLayer[];
}

/**
 * A network in the memory of the kernels. Its loss is the unexplained fraction of training variance, ‖Ŷ − Y‖² / ‖Y − Ȳ‖²; a step of a
 * layer is one pass, in single precision. Tests hold it against TensorFlow.js.
 */
export class KernelLearner implements Learner {
  readonly samples: number;
  readonly unit: number;
  readonly limit = DIVERGED;
  private readonly memory: Float32Array;
  private readonly table: RowTable;
  /** In the dual, the sums of the first layer's initial weights, and the share of these that decay has left. */
  private readonly initialSums: Float32Array | undefined;
  private share = 1;
  private shareVelocity = 0;
  /** The error that steps saw since it was last taken. */
  private seen = 0;
  private kept: { readonly memory: Float32Array; readonly share: number };
  private readonly borrowed: KernelMemory;
  private readonly layout: NetworkLayout;
  private readonly batch: number;

  /** @param next - the random draws of dropout */
  constructor(
    private readonly problem: KernelProblem,
    private readonly params: NetworkParams,
    private readonly next: () => number,
  ) {
    const { inputs, start, targets, total } = problem;
    this.table = inputs.kernel ?? inputs.genotypes;
    this.batch = fours(Math.min(params.batchSize, targets.rows));
    const units = start.map(({ outputs }) => outputs);
    const layout = layOut(this.table.columns, units, this.batch);
    this.layout = layout;
    this.borrowed = borrowKernels(SINGLE * layout.length);
    this.samples = targets.rows;
    this.unit = total / targets.rows;
    this.memory = new Float32Array(this.borrowed.memory.buffer, 0, layout.length).fill(0);
    if (inputs.kernel !== undefined)
      this.initialSums = layerProduct(inputs.genotypes, start[0]!.weights, start[0]!.outputs);
    layout.places.forEach(({ weights, inputs: count, width, units }, depth) => {
      const layer = start[depth]!;
      // In the dual, what is trained is the change of the first layer's weights.
      for (let input = 0; input < count && !(depth === 0 && inputs.kernel); input++)
        this.memory.set(layer.weights.subarray(input * units, (input + 1) * units), weights + input * width);
      this.memory.set(layer.bias, weights + count * width);
    });
    this.kept = { memory: this.memory.slice(0, layout.trained), share: 1 };
  }

  takeError(): number {
    let error = this.seen;
    this.seen = 0;
    for (let index = 0; index < this.layout.trained; index++) error += 0 * this.memory[index]!;
    return error;
  }

  error(rows: Int32Array): number {
    let error = 0;
    for (let from = 0; from < rows.length; from += this.batch) {
      const part = rows.subarray(from, from + this.batch);
      this.forward(part, takeRows(this.table, part), []);
      error += this.setDeltas(part, 0);
    }
    return error;
  }

  keep(): void {
    this.kept = { memory: this.memory.slice(0, this.layout.trained), share: this.share };
  }

  /** The layers as they were when they were last kept, the first one as markers × units. */
  layers(): PlainLayer[] {
    return this.layout.places.map(({ inputs, units, width, weights }, depth) => {
      const row = (input: number): Float32Array =>
        this.kept.memory.subarray(weights + input * width, weights + input * width + units);
      const values = new Float32Array(inputs * units);
      for (let input = 0; input < inputs; input++) values.set(row(input), input * units);
      const layer = { inputs, outputs: units, weights: values, bias: row(inputs).slice() };
      return depth === 0 && this.initialSums !== undefined ? this.fromDual(layer) : layer;
    });
  }

  /** Lets others use the memory; nothing here may be used any more. */
  release(): void {
    returnKernels(this.borrowed);
  }

  step(rows: Int32Array, rate: number): void {
    const { places } = this.layout;
    const { dropout, momentum, weightDecay } = this.params;
    const values = takeRows(this.table, rows);
    if (dropout.input > 0) {
      const mask = dropoutMask(this.next, values.length, dropout.input);
      for (let index = 0; index < values.length; index++) values[index]! *= mask[index]!;
    }
    const masks =
      dropout.hidden === 0
        ? []
        : places.slice(1).map(({ inputs }) => dropoutMask(this.next, rows.length * inputs, dropout.hidden));
    this.forward(rows, values, masks);
    this.seen += this.setDeltas(rows, 2 / (this.unit * rows.length));
    for (let depth = places.length - 1; depth >= 0; depth--) {
      this.moveLayer(depth, rows, rate);
      if (depth > 0) this.carryDown(depth, rows.length, masks[depth - 1]);
    }
    this.shareVelocity = Math.fround(momentum * this.shareVelocity + weightDecay * this.share);
    this.share = Math.fround(this.share - rate * this.shareVelocity);
  }

  /** Carries a batch through all layers. */
  private forward(rows: Int32Array, values: Float32Array, masks: readonly Float32Array[]): void {
    const { memory, layout, borrowed } = this;
    const unitOf = activationOf[this.params.activation];
    const [first] = layout.places;
    for (let row = 0; row < rows.length; row++) {
      const at = first!.x + row * first!.stride;
      memory.set(values.subarray(row * first!.inputs, (row + 1) * first!.inputs), at);
      memory[at + first!.inputs] = 1;
    }
    layout.places.forEach(({ x, stride, weights, inputs, width, sums, units }, depth) => {
      borrowed.kernels.forwardLayer(
        x * SINGLE,
        stride * SINGLE,
        fours(rows.length),
        weights * SINGLE,
        inputs,
        width * SINGLE,
        (weights + inputs * width) * SINGLE,
        0,
        sums * SINGLE,
      );
      if (depth === 0) this.addInitialSums(rows);
      const above = layout.places[depth + 1];
      if (above === undefined) return;
      const mask = masks[depth];
      for (let row = 0; row < rows.length; row++) {
        const from = sums + row * width;
        const to = above.x + row * above.stride;
        for (let unit = 0; unit < units; unit++) {
          const value = unitOf(memory[from + unit]!);
          memory[from + unit] = value;
          memory[to + unit] = mask === undefined ? value : value * mask[row * units + unit]!;
        }
        memory[to + units] = 1;
      }
    });
  }

  private addInitialSums(rows: Int32Array): void {
    const { memory, initialSums, share } = this;
    if (initialSums === undefined) return;
    const { sums, width, units } = this.layout.places[0]!;
    rows.forEach((sample, row) => {
      for (let unit = 0; unit < units; unit++)
        memory[sums + row * width + unit]! += share * initialSums[sample * units + unit]!;
    });
  }

  /** The gradient of the loss with respect to the outputs. @returns the summed squared error */
  private setDeltas(rows: Int32Array, scale: number): number {
    const { memory } = this;
    const { sums, delta, width, units } = this.layout.places.at(-1)!;
    const { values } = this.problem.targets;
    let error = 0;
    rows.forEach((sample, row) => {
      for (let unit = 0; unit < units; unit++) {
        const residual = Math.fround(memory[sums + row * width + unit]! - values[sample * units + unit]!);
        memory[delta + row * width + unit] = residual * scale;
        error += residual * residual;
      }
    });
    memory.fill(0, delta + rows.length * width, delta + fours(rows.length) * width);
    return error;
  }

  /** Moves the weights of a layer, and finds the gradient with respect to its inputs. */
  private moveLayer(depth: number, rows: Int32Array, rate: number): void {
    const { memory, layout, borrowed } = this;
    const { momentum, weightDecay } = this.params;
    const place = layout.places[depth]!;
    const { stride, width, inputs } = place;
    const isDual = depth === 0 && this.initialSums !== undefined;
    const x = isDual ? layout.selection : place.x;
    if (isDual) {
      memory.fill(0, x, x + rows.length * stride);
      rows.forEach((sample, row) => {
        memory[x + row * stride + sample] = 1;
        memory[x + row * stride + inputs] = 1;
      });
    }
    const move = (input: number, count: number, carried: number, decay: number): void => {
      borrowed.kernels.backwardLayer(
        (x + input) * SINGLE,
        stride * SINGLE,
        fours(rows.length),
        place.delta * SINGLE,
        (place.weights + input * width) * SINGLE,
        (place.velocity + input * width) * SINGLE,
        count,
        width * SINGLE,
        carried * SINGLE,
        momentum,
        decay,
        rate,
        layout.list * SINGLE,
      );
    };
    move(0, inputs, depth > 0 ? place.carried : 0, weightDecay);
    move(inputs, 1, 0, 0);
  }

  /** The gradient with respect to the sums of the layer below, from that with respect to its (dropped) units. */
  private carryDown(depth: number, rows: number, mask: Float32Array | undefined): void {
    const { memory } = this;
    const { carried, stride } = this.layout.places[depth]!;
    const below: LayerPlace = this.layout.places[depth - 1]!;
    const slopeOf = slopeAt[this.params.activation];
    const { sums, delta, width, units } = below;
    for (let row = 0; row < rows; row++) {
      for (let unit = 0; unit < units; unit++) {
        const gradient = memory[carried + row * stride + unit]! * (mask?.[row * units + unit] ?? 1);
        memory[delta + row * width + unit] = gradient * slopeOf(memory[sums + row * width + unit]!);
      }
    }
    memory.fill(0, delta + rows * width, delta + fours(rows) * width);
  }

  /** c·W⁰ + XᵀA. */
  private fromDual({ weights, outputs, bias }: PlainLayer): PlainLayer {
    const { genotypes } = this.problem.inputs;
    const { rows, columns } = genotypes;
    const markers = { rows: columns, columns: rows, values: transposed(genotypes.values, rows, columns) };
    const span = layerProduct(markers, weights, outputs);
    const initial = this.problem.start[0]!.weights;
    for (let index = 0; index < span.length; index++) span[index]! += this.kept.share * initial[index]!;
    return { inputs: columns, outputs, weights: span, bias };
  }
}

/** The kernels take four rows at a time. */
function fours(rows: number): number {
  return Math.ceil(rows / 4) * 4;
}
