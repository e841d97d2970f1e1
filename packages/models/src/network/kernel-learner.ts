import type { PlainLayer } from '../contract/plain-layer.js';
import { borrowKernels, returnKernels, type KernelMemory } from '../kernels/kernel-memory.js';
import { layerProduct } from '../kernels/layer-product.js';
import { activations } from './activation.js';
import type { Learner } from './descent.js';
import { threshold } from './fast-random.js';
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
  private readonly isDual: boolean;
  /** Of the activation, as the kernels have it. */
  private readonly kind: number;
  /** In the dual, the share of the first layer's initial weights that decay has left. */
  private share = 1;
  private shareVelocity = 0;
  /** The error that steps saw since it was last taken. */
  private seen = 0;
  private readonly kept: { readonly memory: Float32Array; share: number };
  private readonly borrowed: KernelMemory;
  private readonly layout: NetworkLayout;
  private readonly batch: number;

  /** @param random - what the random draws of dropout start from */
  constructor(
    private readonly problem: KernelProblem,
    private readonly params: NetworkParams,
    random: Int32Array,
  ) {
    const { inputs, start, targets, total } = problem;
    this.table = inputs.kernel ?? inputs.genotypes;
    this.isDual = inputs.kernel !== undefined;
    this.kind = activations.indexOf(params.activation);
    this.batch = fours(Math.min(params.batchSize, targets.rows));
    const units = start.map(({ outputs }) => outputs);
    const extent = { samples: targets.rows, batch: this.batch, isDual: this.isDual };
    const layout = layOut(this.table.columns, units, extent);
    this.layout = layout;
    this.borrowed = borrowKernels(SINGLE * layout.length);
    this.samples = targets.rows;
    this.unit = total / targets.rows;
    this.memory = new Float32Array(this.borrowed.memory.buffer, 0, layout.length).fill(0);
    this.integers(layout.random, 4).set(random);
    const [first, last] = [layout.places[0]!, layout.places.at(-1)!];
    this.setRows(layout.targets, last.width, targets.values, last.units);
    if (this.isDual)
      this.setRows(
        layout.initialSums,
        first.width,
        layerProduct(inputs.genotypes, start[0]!.weights, first.units),
        first.units,
      );
    layout.places.forEach(({ weights, inputs: count, width, units }, depth) => {
      const layer = start[depth]!;
      // In the dual, what is trained is the change of the first layer's weights.
      if (depth > 0 || !this.isDual) this.setRows(weights, width, layer.weights, units);
      this.memory.set(layer.bias, weights + count * width);
    });
    this.kept = { memory: this.memory.slice(0, layout.trained), share: 1 };
  }

  private integers(at: number, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, SINGLE * at, length);
  }

  /** Copies a table without padding to rows that are `width` apart. */
  private setRows(at: number, width: number, values: Float32Array, columns: number): void {
    for (let from = 0; from < values.length; from += columns, at += width)
      this.memory.set(values.subarray(from, from + columns), at);
  }

  takeError(): number {
    const error = this.seen;
    this.seen = 0;
    return error + this.borrowed.kernels.zeroIfFinite(0, this.layout.trained);
  }

  error(rows: Int32Array): number {
    let error = 0;
    for (let from = 0; from < rows.length; from += this.batch) {
      const part = rows.subarray(from, from + this.batch);
      this.forward(part, false);
      error += this.setDeltas(part, 0);
    }
    return error;
  }

  keep(): void {
    this.kept.memory.set(this.memory.subarray(0, this.layout.trained));
    this.kept.share = this.share;
  }

  /** The layers as they were when they were last kept, the first one as markers × units. */
  layers(): PlainLayer[] {
    return this.layout.places.map(({ inputs, units, width, weights }, depth) => {
      const row = (input: number): Float32Array =>
        this.kept.memory.subarray(weights + input * width, weights + input * width + units);
      const values = new Float32Array(inputs * units);
      for (let input = 0; input < inputs; input++) values.set(row(input), input * units);
      const layer = { inputs, outputs: units, weights: values, bias: row(inputs).slice() };
      return depth === 0 && this.isDual ? this.fromDual(layer) : layer;
    });
  }

  /** Lets others use the memory; nothing here may be used any more. */
  release(): void {
    returnKernels(this.borrowed);
  }

  step(rows: Int32Array, rate: number): void {
    const { places } = this.layout;
    const { momentum, weightDecay } = this.params;
    this.forward(rows, true);
    this.seen += this.setDeltas(rows, 2 / (this.unit * rows.length));
    for (let depth = places.length - 1; depth >= 0; depth--) {
      this.moveLayer(depth, rows, rate);
      if (depth > 0) this.carryDown(depth, rows.length);
    }
    this.shareVelocity = Math.fround(momentum * this.shareVelocity + weightDecay * this.share);
    this.share = Math.fround(this.share - rate * this.shareVelocity);
  }

  /** Carries a batch through all layers. */
  private forward(rows: Int32Array, drops: boolean): void {
    const { memory, layout, borrowed } = this;
    const { dropout } = this.params;
    const [first] = layout.places;
    const { inputs, stride } = first!;
    this.integers(layout.rows, rows.length).set(rows);
    this.setRows(first!.x, stride, takeRows(this.table, rows), inputs);
    for (let row = 0; row < rows.length; row++) memory[first!.x + row * stride + inputs] = 1;
    if (drops && dropout.input > 0) {
      this.drawMask(first!, rows.length, dropout.input);
      for (let at = 0; at < rows.length * stride; at++)
        if (at % stride < inputs) memory[first!.x + at]! *= memory[first!.mask + at]!;
    }
    const dropped = drops && dropout.hidden > 0 ? layout.places.slice(1) : [];
    for (const place of dropped) this.drawMask(place, rows.length, dropout.hidden);
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
      if (depth === 0 && this.isDual)
        borrowed.kernels.addRows(
          sums * SINGLE,
          layout.initialSums * SINGLE,
          layout.rows * SINGLE,
          width * SINGLE,
          rows.length,
          this.share,
        );
      const above = layout.places[depth + 1];
      if (above === undefined) return;
      borrowed.kernels.activate(
        this.kind,
        sums * SINGLE,
        width * SINGLE,
        rows.length,
        units,
        above.x * SINGLE,
        dropped.length > 0 ? above.mask * SINGLE : 0,
        above.stride * SINGLE,
      );
    });
  }

  private drawMask({ mask, stride, inputs }: LayerPlace, rows: number, probability: number): void {
    this.borrowed.kernels.drawMask(
      this.layout.random * SINGLE,
      mask * SINGLE,
      stride * SINGLE,
      rows,
      inputs,
      threshold(probability),
      1 / (1 - probability),
    );
  }

  /** The gradient of the loss with respect to the outputs. @returns the summed squared error */
  private setDeltas(rows: Int32Array, scale: number): number {
    const { memory, layout, borrowed } = this;
    const { sums, delta, width } = layout.places.at(-1)!;
    memory.fill(0, delta + rows.length * width, delta + fours(rows.length) * width);
    return borrowed.kernels.outputDeltas(
      sums * SINGLE,
      layout.targets * SINGLE,
      layout.rows * SINGLE,
      delta * SINGLE,
      width * SINGLE,
      rows.length,
      scale,
    );
  }

  /** Moves the weights of a layer, and finds the gradient with respect to its inputs. */
  private moveLayer(depth: number, rows: Int32Array, rate: number): void {
    const { memory, layout, borrowed } = this;
    const { momentum, weightDecay } = this.params;
    const place = layout.places[depth]!;
    const { stride, width, inputs } = place;
    const isDual = depth === 0 && this.isDual;
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
  private carryDown(depth: number, rows: number): void {
    const { memory, layout, borrowed, params } = this;
    const { carried, mask, stride } = layout.places[depth]!;
    const { sums, delta, width, units } = layout.places[depth - 1]!;
    borrowed.kernels.carryDown(
      this.kind,
      carried * SINGLE,
      params.dropout.hidden > 0 ? mask * SINGLE : 0,
      stride * SINGLE,
      sums * SINGLE,
      delta * SINGLE,
      width * SINGLE,
      rows,
      units,
    );
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
