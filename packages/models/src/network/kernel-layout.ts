import { padded } from '../kernels/layer-product.js';

/** Where a layer lies in the memory of the kernels; all numbers are of floats. */
export interface LayerPlace {
  readonly inputs: number;
  readonly units: number;
  /** From one row of inputs to the next. The number after the last input is 1: the input of the bias. */
  readonly stride: number;
  /** From one row of units to the next. */
  readonly width: number;
  /** (inputs + 1) × width; the last row is the bias. */
  readonly weights: number;
  readonly velocity: number;
  /** What a batch brings to the layer, and the gradient with respect to it: batch × stride. */
  readonly x: number;
  readonly carried: number;
  /** What dropout leaves of x: batch × stride. */
  readonly mask: number;
  /** The layer's sums, then its units, and the gradient with respect to the sums: batch × width. */
  readonly sums: number;
  readonly delta: number;
}

/** A network in the memory of the kernels. */
export interface NetworkLayout {
  readonly places: readonly LayerPlace[];
  /** Weights and biases of all layers are the floats before this one. */
  readonly trained: number;
  /** Which samples a batch holds, batch × the stride of the first layer. */
  readonly selection: number;
  /** The rows of a batch, as integers, and room for as many. */
  readonly rows: number;
  readonly list: number;
  /** The targets of all samples × the width of the last layer. */
  readonly targets: number;
  /** What the first layer's initial weights make of all samples × its width, where it is trained in the dual. */
  readonly initialSums: number;
  /** Four integers of the random numbers of dropout. */
  readonly random: number;
  readonly length: number;
}

/** Lays out layers of so many `units` on so many `inputs`, for `samples` in batches of at most `batch` rows. */
export function layOut(
  inputs: number,
  units: readonly number[],
  { samples, batch, isDual }: { readonly samples: number; readonly batch: number; readonly isDual: boolean },
): NetworkLayout {
  let length = 0;
  const take = (floats: number): number => {
    const at = length;
    length += padded(floats);
    return at;
  };
  const shapes = units.map((count, depth) => {
    const own = depth === 0 ? inputs : units[depth - 1]!;
    return { inputs: own, units: count, stride: padded(own + 1), width: padded(count) };
  });
  const weights = shapes.map((shape) => take((shape.inputs + 1) * shape.width));
  const trained = length;
  const places = shapes.map((shape, depth) => ({
    ...shape,
    weights: weights[depth]!,
    velocity: take((shape.inputs + 1) * shape.width),
    x: take(batch * shape.stride),
    carried: take(batch * shape.stride),
    mask: take(batch * shape.stride),
    sums: take(batch * shape.width),
    delta: take(batch * shape.width),
  }));
  const [first, last] = [shapes[0]!, shapes.at(-1)!];
  return {
    places,
    trained,
    selection: take(batch * first.stride),
    rows: take(batch),
    list: take(batch),
    targets: take(samples * last.width),
    initialSums: take(isDual ? samples * first.width : 0),
    random: take(4),
    length,
  };
}
