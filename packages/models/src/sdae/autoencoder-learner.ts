import { floatMemory, type FloatMemory, padded } from '../kernels/float-memory.js';
import { activationOf, initialLimit, slopeAt } from '../network/activation.js';
import { asCorruption, corruptor } from '../network/corruption.js';
import type { DescentContext, Learner } from '../network/descent.js';
import { fastRandom, symmetricUniforms } from '../network/fast-random.js';
import { type RowTable, takeRows } from '../network/row-table.js';
import type { ReconstructionOptions } from './autoencoder.js';
import type { PretrainParams } from './pretrain-params.js';

const SINGLE = Float32Array.BYTES_PER_ELEMENT;
/** A loss of this much per input is taken for divergence. */
export const DIVERGED = 1e6;
/** Inputs that are reconstructed together: their weights stay in the cache for all that is done with them. */
const BLOCK = 64;

type Region =
  | 'weights'
  | 'velocity'
  | 'output'
  | 'outputVelocity'
  | 'bias'
  | 'biasVelocity'
  | 'inputs'
  | 'codes'
  | 'deltas'
  | 'carried'
  | 'list';

/**
 * A denoising autoencoder in the memory of the kernels, in single precision; tests hold it against TensorFlow.js. Weights of an input, to its codes and
 * back from them, are a row each. Batches lie in four rows or more, those that no sample fills are zero.
 */
export class AutoencoderLearner implements Learner {
  readonly samples: number;
  readonly unit = 1;
  readonly limit: number;
  private readonly memory: FloatMemory<Region>;
  private readonly corrupt: (values: Float32Array) => Float32Array;
  private readonly batch: number;
  /** Floats from one row of units, and of inputs, to the next. */
  private readonly width: number;
  private readonly stride: number;
  private seen = 0;
  private kept: Float32Array;

  /** @param targets - what is reconstructed: the inputs, or a rescaling of them. */
  constructor(
    private readonly inputs: RowTable,
    private readonly targets: RowTable,
    private readonly units: number,
    private readonly options: ReconstructionOptions,
    private readonly params: PretrainParams,
    { rng }: DescentContext,
  ) {
    const { rows, columns } = inputs;
    this.samples = rows;
    this.limit = DIVERGED * columns;
    this.corrupt = corruptor(asCorruption(params.corruption), fastRandom(rng.fork('corruption')));
    this.batch = fours(Math.min(params.batchSize, rows));
    const width = padded(units);
    const stride = padded(columns + 1);
    this.width = width;
    this.stride = stride;
    const moves = params.momentum > 0 ? 1 : 0;
    const output = params.tied ? 0 : (columns + 1) * width;
    this.memory = floatMemory<Region>({
      weights: (columns + 1) * width,
      velocity: moves * (columns + 1) * width,
      output,
      outputVelocity: moves * output,
      bias: columns,
      biasVelocity: columns,
      // The batch, and below it the gradient with respect to the sums of its reconstruction.
      inputs: 2 * this.batch * stride,
      codes: this.batch * width,
      // The gradient with respect to the sums of codes, and below it the codes; without momentum times what weights move by.
      deltas: 2 * this.batch * width,
      carried: this.batch * width,
      list: 2 * this.batch,
    });
    this.start(rng);
    this.kept = this.memory.floats.weights.slice();
  }

  takeError(): number {
    const { at, floats, kernels } = this.memory;
    let error = this.seen;
    this.seen = 0;
    for (const region of ['weights', 'output'] as const)
      error += kernels.zeroIfFinite(at[region], floats[region].length);
    for (const bias of floats.bias) error += 0 * bias;
    return error;
  }

  error(rows: Int32Array): number {
    let error = 0;
    for (let from = 0; from < rows.length; from += this.batch) {
      const part = rows.subarray(from, from + this.batch);
      this.encode(part.length, takeRows(this.inputs, part));
      const targets = takeRows(this.targets, part);
      for (let first = 0; first < this.inputs.columns; first += BLOCK)
        error += this.reconstruct(first, part.length, targets, 0);
    }
    return error;
  }

  keep(): void {
    this.kept = this.memory.floats.weights.slice();
  }

  /** The weights to the codes, inputs × units, and their bias, as they were when they were last kept. */
  layer(): { readonly weights: Float32Array; readonly bias: Float32Array } {
    const { kept, units, width } = this;
    const { columns } = this.inputs;
    const weights = new Float32Array(columns * units);
    for (let input = 0; input < columns; input++)
      weights.set(kept.subarray(input * width, input * width + units), input * units);
    return { weights, bias: kept.slice(columns * width, columns * width + units) };
  }

