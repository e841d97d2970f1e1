import { borrowKernels, type KernelMemory, type Kernels, returnKernels } from './kernel-memory.js';

const ALIGNMENT = 16;
/** What the memory grows by at least, as a share of it. */
const GROWTH = 0.25;

/** A memory that the kernels work on, of which parts are taken and given back one by one. */
export class KernelHeap {
  readonly kernels: Kernels;
  /** The whole memory, as it is since it last grew. */
  doubles!: Float64Array;
  floats!: Float32Array;
  integers!: Int32Array;
  shorts!: Uint16Array;
  bytes!: Uint8Array;
  private readonly borrowed: KernelMemory;
  private end = 0;
  /** Parts that were given back, by their length. */
  private readonly free = new Map<number, number[]>();

  constructor() {
    this.borrowed = borrowKernels(0);
    this.kernels = this.borrowed.kernels;
    this.look();
  }

  /** Takes a part of any content: its first byte. Views of the memory may be gone after that. */
  take(bytes: number): number {
    const length = ALIGNMENT * Math.ceil(bytes / ALIGNMENT);
    const known = this.free.get(length)?.pop();
    if (known !== undefined) return known;
    const at = this.end;
    this.end += length;
    const { memory } = this.borrowed;
    const missing = this.end - memory.buffer.byteLength;
    if (missing > 0) {
      memory.grow(Math.ceil(Math.max(missing, GROWTH * memory.buffer.byteLength) / 65_536));
      this.look();
    }
    return at;
  }

  /** Takes a part that is all zero. */
  takeZeros(bytes: number): number {
    const at = this.take(bytes);
    this.bytes.fill(0, at, at + bytes);
    return at;
  }

  /** Gives a part back, for others of its length. */
  give(at: number, bytes: number): void {
    const length = ALIGNMENT * Math.ceil(bytes / ALIGNMENT);
    const known = this.free.get(length);
    if (known === undefined) this.free.set(length, [at]);
    else known.push(at);
  }

  /** Lets others use the memory; nothing here may be used any more. */
  release(): void {
    returnKernels(this.borrowed);
  }

  private look(): void {
    const { buffer } = this.borrowed.memory;
    this.doubles = new Float64Array(buffer);
    this.floats = new Float32Array(buffer);
    this.integers = new Int32Array(buffer);
    this.shorts = new Uint16Array(buffer);
    this.bytes = new Uint8Array(buffer);
  }
}
