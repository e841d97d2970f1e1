import type { Kernels } from '../kernels/kernel-memory.js';
import { floatMemory, padded } from '../kernels/float-memory.js';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';

/** Places up to which the products of all pairs are kept. */
const MOST_PAIRED = 3000;
/** Places per gene up to which they are. */
const PAIRED_PER_GENE = 16;
/** Places whose products with all others are computed at once. */
const BLOCK = 128;
const FLOAT = 4;
/** Places of a list, as a share of the samples, up to which its image is the sum of their products. */
const FEW = 0.5;

type Vectors = 'z' | 'products' | 'prior' | 'table' | 'sums' | 'mean' | 'use';

/** Places with a number each, in the workspace. */
export interface PlaceList {
  readonly places: Int32Array;
  readonly values: Float32Array;
  /** Byte offsets. */
  readonly placesAt: number;
  readonly valuesAt: number;
  /** How many there are. */
  count: number;
}

/** The memory in which single effects of many genes are fitted to the same samples. */
export interface EffectWorkspace extends Readonly<Record<Vectors, Float32Array>> {
  readonly samples: number;
  readonly places: number;
  /** Places, padded by some with prior 0. */
  readonly width: number;
  readonly kernels: Kernels;
  /** Byte offsets. */
  readonly at: Readonly<Record<Vectors | 'columns' | 'pairs' | 'fit' | 'parts', number>> & {
    readonly weight: readonly number[];
    readonly image: readonly number[];
  };
  /** Two for each effect, so that one can be compared with the next. */
  readonly lists: readonly (readonly [PlaceList, PlaceList])[];
  /** For each effect the weights of the places, up to a common factor. */
  readonly weight: readonly Float32Array[];
  /** For each effect XᵀX b. */
  readonly image: readonly Float32Array[];
  /** The correlation of two places. */
  readonly likeness: (first: number, second: number) => number;
  /** Sets `products` for a centred gene: Xᵀy. */
  setGene(target: Float64Array): void;
  /** Sets `image[effect]` for the effects of a list. */
  project(effect: number, list: PlaceList): void;
  readonly release: () => void;
}

/**
 * @param columns - standardised, one place after the other, samples long each.
 * @param genes - how many will be fitted: for many the products of all pairs of places are kept.
 * @param turn - called between blocks of that.
 */
export async function createWorkspace(
  columns: Float64Array,
  samples: number,
  genes: number,
  effects: number,
  sizes: number,
  turn: () => Promise<void> = () => Promise.resolve(),
): Promise<EffectWorkspace> {
  const places = columns.length / samples;
  const width = padded(places);
  const rowLength = padded(samples);
  const paired = places <= MOST_PAIRED && genes * PAIRED_PER_GENE > places;
  const memory = floatMemory({
    columns: width * rowLength,
    byFours: width * rowLength,
    pairs: paired ? width * width : 0,
    parts: sizes * width,
    z: width,
    prior: width,
    products: width,
    mean: width,
    lists: effects * 4 * width,
    weights: effects * width,
    images: effects * width,
    fit: rowLength,
    table: 4 * sizes,
    use: sizes,
    sums: 2,
  });
  const { at, floats, kernels } = memory;
  const list = (from: number): PlaceList => {
    const [placesAt, valuesAt] = [at.lists + FLOAT * from, at.lists + FLOAT * (from + width)];
    return {
      places: new Int32Array(floats.lists.buffer, placesAt, width),
      values: floats.lists.subarray(from + width, from + 2 * width),
      placesAt,
      valuesAt,
      count: 0,
    };
  };
  const each = Array.from({ length: effects }, (_, effect) => effect * width);
  setRows(floats.columns, columns, samples);
  for (let place = 0; place < places; place++) {
    for (let i = 0; i < samples; i++) {
      floats.byFours[foursAt(place, i, rowLength)] = columns[place * samples + i]!;
    }
  }
  for (let first = 0; paired && first < places; first += BLOCK) {
    await turn();
    const count = Math.min(BLOCK, places - first);
    const block = columns.subarray(first * samples, (first + count) * samples);
    const products = new Float64Array(count * places);
    multiplyTransposed(block, count, columns, places, samples, products);
    setRows(floats.pairs.subarray(first * width), products, places);
  }
  return {
    samples,
    places,
    width,
    kernels,
    ...floats,
    at: {
      ...at,
      weight: each.map((from) => at.weights + FLOAT * from),
      image: each.map((from) => at.images + FLOAT * from),
    },
    lists: each.map((from) => [list(4 * from), list(4 * from + 2 * width)] as const),
    weight: each.map((from) => floats.weights.subarray(from, from + width)),
    image: each.map((from) => floats.images.subarray(from, from + width)),
    likeness(first, second) {
      if (paired) return floats.pairs[first * width + second]! / samples;
      let sum = 0;
      for (let i = 0; i < samples; i++) sum += columns[first * samples + i]! * columns[second * samples + i]!;
      return sum / samples;
    },
    setGene(target) {
      floats.fit.set(target);
      kernels.timesVector(at.byFours, rowLength, width, at.fit, at.products);
    },
    project(effect, { placesAt, valuesAt, count }) {
      const image = at.images + FLOAT * effect * width;
      if (paired && count <= FEW * samples) {
        kernels.combineRows(at.pairs, width, placesAt, valuesAt, count, image);
        return;
      }
      kernels.combineRows(at.columns, rowLength, placesAt, valuesAt, count, at.fit);
      kernels.timesVector(at.byFours, rowLength, width, at.fit, image);
    },
    release: memory.release,
  };
}

/** Copies rows of `length` values into padded ones. */
function setRows(target: Float32Array, values: Float64Array, length: number): void {
  for (let from = 0, to = 0; from < values.length; from += length, to += padded(length)) {
    target.set(values.subarray(from, from + length), to);
  }
}

/** Where a value lies in the matrix of `timesVector`: fours of values of four rows follow one another. */
function foursAt(row: number, column: number, width: number): number {
  return (row >> 2) * 4 * width + (column >> 2) * 16 + (row & 3) * 4 + (column & 3);
}