  /** Lets others use the memory; nothing here may be used any more. */
  release(): void {
    this.memory.release();
  }

  step(rows: Int32Array, rate: number): void {
    const { params, memory, batch, width, stride } = this;
    const { at, floats, kernels } = memory;
    const { columns } = this.inputs;
    const { momentum, weightDecay, tied } = params;
    const count = rows.length;
    this.encode(count, this.corrupt(takeRows(this.inputs, rows)));
    const targets = takeRows(this.targets, rows);
    // With momentum, the velocity is what moves the weights.
    const factor = momentum > 0 ? 1 : -rate;
    const { codes, deltas, carried } = floats;
    for (let k = 0; k < codes.length; k++) deltas[batch * width + k] = factor * codes[k]!;
    carried.fill(0);
    for (let first = 0; first < columns; first += BLOCK) {
      this.seen += this.reconstruct(first, count, targets, 1 / count);
      const inputs = Math.min(BLOCK, columns - first);
      const x = at.inputs + SINGLE * (batch * stride + first);
      kernels.forwardLayer(
        ...([x, SINGLE * stride, fours(count), this.decoder + SINGLE * first * width] as const),
        ...([inputs, SINGLE * width, at.carried, SINGLE * width, at.carried] as const),
      );
      if (!tied)
        this.move('output', first, inputs, { rows: count, decay: weightDecay, rate, isOutput: true });
    }
    this.setDeltas(count, factor);
    this.move('weights', 0, columns, { rows: tied ? batch + count : count, decay: weightDecay, rate });
    this.move('weights', columns, 1, { rows: count, decay: 0, rate });
    this.moveBias(count, rate);
  }

  private get decoder(): number {
    return this.params.tied ? this.memory.at.weights : this.memory.at.output;
  }

  private start(rng: DescentContext['rng']): void {
    const { units, width } = this;
    const { columns } = this.inputs;
    const { weights, output } = this.memory.floats;
    const draw = (label: string, from: number, to: number): Float32Array =>
      symmetricUniforms(
        fastRandom(rng.fork(label)),
        from * to,
        initialLimit(this.options.activation, from, to),
      );
    const first = draw('weights', columns, units);
    for (let input = 0; input < columns; input++)
      weights.set(first.subarray(input * units, (input + 1) * units), input * width);
    if (this.params.tied) return;
    const second = draw('output weights', units, columns);
    for (let input = 0; input < columns; input++) {
      for (let unit = 0; unit < units; unit++) output[input * width + unit] = second[unit * columns + input]!;
    }
  }

  /** The codes of a batch. */
  private encode(count: number, values: Float32Array): void {
    const { memory, units, width, stride } = this;
    const { at, floats, kernels } = memory;
    const { columns } = this.inputs;
    const { inputs, codes } = floats;
    inputs.fill(0, count * stride, fours(count) * stride);
    for (let row = 0; row < count; row++) {
      inputs.set(values.subarray(row * columns, (row + 1) * columns), row * stride);
      inputs[row * stride + columns] = 1;
    }
    const rest = at.weights + SINGLE * columns * width;
    for (let first = 0; first < columns; first += BLOCK) {
      const own = [at.inputs + SINGLE * first, SINGLE * stride, fours(count)] as const;
      const weights = [at.weights + SINGLE * first * width, Math.min(BLOCK, columns - first)] as const;
      const start = first === 0 ? ([rest, 0] as const) : ([at.codes, SINGLE * width] as const);
      kernels.forwardLayer(...own, ...weights, SINGLE * width, ...start, at.codes);
    }
    const unitOf = activationOf[this.options.activation];
    if (this.options.activation === 'sigmoid') kernels.sigmoid(at.codes, count * width);
    for (let row = 0; row < count; row++) {
      const from = row * width;
      if (this.options.activation !== 'sigmoid')
        for (let k = from; k < from + units; k++) codes[k] = unitOf(codes[k]!);
      codes.fill(0, from + units, from + width);
    }
    codes.fill(0, count * width);
  }

