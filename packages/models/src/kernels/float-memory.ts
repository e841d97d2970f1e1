import { borrowKernels, type Kernels, returnKernels } from './kernel-memory.js';

/** Floats by which regions are padded: 64 bytes. */
const PADDING = 16;

/** Named regions of single-precision numbers, all 0 at first, in a memory that the kernels work on. */
export interface FloatMemory<Name extends string> {
  /** Byte offsets. */
  readonly at: Readonly<Record<Name, number>>;
  readonly floats: Readonly<Record<Name, Float32Array>>;
  readonly kernels: Kernels;
  /** Lets others use the memory; nothing here may be used any more. */
  readonly release: () => void;
}

/** @param lengths - of the regions, in floats. */
export function floatMemory<Name extends string>(lengths: Readonly<Record<Name, number>>): FloatMemory<Name> {
  const names = Object.keys(lengths) as Name[];
  const at = {} as Record<Name, number>;
  let end = 0;
  for (const name of names) {
    at[name] = end;
    end += Float32Array.BYTES_PER_ELEMENT * padded(lengths[name]);
  }
  const borrowed = borrowKernels(end);
  const { buffer } = borrowed.memory;
  new Uint8Array(buffer, 0, end).fill(0);
  const floats = {} as Record<Name, Float32Array>;
  for (const name of names) floats[name] = new Float32Array(buffer, at[name], lengths[name]);
  return {
    at,
    floats,
    kernels: borrowed.kernels,
    release: () => {
      returnKernels(borrowed);
    },
  };
}

/** The next multiple of 16. */
export function padded(count: number): number {
  return Math.ceil(count / PADDING) * PADDING;
}
