import { packedBytes } from '@snpress/data/markers/packed-calls';
import type { PackedCalls } from '@snpress/data';
import { type Grouping, groupingOf, type PlainCalls, sixteens } from './call-grouping.js';
import type { Kernels } from './kernel-memory.js';

/** Groups that share an index, whose tables fit the nearest cache. */
export const FOUR = 4;

/** How the calls of markers lie in the memory of the kernels: in bytes, or in two bits each. */
export interface CallLayout extends Pick<Grouping, 'radix' | 'size'> {
  /** Bytes of a marker. */
  readonly stride: number;
  /** Samples of a marker, with those that fill it up. */
  readonly places: number;
  /** Fours of groups of samples. */
  readonly fours: number;
  /** Where each sample is among those that markers are multiplied with, and among those that are sums over markers. */
  readonly rows: Int32Array;
  readonly sums: Int32Array;
  copy(marker: number, into: Uint8Array, at: number): void;
  indexMarkers(kernels: Kernels, calls: number, markers: number, target: number, step: number): void;
  indexSamples(kernels: Kernels, calls: number, fours: number, target: number): void;
  missing(kernels: Kernels): Pick<Kernels, 'gatherMissing' | 'spreadMissing'>;
}

export function callLayout(genotypes: PlainCalls): CallLayout {
  return genotypes.packed === undefined ? inBytes(genotypes) : inBits(genotypes.packed);
}

function inBytes(genotypes: PlainCalls): CallLayout {
  const { rows: count, calls } = genotypes;
  const { radix, size } = groupingOf([genotypes]);
  const fours = Math.ceil(count / (FOUR * size));
  const stride = sixteens(fours * FOUR * size);
  const rows = Int32Array.from({ length: count }, (_, row) => row);
  return {
    ...{ radix, size, stride, places: stride, fours, rows, sums: rows },
    copy(marker, into, at) {
      into.set(calls.subarray(marker * count, (marker + 1) * count), at);
      into.fill(0, at + count, at + stride);
    },
    indexMarkers(kernels, at, markers, target, step) {
      kernels.indexMarkers(at, stride, markers, fours, size, radix, target, step);
    },
    indexSamples(kernels, at, groups, target) {
      kernels.indexSamples(at, stride, groups, size, radix, target);
    },
    missing: (kernels) => kernels,
  };
}

/** Four calls 0. */
const ZEROS = 0x55;

function inBits({ codes, stored, chosen }: PackedCalls): CallLayout {
  const width = packedBytes(stored);
  const stride = sixteens(width);
  const rows = chosen?.rows ?? Int32Array.from({ length: stored }, (_, row) => row);
  const last = ZEROS & (0xff << (2 * (((stored - 1) % FOUR) + 1)));
  return {
    ...{ radix: 3, size: FOUR, stride, places: FOUR * stride, fours: stride / FOUR, rows },
    sums: rows.map((row) => (row & ~63) | ((row & 3) << 4) | ((row >> 2) & 15)),
    copy(marker, into, at) {
      into.set(codes.subarray(marker * width, (marker + 1) * width), at);
      into[at + width - 1]! |= last;
      into.fill(ZEROS, at + width, at + stride);
    },
    indexMarkers(kernels, at, markers, target, step) {
      kernels.indexPackedMarkers(at, stride, markers, target, step);
    },
    indexSamples(kernels, at, groups, target) {
      kernels.indexPackedSamples(at, stride, groups, target);
    },
    missing: (kernels) => ({
      gatherMissing: (...numbers) => {
        kernels.gatherPackedMissing(...numbers);
      },
      spreadMissing: (...numbers) => {
        kernels.spreadPackedMissing(...numbers);
      },
    }),
  };
}