  /**
   * Reconstructs a block of inputs of a batch, and sets the gradient of (error · scale) with respect to its sums.
   * @returns the error of the block, summed
   */
  private reconstruct(first: number, count: number, targets: Float32Array, scale: number): number {
    const { memory, batch, width, stride } = this;
    const { at, floats, kernels } = memory;
    const { columns } = this.inputs;
    const { bias, inputs: sums } = floats;
    const end = Math.min(first + BLOCK, columns);
    kernels.rowProducts(
      ...([
        at.codes,
        fours(count),
        this.decoder + SINGLE * first * width,
        2 * Math.ceil((end - first) / 2),
      ] as const),
      ...([SINGLE * width, at.inputs + SINGLE * (batch * stride + first), SINGLE * stride] as const),
    );
    let error = 0;
    for (let row = 0; row < count; row++) {
      const from = (batch + row) * stride;
      for (let input = first; input < end; input++) sums[from + input]! += bias[input]!;
      error += this.judge(from, first, end, targets.subarray(row * columns, (row + 1) * columns), scale);
      // The place of the bias among the inputs.
      if (end === columns) sums[from + columns] = 0;
    }
    for (let row = batch + count; row < batch + fours(count); row++)
      sums.fill(0, row * stride + first, row * stride + end + 1);
    return error;
  }

  /** Turns sums of a sample into the gradient with respect to them. @returns the error */
  private judge(from: number, first: number, end: number, targets: Float32Array, scale: number): number {
    const { inputs: sums } = this.memory.floats;
    const { activation, loss, linear } = this.options;
    let error = 0;
    if (loss === 'cross-entropy') {
      for (let input = first; input < end; input++) {
        const sum = sums[from + input]!;
        error += Math.max(sum, 0) - targets[input]! * sum + Math.log1p(Math.exp(-Math.abs(sum)));
        sums[from + input] = scale * (1 / (1 + Math.exp(-sum)) - targets[input]!);
      }
    } else if (linear === true) {
      for (let input = first; input < end; input++) {
        const residual = sums[from + input]! - targets[input]!;
        error += residual * residual;
        sums[from + input] = 2 * scale * residual;
      }
    } else if (activation === 'sigmoid') {
      const { kernels, at } = this.memory;
      kernels.sigmoid(at.inputs + SINGLE * (from + first), fours(end - first));
      for (let input = first; input < end; input++) {
        const output = sums[from + input]!;
        const residual = output - targets[input]!;
        error += residual * residual;
        sums[from + input] = 2 * scale * residual * output * (1 - output);
      }
    } else {
      const unitOf = activationOf[activation];
      const slopeOf = slopeAt[activation];
      for (let input = first; input < end; input++) {
        const output = unitOf(sums[from + input]!);
        const residual = output - targets[input]!;
        error += residual * residual;
        sums[from + input] = 2 * scale * residual * slopeOf(output);
      }
    }
    return error;
  }

  /** The gradient with respect to the sums of the codes, times `factor`. */
  private setDeltas(count: number, factor: number): void {
    const { units, width } = this;
    const { codes, deltas, carried } = this.memory.floats;
    const slopeOf = slopeAt[this.options.activation];
    deltas.fill(0, 0, this.batch * width);
    for (let row = 0; row < count; row++) {
      for (let k = row * width; k < row * width + units; k++)
        deltas[k] = factor * carried[k]! * slopeOf(codes[k]!);
    }
  }

  /** Moves the weights of some inputs. */
  private move(
    region: 'weights' | 'output',
    first: number,
    inputs: number,
    step: {
      readonly rows: number;
      readonly decay: number;
      readonly rate: number;
      readonly isOutput?: boolean;
    },
  ): void {
    const { memory, batch, width, stride, params } = this;
    const { at, kernels } = memory;
    const { rows, decay, rate, isOutput = false } = step;
    const below = isOutput ? batch : 0;
    const x = at.inputs + SINGLE * (below * stride + first);
    const delta = at.deltas + SINGLE * below * width;
    const weights = at[region] + SINGLE * first * width;
    if (params.momentum === 0) {
      kernels.addProducts(
        ...([x, SINGLE * stride, rows, delta, weights, inputs, SINGLE * width] as const),
        ...([1 - rate * decay, at.list] as const),
      );
      return;
    }
    const velocity = at[isOutput ? 'outputVelocity' : 'velocity'] + SINGLE * first * width;
    kernels.backwardLayer(
      ...([x, SINGLE * stride, fours(rows), delta, weights, velocity, inputs, SINGLE * width] as const),
      ...([0, params.momentum, decay, rate, at.list] as const),
    );
  }

  private moveBias(count: number, rate: number): void {
    const { batch, stride } = this;
    const { momentum } = this.params;
    const { inputs, bias, biasVelocity } = this.memory.floats;
    for (let input = 0; input < this.inputs.columns; input++) {
      let gradient = 0;
      for (let row = batch; row < batch + count; row++) gradient += inputs[row * stride + input]!;
      const velocity = momentum * biasVelocity[input]! + gradient;
      biasVelocity[input] = velocity;
      bias[input]! -= rate * velocity;
    }
  }
}

/** The kernels take four rows at a time. */
function fours(count: number): number {
  return Math.ceil(count / 4) * 4;
}
