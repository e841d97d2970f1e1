import { levelsPerFeature } from '../matrix/called-values.js';
import { checkIndices } from '../matrix/check-indices.js';
import type { GenotypeBlocks } from '../matrix/genotype-blocks.js';
import type { Matrix } from '../matrix/matrix.js';
import { bytesToUnpack, chooseCalls, packedValues } from '../markers/packed-calls.js';
import { matrixOfCalls } from '../matrix/matrix-of-calls.js';
import { selectLabels } from '../matrix/select-labels.js';
import type { ByteRanges } from './byte-ranges.js';
import { readStoredLayout, type StoredLayout } from './stored-layout.js';

/** About so many bytes make a block. */
const bytesPerBlock = 2 ** 24;

/** What −1, 0, 1 and 2 stand for. */
const dosages = [NaN, 0, 1, 2];

/**
 * Opens genotypes as they are stored, to be read in blocks of markers: of the file no more than its labels and one block are in memory.
 * @param most - bytes of a block, at least those of one marker
 * @throws DataError where it is another file, damaged or cut short.
 */
export async function openStoredBlocks(file: ByteRanges, most = bytesPerBlock): Promise<GenotypeBlocks> {
  return blocksOf(file, await readStoredLayout(file), most);
}

function blocksOf(
  file: ByteRanges,
  layout: StoredLayout,
  most: number,
  chosen?: ArrayLike<number>,
): GenotypeBlocks {
  const { runs, values, width, features, positions, alleles, ploidy } = layout;
  const all = layout.samples;
  const samples = chosen === undefined ? all : Array.from(chosen, (row) => all[row]!);
  const choice = chosen && chooseCalls(chosen, all.length);
  const perBlock = Math.max(1, Math.floor(most / Math.max(1, all.length, width)));
  const read = rangeReader(file, runs, width);
  const blockOf = (bytes: Uint8Array<ArrayBuffer>, own: Omit<Matrix, 'values'>, into?: Int8Array): Matrix => {
    const count = own.features.length;
    if (values === 'numbers')
      return { ...own, values: new Float32Array(bytes.buffer, 0, samples.length * count) };
    const levels = Float32Array.from(
      { length: count * levelsPerFeature },
      (_, at) => dosages[at % levelsPerFeature]!,
    );
    if (values !== 'packed')
      return matrixOfCalls(own, { calls: new Int8Array(bytes.buffer, 0, samples.length * count), levels });
    const codes = bytes.subarray(0, width * count);
    return matrixOfCalls(own, packedValues({ codes, stored: all.length, chosen: choice }, levels, into));
  };
  return {
    ...{ samples, features, positions, alleles, ploidy },
    *blocks() {
      const widest = Math.min(perBlock, features.length);
      const bytes = new Uint8Array(widest * width);
      const into = values === 'packed' ? new Int8Array(bytesToUnpack(widest * samples.length)) : undefined;
      for (let first = 0; first < features.length; first += perBlock) {
        const end = Math.min(first + perBlock, features.length);
        read(bytes.subarray(0, (end - first) * width), first);
        const own = { samples, features: features.slice(first, end), ploidy };
        yield { first, genotypes: blockOf(bytes, own, into) };
      }
    },
    select(markers) {
      checkIndices('feature', markers, features.length);
      const bytes = new Uint8Array(markers.length * width);
      for (let at = 0; at < markers.length; at++)
        read(bytes.subarray(at * width, (at + 1) * width), markers[at]!);
      return blockOf(bytes, { samples, ...selectLabels(layout, markers) });
    },
    ...(values === 'packed' &&
      chosen === undefined && {
        ofSamples(rows: ArrayLike<number>) {
          checkIndices('sample', rows, all.length);
          return blocksOf(file, layout, most, rows);
        },
      }),
  };
}

/** Reads the values of features from `first` on, as many as there is room for. */
function rangeReader(
  file: ByteRanges,
  runs: StoredLayout['runs'],
  width: number,
): (into: Uint8Array, first: number) => void {
  const starts = [0];
  for (const { count } of runs) starts.push(starts.at(-1)! + count);
  return (into, first) => {
    for (let filled = 0, run = runAt(starts, first); filled < into.length; run++) {
      const { count, at } = runs[run]!;
      const skipped = Math.max(0, first - starts[run]!);
      const length = Math.min((count - skipped) * width, into.length - filled);
      if (length > 0) file.read(into.subarray(filled, filled + length), at + skipped * width);
      filled += length;
    }
  };
}

/** The last run that begins at a feature or before it. */
function runAt(starts: readonly number[], feature: number): number {
  let [low, high] = [0, starts.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= feature) low = middle;
    else high = middle;
  }
  return low;
}
