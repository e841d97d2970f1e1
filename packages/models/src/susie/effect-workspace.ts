import { borrowKernels, returnKernels } from '../kernels/kernel-memory.js';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import { type EffectKernels, plainEffectKernels } from './effect-kernels.js';

/** Places up to which the products of all pairs are kept. */
const MOST_PAIRED = 3000;
/** Places per gene up to which they are. */
const PAIRED_PER_GENE = 16;
/** Places whose products with all others are computed at once. */
const BLOCK = 128;
const FLOAT = 4;
/** Floats by which rows are padded. */
const PADDING = 16;

type Vectors = 'z' | 'prior' | 'table' | 'sums' | 'coefficients' | 'mean' | 'use';

/** The memory in which single effects of many genes are fitted to the same samples. */
export interface EffectWorkspace extends Readonly<Record<Vectors, Float32Array>> {
  readonly samples: number;
  readonly places: number;
  /** Places, padded by some with prior 0. */
  readonly width: number;
  readonly kernels: EffectKernels;
  /** Byte offsets. */
  readonly at: Readonly<Record<Vectors | 'columns' | 'pairs' | 'rows' | 'fit' | 'parts', number>> & {
    readonly weight: readonly number[];
    readonly image: readonly number[];
  };
  readonly rows: Int32Array;
  /** For each effect the weights of the places, up to a common factor. */
  readonly weight: readonly Float32Array[];
  /** For each effect XᵀX b. */
  readonly image: readonly Float32Array[];
  /** Sets `image[effect]` for b of the first `count` of `rows` and `coefficients`. */
  project(effect: number, count: number): void;
  release(): void;
}

/**
 * @param columns - standardised, one place after the other, samples long each.
 * @param genes - how many will be fitted: for many the products of all pairs of places are kept.
 * @param turn - called between blocks of that.
 * @param simd - false for the same in plain TypeScript.
 */
export async function createWorkspace(
  columns: Float64Array,
  samples: number,
  genes: number,
  effects: number,
  sizes: number,
  turn: () => Promise<void> = () => Promise.resolve(),
  simd = true,
): Promise<EffectWorkspace> {
  const places = columns.length / samples;
  const width = padded(places);
  const rowLength = padded(samples);
  const paired = places <= MOST_PAIRED && genes * PAIRED_PER_GENE > places;
  let end = 0;
  const reserve = (floats: number): number => {
    const start = end;
    end += FLOAT * padded(floats);
    return start;
  };
  const vectors = (count: number): number[] => Array.from({ length: count }, () => reserve(width));
  const at = {
    columns: reserve(width * rowLength),
    pairs: reserve(paired ? width * width : 0),
    parts: reserve(sizes * width),
    z: reserve(width),
    prior: reserve(width),
    mean: reserve(width),
    rows: reserve(width),
    coefficients: reserve(width),
    weight: vectors(effects),
    image: vectors(effects),
    fit: reserve(rowLength),
    table: reserve(4 * sizes),
    use: reserve(sizes),
    sums: reserve(2),
  };
  const borrowed = simd ? borrowKernels(end) : undefined;
  const buffer = borrowed?.memory.buffer ?? new ArrayBuffer(end);
  new Uint8Array(buffer, 0, end).fill(0);
  const view = (offset: number, length: number): Float32Array => new Float32Array(buffer, offset, length);
  const kernels = borrowed?.kernels ?? plainEffectKernels(buffer);
  setRows(view(at.columns, width * rowLength), columns, samples);
  for (let first = 0; paired && first < places; first += BLOCK) {
    await turn();
    const count = Math.min(BLOCK, places - first);
    const block = columns.subarray(first * samples, (first + count) * samples);
    const products = new Float64Array(count * places);
    multiplyTransposed(block, count, columns, places, samples, products);
    setRows(view(at.pairs + FLOAT * first * width, count * width), products, places);
  }
  return {
    samples,
    places,
    width,
    kernels,
    at,
    z: view(at.z, width),
    prior: view(at.prior, width),
    mean: view(at.mean, width),
    rows: new Int32Array(buffer, at.rows, width),
    coefficients: view(at.coefficients, width),
    weight: at.weight.map((offset) => view(offset, width)),
    image: at.image.map((offset) => view(offset, width)),
    table: view(at.table, 4 * sizes),
    use: view(at.use, sizes),
    sums: view(at.sums, 2),
    project(effect, count) {
      const image = at.image[effect]!;
      if (paired && count <= samples) {
        kernels.combineRows(at.pairs, width, at.rows, at.coefficients, count, image);
        return;
      }
      kernels.combineRows(at.columns, rowLength, at.rows, at.coefficients, count, at.fit);
      kernels.timesVector(at.columns, rowLength, width, at.fit, image);
    },
    release() {
      if (borrowed !== undefined) returnKernels(borrowed);
    },
  };
}

function padded(count: number): number {
  return Math.ceil(count / PADDING) * PADDING;
}

/** Copies rows of `length` values into padded ones. */
function setRows(target: Float32Array, values: Float64Array, length: number): void {
  for (let from = 0, to = 0; from < values.length; from += length, to += padded(length)) {
    target.set(values.subarray(from, from + length), to);
  }
}
